import type { Call, WidgetType } from '../types';
import type { Behaviour } from '../widgets/visit';

/** Whether the caller has hung up: Twilio runs no TwiML for this call any more. */
export function isOver({ parameters: { CallStatus = '' } }: Pick<Call, 'parameters'>): boolean {
  return finishedStatuses.has(CallStatus);
}

/**
 * Whether a call that is over ends at once where it comes to a widget of this kind: nobody is there to hear it, to be
 * connected or to be recorded. What decides or acts still runs; where the flow leads out of the service, `leaveService` delivers.
 */
export function needsCaller(kind: Behaviour<WidgetType>['kind']): boolean {
  return kind === 'speaks' || kind === 'waits';
}

/** The statuses of a caller's own call that is over. Source: Twilio docs, "Call resource", call status values. */
const finishedStatuses: ReadonlySet<string> = new Set([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
]);
