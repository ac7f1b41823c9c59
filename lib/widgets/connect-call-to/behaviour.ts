import { dialOutcome } from '../../call/progress';
import { decideDial } from '../../dial/decide-dial';
import { keepPassword } from '../../dial/keep-password';
import { dialLimit } from '../../limits';
import type { DialOutcome, EventName } from '../../types';
import type { Happened, Step } from '../step';
import type { Behaviour, DialVisit } from '../visit';
import { dialEvent, listedEvent } from './dial-event';
import { ringAgain } from './ring-again';

/** Rings whom the widget says. Source: Twilio docs, "Studio: Connect Call To widget", and "TwiML Voice: <Dial>". */
export const connectCallTo: Behaviour<'connect-call-to'> = {
  kind: 'waits',
  arrive(visit): Step {
    const { widget, call, report } = visit;
    const { dials } = call.progress;
    if (dials >= dialLimit) {
      report.problems.push({
        widget: widget.name,
        message: `is widget number ${dialLimit + 1} of this call: the flow ends here, since it may go in circles`,
      });
      return { kind: 'end' };
    }
    const progress = { ...call.progress, dials: dials + 1 };
    const decision = decideDial({ ...visit, call: { ...call, progress } });
    if (decision.kind === 'dial') return decision;
    const { problem } = decision;
    report.problems.push(problem);
    // The caller is not dropped while there is somewhere to go.
    return { ...ended('failed', { DialCallStatus: 'failed' }, visit), progress, stranded: problem };
  },
  resume(visit): Step {
    const { call } = visit;
    keepPassword(visit);
    // The action of a call's first Dial says nothing of how many there were.
    const dials = Math.max(1, call.progress.dials);
    const progress = { ...call.progress, dials, steps: Math.max(dials, call.progress.steps) };
    const event = dialEvent(call.parameters);
    const end = { ...ended(event, dialOutcome(call.parameters), visit), progress };
    if (event !== 'declined') return end;
    const ring = { ...visit, call: { ...call, progress } };
    return ringAgain(ring, end) ?? end;
  },
};

function ended(event: EventName, outcome: DialOutcome, { widget }: DialVisit): Happened {
  return { kind: 'happened', event: listedEvent(event, widget), outputs: outcome, lastDial: outcome };
}
