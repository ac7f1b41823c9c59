import { isOver, needsCaller } from '../call/after-hang-up';
import { responseLimit, stepLimit } from '../limits';
import { lengthOf, twimlLimit } from '../twiml/check-length';
import type { TwimlElement } from '../twiml/element';
import type { Actions, Answer, Ask, Call, Handling, Widget } from '../types';
import { statusUrl } from '../url/status-url';
import type { AskStep, Step } from '../widgets/step';
import { startVisit, type Visit } from '../widgets/visit';
import { arriveAt, behaviours, resumeAt } from '../widgets/widget-types';
import { answered, end, leave, withSpeech } from './leave-widget';
import type { Answered, Asking, Moved, Onwards, Walk } from './moved';

/** When so much has been said, the rest comes in another response: a Dial may need more room than this. Bytes. */
const mostSpoken = twimlLimit / 4;

/** A call that is about to come to its first widget. */
export function beginAt(widget: Widget, call: Call, handling: Handling): Onwards {
  return { kind: 'onwards', widget, call, walk: { handling, spoken: [], length: 0, widgets: 0 } };
}

/** What comes of a widget that Twilio has come back to. */
export function resumeFrom(widget: Widget, call: Call, handling: Handling): Moved {
  const visit = startVisit(widget, call, handling);
  return follow(resumeAt(visit), visit, { handling, spoken: [], length: 0, widgets: 1 });
}

/** Run all that follows at once: until the response is complete, or something has to be done first. */
export function walkOn(moved: Moved): Answer | Ask {
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
  if (isOver(call) && needsCaller(kind)) return answered({ kind: 'hangup' });
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
    case 'speak': {
      const spoken = afterSpeaking(step.elements, visit, walk);
      if (spoken.length <= mostSpoken) return leave({ kind: 'happened', event: step.event }, visit, spoken);
      // Behind what has been said before there is no room for it; by itself it stands alone.
      return walk.speaker === undefined ? hearFirst(visit, spoken) : hearFirst(walk.speaker, walk);
    }
    case 'happened':
      return leave(step, visit, walk);
    case 'wait':
      return answered(withSpeech({ kind: 'verbs', elements: step.elements }, walk));
    case 'dial':
      return answered(withSpeech(step, walk));
    case 'ask':
      // Nobody listens to silence while another system is asked: what has been said is heard meanwhile.
      if (walk.speaker === undefined) return asking(step, (next) => follow(next, visit, walk));
      return hearFirst(walk.speaker, walk);
    case 'end':
      return answered(end(visit.call, walk));
  }
}

/** End the response, and go on from the widget that spoke last when the caller has heard it. */
function hearFirst(speaker: Visit, walk: Walk): Answered {
  return answered(withSpeech({ kind: 'redirect', method: 'POST', url: statusUrl(speaker) }, walk));
}

function afterSpeaking(elements: readonly TwimlElement[], visit: Visit, walk: Walk): Walk {
  if (elements.length === 0) return walk;
  const { stranded: _, ...rest } = walk;
  const length = walk.length + lengthOf(elements);
  return { ...rest, spoken: [...walk.spoken, ...elements], length, speaker: visit };
}

function asking<A extends keyof Actions>(
  { action, what, resume }: AskStep<A>,
  goOn: (step: Step) => Moved,
): Asking<A> {
  return { kind: 'asking', action, what, resume: (result) => goOn(resume(result)) };
}
