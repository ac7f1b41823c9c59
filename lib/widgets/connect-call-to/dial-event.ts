import { isOver } from '../../call/after-hang-up';
import type { EventName, Parameters, Transition } from '../../types';

/**
 * Which event the end of a Dial is, by the parameters of Twilio's request to its `action`.
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute action.
 */
export function dialEvent(parameters: Parameters): EventName {
  const { DialCallStatus = '', DialBridged } = parameters;
  if (isOver({ parameters })) return 'hangup';
  if (DialCallStatus === 'completed' && DialBridged === 'false') return 'declined';
  return eventOfStatus.get(DialCallStatus) ?? 'callCompleted';
}

/** The event that decides where a call goes: the one that happened if the widget lists it, else `callCompleted`. */
export function listedEvent(
  event: EventName,
  { transitions }: { readonly transitions: readonly Transition[] },
): EventName {
  const isListed = event === 'hangup' || transitions.some((listed) => listed.event === event);
  return isListed ? event : 'callCompleted';
}

const eventOfStatus: ReadonlyMap<string, EventName> = new Map([
  ['answered', 'answered'],
  ['completed', 'answered'],
  ['no-answer', 'noAnswer'],
  ['busy', 'busy'],
  ['failed', 'failed'],
  ['canceled', 'canceled'],
]);
