import { isOver } from '../call/after-hang-up';
import { twilioParameters } from '../call/read-call';
import type { Ask, Delivery, TwimlAnswer } from '../types';
import { type Departure, redirectUrl } from './redirect-url';

/**
 * A redirect to where a transition leads. Nobody runs the redirect of a call that is over, so that the same goes as a
 * request of our own, too; what is lost of these is in the report, whole.
 * @param from the widget that the call leaves, for the log; and the event for which it does
 * @param finish makes the whole answer of the redirect
 */
export function leaveService(
  to: URL,
  { from, event, ...departure }: Departure & { readonly from: string; readonly event: string },
  finish: (answer: TwimlAnswer) => TwimlAnswer,
): TwimlAnswer | Ask<'deliver'> {
  const { call, report } = departure;
  if (!isOver(call)) return finish({ kind: 'redirect', method: 'POST', url: redirectUrl(to, departure) });
  const progress = { ...call.progress, isDelivery: true };
  const url = redirectUrl(to, { ...departure, call: { ...call, progress } });
  if (call.progress.isDelivery) {
    report.problems.push({
      widget: from,
      property: `transitions.${event}.next`,
      value: url,
      message:
        'is not sent: this request is itself one that was sent after a hang-up, and they might go in circles',
    });
    return finish({ kind: 'redirect', method: 'POST', url });
  }
  const delivery: Delivery = { widget: from, parameters: twilioParameters(call) };
  const answer = finish({ kind: 'redirect', method: 'POST', url, delivery });
  return {
    kind: 'ask',
    action: 'deliver',
    what: { url, parameters: delivery.parameters },
    resume(result) {
      if (!result.ok) {
        const message = `The request after the caller hung up was not delivered: ${result.why}`;
        report.problems.push({ widget: from, message, replay: result.replay });
      }
      return answer;
    },
  };
}
