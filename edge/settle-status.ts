import type { Lookup } from '../lib/flow/ring-again';
import type { Answer, Delivery, Report } from '../lib/types';
import type { Request } from './answer-request';
import { deliver } from './deliver';
import { lookUpCall } from './look-up-call';

/** Do what the core cannot: ask Twilio's API who refused a call, and deliver what no TwiML can pass on any more. */
export async function settleStatus(
  decision: Answer | Lookup,
  { context, report }: { context: Request['context']; report: Report },
): Promise<Answer> {
  const answer =
    decision.kind === 'lookup'
      ? decision.resume(await lookUpCall(decision.callSid, () => context.getTwilioClient()))
      : decision;
  if (answer.kind === 'redirect' && answer.delivery !== undefined) {
    await settleDelivery(answer.url, answer.delivery, { authToken: context.AUTH_TOKEN, report });
  }
  return answer;
}

/** A Function is frozen once it has answered, so that the answer waits for this: at most 5 s. */
async function settleDelivery(
  url: string,
  { widget, parameters }: Delivery,
  { authToken, report }: { authToken: string | undefined; report: Report },
): Promise<void> {
  const why = authToken
    ? await deliver({ url, parameters, authToken })
    : 'there is no AUTH_TOKEN to sign it with';
  if (why === undefined) return;
  report.problems.push({
    widget,
    message: `The request after the caller hung up was not delivered: ${why}`,
    replay: { method: 'POST', url, form: parameters },
  });
}
