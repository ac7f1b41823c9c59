import type { Call } from '../types';

/** Whether the caller has hung up: Twilio runs no TwiML for this call any more. */
export function isOver({ parameters: { CallStatus = '' } }: Pick<Call, 'parameters'>): boolean {
  return finishedStatuses.has(CallStatus);
}

/** The statuses of a caller's own call that is over. Source: Twilio docs, "Call resource", call status values. */
const finishedStatuses: ReadonlySet<string> = new Set([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
]);
