import type { Problem, Report, Widget } from '../types';
import { statusUrl } from '../url/status-url';
import type { Asking, Moved } from '../walk/moved';
import { moveOn, resumeFrom } from '../walk/walk';
import { describeMatch } from '../widgets/split-based-on/describe-match';
import type { Happened } from '../widgets/step';
import { messageResults, webResults } from './ask-results';
import { type Ahead, follow, followUrl } from './follow-call';
import { type Ending, type Waiting, waitEndings } from './wait-endings';
import type { State, Walking } from './walk';

/** One way in which a call leaves a widget. */
export interface Outcome {
  /** For people; empty where there is only one. */
  readonly name: string;
  /** Absent where the caller is served, or gone: whatever comes, they are not left with nothing. */
  readonly ahead?: Ahead;
  readonly isServed?: true;
  /** Where the widget could not do its work, and the end says so. */
  readonly isAtOnce?: true;
  /** What happened there, where the widget has decided something. */
  readonly left?: Happened;
}

/** Leave a widget in every way in which a call may. */
export function leaveState(state: State, walking: Walking): Outcome[] {
  const { moment, onwards } = state;
  const { widget } = onwards;
  if (widget.type !== 'business-hours' || moment !== undefined) return leaveAs(state, onwards, walking);
  return walking.moments.of(widget).flatMap((moment) => leaveAs(state, { widget, moment }, walking));
}

interface As {
  /** What stands in the place of the state's own. */
  readonly widget: Widget;
  /** When the call comes: as before, where it is left out. */
  readonly moment?: number;
  /** What happens there; for people. */
  readonly name?: string;
}

/** Leave a widget as if it were this one. */
export function leaveAs(state: State, as: As, walking: Walking): Outcome[] {
  const { service, moments } = walking;
  const report: Report = { problems: [], secrets: [] };
  const { moment = state.moment, widget } = as;
  const handling = { service, report, moment: moment ?? moments.any };
  const { onwards, entrance, requests, isTold, hasSpoken } = state;
  const goOn = (outcome: string, next: Moved, hasSpokenStill: boolean): Ahead => {
    const from = { entrance, requests, before: { state, outcome }, isTold, report };
    const timed = { ...from, hasSpoken: hasSpokenStill, ...(moment !== undefined && { moment }) };
    return follow(next, timed, walking);
  };
  const moved = moveOn({ ...onwards, widget, walk: { ...onwards.walk, handling } });
  if (moved.kind === 'asking') {
    return resultsOf(moved, widget, walking).map(({ name, resume }) => {
      // What has been said is a response of its own before another system is asked.
      const next = afterResponse(resume(), hasSpoken);
      // Of what fails here the name tells; of where it leads there may be more to say.
      report.problems.splice(0, Number.POSITIVE_INFINITY, ...report.problems.filter(isAboutProperty));
      return { name, ahead: goOn(name, next, false) };
    });
  }
  const { left } = moved;
  if (left === undefined) {
    if (moved.kind === 'answered' && isWaiting(moved.answer))
      return leaveWaiting(moved.answer, state, walking);
    return [{ name: '', ahead: goOn('', moved, hasSpoken), isAtOnce: true }];
  }
  const name = as.name ?? nameOf(left, widget);
  const isRefused = moved.kind === 'answered' && moved.answer.kind === 'refusal';
  return [{ name, ahead: goOn(name, moved, hasSpoken), left, ...(isRefused && { isAtOnce: true }) }];
}

function isAboutProperty({ property }: Problem): boolean {
  return property !== undefined;
}

function isWaiting(answer: { readonly kind: string }): answer is Waiting {
  return answer.kind === 'dial' || answer.kind === 'verbs';
}

/** Take every ending of what the widget waits for. */
function leaveWaiting(answer: Waiting, state: State, walking: Walking): Outcome[] {
  const { onwards, entrance, requests } = state;
  const { widget, call } = onwards;
  const { service, candidates, moments } = walking;
  const resume = ({ name, url, parameters }: Omit<Ending, 'caller'>, isTold: boolean): Outcome => {
    const report: Report = { problems: [], secrets: [] };
    const moved = resumeFrom(widget, requests.at(new URL(url), parameters), {
      service,
      report,
      moment: moments.any,
    });
    const from = { entrance, requests, before: { state, outcome: name }, isTold, hasSpoken: false, report };
    return { name, ahead: follow(moved, from, walking) };
  };
  if (widget.type === 'add-twiml-redirect' && answer.kind === 'verbs') {
    const [redirect] = answer.elements;
    const from = { ...state, before: { state, outcome: '' }, report: { problems: [], secrets: [] } };
    const away = followUrl(new URL(String(redirect?.children?.[0])), from, walking);
    if (away.kind !== 'elsewhere') return [{ name: '', ahead: away }];
    const url = statusUrl({ widget, call, service, report: from.report });
    // What the caller has met at the other place is taken to be right.
    return [{ name: '', ahead: away }, resume({ name: 'return', url, parameters: returning }, true)];
  }
  return waitEndings(answer, widget, candidates).map((ending) => {
    if (ending.caller === 'waiting') return resume(ending, state.isTold);
    return { name: ending.name, ...(ending.caller === 'served' && { isServed: true }) };
  });
}

const returning = { CallStatus: 'in-progress', FlowEvent: 'return' };

function afterResponse(moved: Moved, hasSpoken: boolean): Moved {
  // The widget that spoke, and the one that asks.
  if (moved.kind !== 'onwards' || !hasSpoken) return moved;
  return { ...moved, walk: { ...moved.walk, widgets: 2 } };
}

interface Possible {
  readonly name: string;
  resume(): Moved;
}

/** What comes of what a widget asks another system. */
export function resultsOf(
  asking: Asking,
  widget: Widget,
  { candidates }: Pick<Walking, 'candidates'>,
): Possible[] {
  switch (asking.action) {
    case 'sendMessage':
      return messageResults.map(({ name, result }) => ({ name, resume: () => asking.resume(result) }));
    case 'webRequest':
      return webResults(widget, candidates).map(({ name, result }) => ({
        name,
        resume: () => asking.resume(result),
      }));
    // Only what Twilio comes back with is looked up or delivered.
    case 'lookUpCall':
    case 'deliver':
      return [];
  }
}

/** What happened, in words. */
function nameOf({ event, taken }: Happened, { type }: Widget): string {
  if (taken !== undefined) return describeMatch(taken);
  if (type === 'connect-call-to') return 'nobody to ring';
  return eventsInWords.get(event) ?? event;
}

const eventsInWords: ReadonlyMap<string, string> = new Map([
  ['audioComplete', ''],
  ['next', ''],
  ['noMatch', 'no match'],
  ['fail', 'failed'],
  ['failedToEnqueue', 'no queue'],
]);
