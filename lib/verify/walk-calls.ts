import { configurationOf } from '../configuration-of';
import type { Flow, Parameters, Widget } from '../types';
import { callRequests } from './call-requests';
import { dialEndings } from './dial-endings';
import { findCircles } from './find-circles';
import { enterService, leaveDial } from './follow-call';
import { stateKeys } from './state-key';
import { type DeadEnd, type State, stepsTo, type Walking } from './walk';

/** What a walk needs to know besides the widgets. */
export interface Surroundings {
  readonly variables: Parameters;
  /** What the Voice URL of every number says; names that begin with an upper-case letter are Twilio's own. */
  readonly parameters: Parameters;
  /** The paths of this service at which something answers. */
  readonly paths: ReadonlySet<string>;
  /** A walk gives up after so many Dials. */
  readonly mostDials: number;
}

export interface Walk {
  readonly numbers: number;
  /** Dials that differ in what may come of them. */
  readonly dials: number;
  /** The ways in which those may end. */
  readonly endings: number;
  readonly deadEnds: readonly DeadEnd[];
  readonly hasGivenUp: boolean;
}

// Which host the service gets makes no difference here.
const anyDomain = 'service.invalid';

/** Of nobody, so that the widget `default` answers. */
const anyOtherNumber = '+15005550006';

/**
 * Walk every call that may come: through each number and `default`, and each ending of each Dial; the shortest way first, and
 * none twice. Finds the ways on which a caller has talked to nobody and is led to no other place either.
 *
 * A place outside of this service is taken to be right.
 */
export function walkCalls(records: readonly (Widget | Flow)[], surroundings: Surroundings): Walk {
  const { variables, parameters, paths, mostDials } = surroundings;
  const configuration = configurationOf(records);
  const widgets = records.filter((record) => record.type === 'connect-call-to');
  const walking: Walking = {
    service: { domain: anyDomain, variables, configuration },
    paths,
    keyOf: stateKeys(widgets),
    states: new Map(),
  };
  const numbers = widgets.flatMap((widget) => widget.numbers).sort();
  const deadEnds = numbers.flatMap((number) => enterBy(number, number, { walking, parameters }));
  if (configuration.widget('default') !== undefined) {
    deadEnds.push(...enterBy('any other number', anyOtherNumber, { walking, parameters }));
  }
  let dials = 0;
  let endings = 0;
  // A map goes on to what is added to it meanwhile.
  for (const state of walking.states.values()) {
    if (dials === mostDials) break;
    dials++;
    endings += dialEndings(state.dial).length;
    deadEnds.push(...goOnFrom(state, walking));
  }
  deadEnds.push(...findCircles(walking.states.values()));
  return { numbers: numbers.length, dials, endings, deadEnds, hasGivenUp: dials < walking.states.size };
}

function enterBy(
  entrance: string,
  number: string,
  { walking, parameters }: { walking: Walking; parameters: Parameters },
): DeadEnd[] {
  const requests = callRequests(number, parameters);
  const ahead = enterService(requests.begin(), { entrance, requests }, walking);
  return ahead.kind === 'nothing' ? [{ entrance, steps: [], end: ahead.end }] : [];
}

/** Take every ending of a Dial; those after which the caller is left with the same are one way. */
function goOnFrom(state: State, walking: Walking): DeadEnd[] {
  const leftBy = new Map<string, string[]>();
  for (const ending of dialEndings(state.dial)) {
    // Who has talked to somebody, or has gone, is not left with nothing, whatever comes.
    if (ending.caller !== 'waiting') continue;
    const ahead = leaveDial(state, ending, walking);
    if (ahead.kind === 'dial' && !state.ahead.has(ahead.state)) state.ahead.set(ahead.state, ending.name);
    if (ahead.kind === 'nothing') leftBy.set(ahead.end, [...(leftBy.get(ahead.end) ?? []), ending.name]);
  }
  return [...leftBy].map(([end, endings]) => ({
    entrance: state.entrance,
    steps: [...stepsTo(state), { widget: state.widget, endings }],
    end,
  }));
}
