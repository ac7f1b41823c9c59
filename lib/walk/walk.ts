import { isOver } from '../call/is-over';
import { stepLimit } from '../call/progress';
import type { TwimlElement } from '../twiml/element';
import type { Actions, Answer, Ask, Call, Handling, Problem, TwimlAnswer, Widget } from '../types';
import { statusUrl } from '../url/status-url';
import type { AskStep, Happened, Step } from '../widgets/step';
import { startVisit, type Visit } from '../widgets/visit';
import { arriveAt, behaviours, resumeAt } from '../widgets/widget-types';
import { decideNext } from './decide-next';
import { endFlow } from './end-flow';
import { leaveService } from './leave-service';
import { passOn } from './pass-on';

/** A walk goes from widget to widget until one waits, or the flow ends: that is one response to Twilio. */
export interface Walk {
  readonly handling: Handling;
  /** What the caller hears first. */
  readonly spoken: readonly TwimlElement[];
  /** Who spoke last: the call goes on from there where another system has to be asked meanwhile. */
  readonly speaker?: Visit;
  /** Widgets in this response. */
  readonly widgets: number;
  /** Why a widget that should have reached somebody reached nobody; nothing has been said to the caller since. */
  readonly stranded?: Problem;
}

/** What a call comes to at one widget. */
export type Moved = Onwards | Answered | Asking;

/** It goes on to another widget. */
export interface Onwards {
  readonly kind: 'onwards';
  /** What happened at the widget before; absent at the beginning. */
  readonly left?: Happened;
  readonly widget: Widget;
  readonly call: Call;
  readonly walk: Walk;
}

/** The response is complete. */
interface Answered {
  readonly kind: 'answered';
  /** What happened at the last widget; absent where that waits, or could not go on. */
  readonly left?: Happened;
  readonly answer: Answer | Ask<'deliver'>;
}

/** Something has to be done first that only the edge can do. */
export type Asking<A extends keyof Actions = keyof Actions> = {
  readonly [K in A]: {
    readonly kind: 'asking';
    readonly action: K;
    readonly what: Actions[K]['what'];
    resume(result: Actions[K]['result']): Moved;
  };
}[A];

/** In one response; what is more goes in circles. */
const responseLimit = 50;

/** Run a widget, and all that follows from it at once. */
export function runFrom(widget: Widget, call: Call, handling: Handling): Answer | Ask {
  return walkOn(beginAt(widget, call, handling));
}

/** Go on from a widget that Twilio has come back to. */
export function goOnFrom(widget: Widget, call: Call, handling: Handling): Answer | Ask {
  return walkOn(resumeFrom(widget, call, handling));
}

/** A call that is about to come to its first widget. */
export function beginAt(widget: Widget, call: Call, handling: Handling): Onwards {
  return { kind: 'onwards', widget, call, walk: { handling, spoken: [], widgets: 0 } };
}

/** What comes of a widget that Twilio has come back to. */
export function resumeFrom(widget: Widget, call: Call, handling: Handling): Moved {
  const visit = startVisit(widget, call, handling);
  return follow(resumeAt(visit), visit, { handling, spoken: [], widgets: 1 });
}

function walkOn(moved: Moved): Answer | Ask {
  let here = moved;
  while (here.kind === 'onwards') here = moveOn(here);
  return here.kind === 'answered' ? here.answer : askFor(here);
}

function askFor<A extends keyof Actions>({ action, what, resume }: Asking<A>): Ask<A> {
  return { kind: 'ask', action, what, resume: (result) => walkOn(resume(result)) };
}

/** Run one widget: the next of a walk. */
export function moveOn({ widget, call, walk }: Onwards): Moved {
  const { handling, widgets } = walk;
  const { kind } = behaviours[widget.type];
  // Nobody is there to hear it, to be connected or to be recorded.
  if (isOver(call) && (kind === 'speaks' || kind === 'waits')) return answered({ kind: 'hangup' });
  const { steps } = call.progress;
  const excess = excessOf(widgets, steps);
  if (excess !== undefined) {
    const message = `is widget number ${excess}: the flow ends here, since it may go in circles`;
    handling.report.problems.push({ widget: widget.name, message });
    return answered(end(call, walk));
  }
  const progress = { ...call.progress, steps: steps + 1, refused: [] };
  const visit = startVisit(widget, { ...call, progress }, handling);
  return follow(arriveAt(visit), visit, { ...walk, widgets: widgets + 1 });
}

function excessOf(widgets: number, steps: number): string | undefined {
  if (widgets >= responseLimit) return `${responseLimit + 1} of one response`;
  return steps >= stepLimit ? `${stepLimit + 1} of this call` : undefined;
}

/** Do what a widget has decided, and go where that leads. */
function follow(step: Step, visit: Visit, walk: Walk): Moved {
  switch (step.kind) {
    case 'speak':
      return leave({ kind: 'happened', event: step.event }, visit, afterSpeaking(step.elements, visit, walk));
    case 'happened':
      return leave(step, visit, walk);
    case 'wait':
      return answered(withSpeech({ kind: 'verbs', elements: step.elements }, walk));
    case 'dial':
      return answered(withSpeech(step, walk));
    case 'ask':
      // Nobody listens to silence while another system is asked: what has been said is heard meanwhile.
      if (walk.speaker === undefined) return asking(step, (next) => follow(next, visit, walk));
      return answered(withSpeech({ kind: 'redirect', method: 'POST', url: statusUrl(walk.speaker) }, walk));
    case 'end':
      return answered(end(visit.call, walk));
  }
}

function afterSpeaking(elements: readonly TwimlElement[], visit: Visit, walk: Walk): Walk {
  if (elements.length === 0) return walk;
  const { stranded: _, ...rest } = walk;
  return { ...rest, spoken: [...walk.spoken, ...elements], speaker: visit };
}

function answered(answer: Answered['answer'], left?: Happened): Answered {
  return { kind: 'answered', answer, ...(left !== undefined && { left }) };
}

function asking<A extends keyof Actions>(
  { action, what, resume }: AskStep<A>,
  goOn: (step: Step) => Moved,
): Asking<A> {
  return { kind: 'asking', action, what, resume: (result) => goOn(resume(result)) };
}

/** Take the transition for what happened. */
function leave(step: Happened, visit: Visit, walk: Walk): Moved {
  const { handling } = walk;
  const progress = passOn(step.progress ?? visit.call.progress, visit.widget, step);
  const call = { ...visit.call, progress };
  const onwards = step.stranded === undefined ? walk : { ...walk, stranded: step.stranded };
  const next = decideNext(step, startVisit(visit.widget, call, handling));
  handling.report.trail?.push({ widget: visit.widget, event: step.event, next });
  switch (next.kind) {
    case 'widget':
      return { kind: 'onwards', left: step, widget: next.widget, call, walk: onwards };
    case 'flow': {
      const start = handling.service.configuration.widget(next.flow.start, next.flow.name);
      if (start === undefined) return answered(end(call, onwards), step);
      return { kind: 'onwards', left: step, widget: start, call, walk: onwards };
    }
    case 'url': {
      const departure = { ...handling, call, from: visit.widget.name, event: step.event };
      return answered(
        leaveService(next.url, departure, (answer) => withSpeech(answer, onwards)),
        step,
      );
    }
    case 'end':
      return answered(end(call, onwards), step);
  }
}

/** The flow is over: back to where the call came from, or the line is put down. */
function end(call: Call, walk: Walk): Answer {
  const answer = endFlow({ ...walk.handling, call });
  if (answer.kind === 'hangup' && walk.stranded !== undefined) return refusal(walk.stranded);
  return withSpeech(answer, walk);
}

/** Not a 2xx: Twilio then turns to the number's fallback URL. Source: Twilio docs, "Voice webhooks". */
function refusal({ widget, property, message }: Problem): Answer {
  return { kind: 'refusal', status: 500, message: `Widget "${widget}": ${property} ${message}.` };
}

function withSpeech(answer: TwimlAnswer, { spoken }: Walk): TwimlAnswer {
  return spoken.length === 0 ? answer : { ...answer, spoken };
}
