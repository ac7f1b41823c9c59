import { configurationOf, entriesOf } from '../configuration-of';
import type { Flow, Parameters, Widget } from '../types';
import { anyDomain } from '../url/any-domain';
import { firstWidget, named } from '../which-widget';
import { callRequests } from './call-requests';
import { findCandidates } from './candidates';
import { findCircles, findTraps } from './find-circles';
import { enterService } from './follow-call';
import { leaveAs, leaveState, type Outcome } from './leave-state';
import { metSplits } from './met-splits';
import { findMoments } from './moments';
import { findRelevance } from './relevance';
import { type DeadEnd, type State, stepFrom, stepsTo, type Walking } from './walk';

/** What a walk needs to know besides the widgets. */
export interface Surroundings {
  readonly variables: Parameters;
  /** What the Voice URL of every number says; names that begin with an upper-case letter are Twilio's own. */
  readonly parameters: Parameters;
  /** The paths of this service at which something answers. */
  readonly paths: ReadonlySet<string>;
  /** A walk gives up after so many widgets. */
  readonly mostWidgets: number;
}

export interface Walk {
  readonly numbers: number;
  /** Dials that differ in what may come of them. */
  readonly dials: number;
  /** Other widgets that do. */
  readonly others: number;
  /** The ways in which those may be left. */
  readonly outcomes: number;
  readonly deadEnds: readonly DeadEnd[];
  readonly hasGivenUp: boolean;
}

/** Of nobody, so that the widget or flow `default` answers. */
const anyOtherNumber = '+15005550006';

/**
 * Walk every call that may come: through each number, `default`, and each flow that these do not get to; and all that may
 * happen at each widget. The shortest way first, and none twice. Finds the ways on which a caller who is still there has
 * reached nobody, left no message, was told nothing since their last input or ring, and is led to no other place either.
 *
 * A place outside of this service is taken to be right.
 */
export function walkCalls(records: readonly (Widget | Flow)[], surroundings: Surroundings): Walk {
  const { variables, parameters, paths, mostWidgets } = surroundings;
  const configuration = configurationOf(records);
  const widgets = records.filter((record) => record.type !== 'flow');
  const walking: Walking = {
    service: { domain: anyDomain, variables, configuration },
    paths,
    relevance: findRelevance(widgets, configuration),
    candidates: findCandidates(widgets),
    moments: findMoments(widgets, variables),
    states: new Map(),
    queue: [],
    flows: new Set(),
  };
  const { queue } = walking;
  const deadEnds: DeadEnd[] = [];
  const splits = metSplits(widgets, configuration);
  const enter = (entrance: string, number: string, further: Parameters = {}) =>
    deadEnds.push(...enterBy(entrance, number, { walking, parameters: { ...parameters, ...further } }));
  let walked = 0;
  let dials = 0;
  let others = 0;
  let outcomes = 0;
  const takeAll = (state: State, left: readonly Outcome[]) => {
    // A ring of nobody is no Dial.
    if (!isDial(state) || left.every(isRung)) outcomes += left.length;
    deadEnds.push(...goOnFrom(state, left));
  };
  const drain = () => {
    while (walked < Math.min(queue.length, mostWidgets)) {
      for (const state of queue.slice(walked, mostWidgets)) {
        walked++;
        const left = leaveState(state, walking);
        if (!isDial(state)) others++;
        else if (left.every(isRung)) dials++;
        splits.note(state, left);
        takeAll(state, left);
      }
    }
  };

  const numbers = entriesOf(records).flatMap((entry) => entry.numbers);
  for (const number of numbers.toSorted()) enter(number, number);
  if (named('default', configuration) !== undefined) enter('any other number', anyOtherNumber);
  drain();
  for (const { name, type } of entriesOf(records)) {
    // One that another leads to is no entrance.
    if (type !== 'flow' || walking.flows.has(name)) continue;
    enter(`/connect?flow=${name}`, anyOtherNumber, { flow: name });
    drain();
  }
  for (let untaken = splits.untaken(); untaken.length > 0; untaken = splits.untaken()) {
    for (const { state, ...split } of untaken) takeAll(state, leaveAs(state, split, walking));
    drain();
  }
  const hasGivenUp = walked < queue.length;
  deadEnds.push(...findCircles(queue), ...(hasGivenUp ? [] : findTraps(queue)));
  return { numbers: numbers.length, dials, others, outcomes, deadEnds, hasGivenUp };
}

function isDial({ onwards: { widget } }: State): boolean {
  return widget.type === 'connect-call-to';
}

/** What has come of a widget that waited. */
function isRung({ left, isAtOnce }: Outcome): boolean {
  return left === undefined && isAtOnce === undefined;
}

/** Enter by a number, as somebody of whom no widget knows, and as each whom a split of the first flow tells from others. */
function enterBy(
  entrance: string,
  number: string,
  { walking, parameters }: { readonly walking: Walking; readonly parameters: Parameters },
): DeadEnd[] {
  const enterAs = (caller: Parameters): DeadEnd[] => {
    const requests = callRequests(number, { ...parameters, ...caller });
    const report = { problems: [], secrets: [] };
    const from = { entrance, requests, isTold: false, hasSpoken: false, report };
    const ahead = enterService(requests.begin(), from, walking);
    return ahead.kind === 'nothing' ? [{ entrance, steps: [], end: ahead.end }] : [];
  };
  const first = firstWidget(callRequests(number, parameters).begin(), walking.service.configuration);
  return [{}, ...callersOf(first, walking)].flatMap(enterAs);
}

/** What to call with so that each way of a split is taken that tells callers apart. */
function callersOf(first: Widget | undefined, { relevance, candidates }: Walking): Parameters[] {
  if (first === undefined) return [];
  return candidates
    .ofCaller(first.flow)
    .filter(({ path }) => relevance.isRead(first, path))
    .flatMap(({ name, path }) => candidates.of(first.flow, path).map(({ value }) => ({ [name]: value })));
}

/** Take note of where a widget leads; the outcomes of a ring after which the caller is left with the same are one way. */
function goOnFrom(state: State, outcomes: readonly Outcome[]): DeadEnd[] {
  const leftBy = new Map<string, { readonly names: string[]; readonly end: string }>();
  for (const { name, ahead, isServed, isAtOnce } of outcomes) {
    if (isServed || ahead?.kind === 'elsewhere' || ahead?.kind === 'nothing') state.mayEnd = true;
    if (ahead?.kind === 'state' && !state.ahead.has(ahead.state)) state.ahead.set(ahead.state, name);
    if (ahead?.kind !== 'nothing') continue;
    const { end } = ahead;
    const key = isDial(state) ? end : JSON.stringify([name, end]);
    leftBy.set(key, { names: isAtOnce ? [] : [...(leftBy.get(key)?.names ?? []), name], end });
  }
  return [...leftBy.values()].map(({ names, end }) => ({
    entrance: state.entrance,
    steps: names.length === 0 ? stepsTo(state) : [...stepsTo(state), stepFrom(state, names)],
    end,
  }));
}
