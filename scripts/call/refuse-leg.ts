import { toE164 } from '../../lib/phone/e164';
import { callerIdFault } from './dial-legs';
import type { Caller, Leg } from './types';

/**
 * Why Twilio places no call to somebody, or none that they should get.
 * @param callerId as the Dial says it; without one Twilio shows the caller's own number
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId, and "Error 13214".
 */
export function refusalOf(callerId: string | undefined, leg: Leg, { from }: Caller): string | undefined {
  if (callerId === undefined && isWithoutNumber(from)) {
    return `13214: a call from ${from} has no number to show; the Dial needs a callerId`;
  }
  const shown = callerId ?? from;
  if (isSame(shown, leg.address))
    return `13214: the callerId ${shown} is the number of the person who is rung`;
  return callerIdFault(shown, leg);
}

/** Whether a call comes from a browser or a SIP phone. */
export function isWithoutNumber(from: string): boolean {
  return /^(client|sips?):/i.test(from);
}

function isSame(callerId: string, address: string): boolean {
  const number = toE164(callerId);
  return callerId === address || (number !== undefined && number === toE164(address));
}
