import { maskSecrets } from '../mask-secrets';
import type { TwimlElement } from '../twiml/element';
import type { Call, Problem, Report, Widget } from '../types';
import { isOwnUrl } from '../url/service-url';
import type { Moved, Onwards } from '../walk/moved';
import { beginAt } from '../walk/walk';
import { firstWidget, whyNone } from '../which-widget';
import { behaviours } from '../widgets/widget-types';
import type { Relevance } from './relevance';
import type { Stage, State, Walking } from './walk';

/** Where a call comes next. */
export type Ahead =
  | { readonly kind: 'state'; readonly state: State }
  /** To another place, of which nothing is known here, or to an end that leaves the caller with something. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'nothing'; readonly end: string };

/** Where a call comes from, and what it brings along. */
export interface From extends Stage, Pick<State, 'isTold' | 'hasSpoken' | 'moment'> {
  readonly report: Report;
}

/** Follow a call to `/connect`. */
export function enterService(call: Call, from: From, walking: Walking): Ahead {
  const { service } = walking;
  const widget = firstWidget(call, service.configuration);
  if (widget === undefined) return { kind: 'nothing', end: `an error: ${whyNone(call, [])}` };
  return follow(beginAt(widget, call, { service, report: from.report, moment: 0 }), from, walking);
}

/** Follow a call from a widget to where that leads. */
export function follow(moved: Moved, from: From, walking: Walking): Ahead {
  if (moved.kind === 'onwards') return { kind: 'state', state: stateAt(moved, from, walking) };
  const answer = moved.kind === 'answered' ? moved.answer : moved;
  switch (answer.kind) {
    case 'redirect':
      return followUrl(
        new URL(answer.url),
        isTelling(answer.spoken) ? { ...from, isTold: true } : from,
        walking,
      );
    case 'hangup':
      return from.isTold || isTelling(answer.spoken)
        ? { kind: 'elsewhere' }
        : nothing('the end of the call', from);
    case 'refusal':
      return { kind: 'nothing', end: maskSecrets(`an error: ${answer.message}`, from.report.secrets) };
    default:
      return { kind: 'elsewhere' };
  }
}

/** Follow a call to a URL that its TwiML leads to. */
export function followUrl(url: URL, from: From, walking: Walking): Ahead {
  if (!isOwnUrl(url, walking.service.domain)) return { kind: 'elsewhere' };
  if (url.pathname === '/connect') return enterService(from.requests.at(url), from, walking);
  if (walking.paths.has(url.pathname)) return { kind: 'elsewhere' };
  return { kind: 'nothing', end: `${url.pathname}, where nothing of this service answers` };
}

/** Found where a call has come to the same already. */
function stateAt(onwards: Onwards, from: From, { relevance, service, states, queue, flows }: Walking): State {
  const { widget, call, walk } = onwards;
  const isTold = !beginsAnew(widget, relevance) && (from.isTold || isTelling(walk.spoken));
  const { moment, entrance, requests, before } = from;
  const isTimed = moment !== undefined && relevance.needsClock(widget);
  const key = `${isTold}${isTimed ? moment : ''} ${relevance.keyOf(widget, call, service)}`;
  const known = states.get(key);
  if (known !== undefined) return known;
  const { handling, widgets, stranded } = walk;
  const state: State = {
    entrance,
    requests,
    ...(before !== undefined && { before }),
    // What has been said is heard, whatever follows.
    onwards: {
      ...onwards,
      walk: { handling, widgets, spoken: [], length: 0, ...(stranded !== undefined && { stranded }) },
    },
    isTold,
    hasSpoken: from.hasSpoken || walk.spoken.length > 0,
    ...(isTimed && { moment }),
    ahead: new Map(),
    mayEnd: false,
  };
  states.set(key, state);
  queue.push(state);
  if (widget.flow !== undefined) flows.add(widget.flow);
  return state;
}

/**
 * Whether what was said before a widget counts no more from there on. A question is no answer, and who has been rung in vain
 * is told nothing by what came before. The same holds for what decides how the call goes on; but not where nothing is to
 * follow for the caller, as when a text is sent behind the goodbye.
 */
function beginsAnew(widget: Widget, relevance: Relevance): boolean {
  switch (behaviours[widget.type].kind) {
    case 'speaks':
      return false;
    case 'waits':
      return widget.type !== 'record-voicemail';
    case 'decides':
    case 'acts':
      return relevance.mayHelp(widget);
  }
}

/** Whether the caller is told something; tones tell nobody anything. */
function isTelling(spoken: readonly TwimlElement[] = []): boolean {
  return spoken.some(({ children }) => children !== undefined);
}

function nothing(end: string, { report }: From): Ahead {
  const said = [end, ...report.problems.map(inWords)];
  return { kind: 'nothing', end: maskSecrets(said.join('; '), report.secrets) };
}

function inWords({ widget, property, message }: Problem): string {
  return [widget, property, message].filter((part) => part !== undefined).join(' ');
}
