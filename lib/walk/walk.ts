import type { Asking } from '../actions/action';
import { isOver } from '../call/is-over';
import { passedOn, stepLimit } from '../call/progress';
import { endFlow } from '../flow/end-flow';
import { redirectUrl } from '../flow/redirect-url';
import { twilioParameters } from '../call/read-call';
import type { Answer, Call, Handling, Problem, Widget } from '../types';
import type { TwimlElement } from '../twiml/element';
import { statusUrl } from '../url/status-url';
import type { Happened, Step } from '../widgets/step';
import type { Visit } from '../widgets/visit';
import { arriveAt, kindOf, resumeAt } from '../widgets/widget-types';
import { decideNext } from './decide-next';
import { startVisit } from './start-visit';

/** What a response to Twilio is so far: a walk goes from widget to widget until one waits, or the flow ends. */
interface Walk {
  readonly handling: Handling;
  /** What the caller hears first. */
  readonly spoken: readonly TwimlElement[];
  /** Who spoke last: the call goes on from there where another system has to be asked meanwhile. */
  readonly speaker?: Visit;
  /** Widgets in this response. */
  readonly widgets: number;
  /** Why the last widget that should have reached somebody reached nobody, and nothing was said to the caller since. */
  readonly stranded?: Problem;
}

/** What a walk comes to: an answer for Twilio, or something that has to be asked before there is one. */
export type Walked = Answer | Asking<Walked>;

/** In one response; what is more goes in circles. */
const responseLimit = 50;

/** Run a widget, and all that follows from it. */
export function runFrom(widget: Widget, call: Call, handling: Handling): Walked {
  return arrive(widget, call, { handling, spoken: [], widgets: 0 });
}

/** Go on from a widget that Twilio has come back to. */
export function goOnFrom(widget: Widget, call: Call, handling: Handling): Walked {
  const visit = startVisit(widget, call, handling);
  return follow(resumeAt(visit), visit, { handling, spoken: [], widgets: 1 });
}

function arrive(widget: Widget, call: Call, walk: Walk): Walked {
  const kind = kindOf(widget);
  // Nobody is there to hear it, to be rung or to be recorded.
  if (isOver(call) && (kind === 'speaks' || kind === 'waits')) return { kind: 'hangup' };
  const { steps } = call.progress;
  if (walk.widgets >= responseLimit || steps >= stepLimit) {
    const [limit, where] = walk.widgets >= responseLimit ? [responseLimit, 'response'] : [stepLimit, 'call'];
    walk.handling.report.problems.push({
      widget: widget.name,
      message: `is widget number ${limit + 1} of one ${where}: the flow ends here, since it may go in circles`,
    });
    return end(call, walk);
  }
  const arrived = { ...call, progress: { ...call.progress, steps: steps + 1, refused: [] } };
  const visit = startVisit(widget, arrived, walk.handling);
  return follow(arriveAt(visit), visit, { ...walk, widgets: walk.widgets + 1 });
}

/** Do what a widget has decided, and go where that leads. */
function follow(step: Step, visit: Visit, walk: Walk): Walked {
  switch (step.kind) {
    case 'speak': {
      if (step.elements.length === 0) return leave({ kind: 'happened', event: step.event }, visit, walk);
      const { stranded: _, ...rest } = walk;
      const spoken = { ...rest, spoken: [...walk.spoken, ...step.elements], speaker: visit };
      return leave({ kind: 'happened', event: step.event }, visit, spoken);
    }
    case 'happened':
      return leave(step, visit, walk);
    case 'wait':
      return afterSpeech({ kind: 'verbs', elements: step.elements }, walk);
    case 'dial':
      return afterSpeech(step.dial, walk);
    case 'ask':
      // Nobody listens to silence while another system is asked.
      if (walk.speaker !== undefined) {
        const url = statusUrl(walk.speaker);
        return afterSpeech({ kind: 'redirect', method: 'POST', url }, walk);
      }
      return { ...step, resume: (result) => follow(step.resume(result), visit, walk) };
    case 'end':
      if (step.problem !== undefined) walk.handling.report.problems.push(step.problem);
      return end(visit.call, walk);
  }
}

/** Take the transition for what happened. */
function leave(step: Happened, visit: Visit, walk: Walk): Walked {
  const { handling } = walk;
  const call = { ...visit.call, progress: passedOn(visit.call.progress, visit.widget, step) };
  const onwards = step.stranded === undefined ? walk : { ...walk, stranded: step.stranded };
  const next = decideNext(step, { ...visit, call }, handling);
  switch (next.kind) {
    case 'widget':
      return arrive(next.widget, call, onwards);
    case 'url': {
      const url = redirectUrl(next.url, { ...handling, call });
      const delivery = { widget: visit.widget.name, parameters: twilioParameters(call) };
      return afterSpeech(
        { kind: 'redirect', method: 'POST', url, ...(isOver(call) && { delivery }) },
        onwards,
      );
    }
    case 'end':
      return end(call, onwards);
  }
}

/** The flow is over: back to where the call came from, or the line is put down. */
function end(call: Call, walk: Walk): Answer {
  const answer = endFlow({ ...walk.handling, call });
  // Not a 2xx: Twilio then turns to the number's fallback URL. Source: Twilio docs, "Voice webhooks".
  if (answer.kind === 'hangup' && walk.stranded !== undefined) return refusal(walk.stranded);
  return afterSpeech(answer, walk);
}

function refusal({ widget, property, message }: Problem): Answer {
  return { kind: 'refusal', status: 500, message: `Widget "${widget}": ${property} ${message}.` };
}

function afterSpeech(answer: Answer, { spoken }: Walk): Answer {
  if (spoken.length === 0 || answer.kind === 'refusal') return answer;
  return { ...answer, spoken };
}
