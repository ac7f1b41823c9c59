import type { Answer, Call, Problem, TwimlAnswer } from '../types';
import type { Happened } from '../widgets/step';
import { startVisit, type Visit } from '../widgets/visit';
import { decideNext } from './decide-next';
import { endFlow } from './end-flow';
import { leaveService } from './leave-service';
import type { Answered, Moved, Walk } from './moved';
import { passOn } from './pass-on';

/** Take the transition for what happened. */
export function leave(step: Happened, visit: Visit, walk: Walk): Moved {
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
export function end(call: Call, walk: Walk): Answer {
  const answer = endFlow({ ...walk.handling, call });
  if (answer.kind === 'hangup' && walk.stranded !== undefined) return refusal(walk.stranded);
  return withSpeech(answer, walk);
}

/** Not a 2xx: Twilio then turns to the number's fallback URL. Source: Twilio docs, "Voice webhooks". */
function refusal({ widget, property, message }: Problem): Answer {
  return { kind: 'refusal', status: 500, message: `Widget "${widget}": ${property} ${message}.` };
}

/** The answer, behind what the caller hears first. */
export function withSpeech(answer: TwimlAnswer, { spoken }: Walk): TwimlAnswer {
  return spoken.length === 0 ? answer : { ...answer, spoken };
}

/** A complete response. */
export function answered(answer: Answered['answer'], left?: Happened): Answered {
  return { kind: 'answered', answer, ...(left !== undefined && { left }) };
}
