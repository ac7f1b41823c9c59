import type { Parameters } from '../../lib/types';
import type { Line } from './line';
import type { Leg } from './types';

const ApiVersion = '2010-04-01';

/** Twilio's parameters of the caller's own call. Source: Twilio docs, "TwiML Voice: Request parameters". */
export function callerParameters({
  call,
  callSid,
  status,
}: Pick<Line, 'call' | 'callSid' | 'status'>): Parameters {
  // How far the call is, nobody else knows.
  const { CallStatus: _, ...withoutStatus } = call.parameters ?? {};
  const { from: From, to: To, accountSid: AccountSid } = call;
  return {
    From,
    To,
    CallStatus: status,
    Direction: 'inbound',
    CallSid: callSid,
    AccountSid,
    ApiVersion,
    Called: To,
    Caller: From,
    ...geography({ From, Caller: From, To, Called: To }),
    ...(isNorthAmerican(From) && { StirVerstat: 'TN-Validation-Passed-A' }),
    ...withoutStatus,
  };
}

/**
 * Twilio's parameters on the leg of somebody who has answered: `To` is that person, `From` the caller ID that they see.
 * Source: Twilio docs, "TwiML Voice: <Number>", attribute url.
 */
export function legParameters(
  leg: Pick<Leg, 'address' | 'callSid'>,
  callerId: string,
  { call, callSid }: Pick<Line, 'call' | 'callSid'>,
): Parameters {
  return {
    From: callerId,
    To: leg.address,
    CallStatus: 'in-progress',
    Direction: 'outbound-dial',
    CallSid: leg.callSid,
    ParentCallSid: callSid,
    AccountSid: call.accountSid,
    ApiVersion,
    Called: leg.address,
    Caller: callerId,
  };
}

/** Twilio looks up where a number is; here only the country is known, and the rest is empty, as it may be at Twilio. */
function geography(addresses: Parameters): Parameters {
  const pairs = Object.entries(addresses).flatMap(([name, address]) => [
    [`${name}City`, ''],
    [`${name}Country`, isNorthAmerican(address) ? 'US' : ''],
    [`${name}State`, ''],
    [`${name}Zip`, ''],
  ]);
  return Object.fromEntries(pairs);
}

function isNorthAmerican(address: string): boolean {
  return /^\+1\d{10}$/.test(address);
}
