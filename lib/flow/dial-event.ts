import type { EventName, Parameters, Widget } from '../types';

/**
 * Which event the end of a Dial is, by the parameters of Twilio's request to its `action`.
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute action.
 */
export function dialEvent(parameters: Parameters): EventName {
  const { CallStatus = '', DialCallStatus = '', DialBridged } = parameters;
  if (finishedCallStatuses.has(CallStatus)) return 'hangup';
  if (DialCallStatus === 'completed' && DialBridged === 'false') return 'declined';
  return eventOfStatus.get(DialCallStatus) ?? 'callCompleted';
}

/** The event that decides where a call goes: the one that happened if the widget lists it, else `callCompleted`. */
export function listedEvent(event: EventName, widget: Widget): EventName {
  return event === 'hangup' || event in widget.transitions ? event : 'callCompleted';
}

/** The statuses of a caller's own call that is over. */
const finishedCallStatuses: ReadonlySet<string> = new Set([
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
]);

const eventOfStatus: ReadonlyMap<string, EventName> = new Map([
  ['answered', 'answered'],
  ['completed', 'answered'],
  ['no-answer', 'noAnswer'],
  ['busy', 'busy'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
]);
