import type { Parameters } from '../../lib/types';
import type { Line } from './line';
import type { Rung } from './ring';
import type { Caller, Leg } from './types';

/** What Twilio says of a Dial that has rung people. Source: Twilio docs, "TwiML Voice: <Dial>", attribute action. */
export function dialParameters(
  { status, leg, bridged, seconds, errorMessage }: Omit<Rung, 'leg'> & { leg: Pick<Leg, 'callSid' | 'noun'> },
  further: Parameters,
): Parameters {
  return {
    DialCallStatus: status,
    DialCallSid: leg.callSid,
    ...(seconds !== undefined && { DialCallDuration: String(seconds) }),
    DialBridged: String(bridged),
    ...(leg.noun === 'Sip' && {
      DialSipCallId: `${leg.callSid.toLowerCase()}@127.0.0.1`,
      DialSipResponseCode: sipCodes[status],
    }),
    ...(errorMessage !== undefined && { ErrorMessage: errorMessage }),
    ...further,
  };
}

/** Source: RFC 3261, section 21. */
const sipCodes: Readonly<Record<Rung['status'], string>> = {
  completed: '200',
  busy: '486',
  'no-answer': '487',
  canceled: '487',
  failed: '404',
};

/** Only a Dial that records, and of which there is something to hear, has a recording. */
export function recording(
  { record = 'do-not-record' }: { readonly record?: string },
  { call, newSid }: Pick<Line, 'newSid'> & { readonly call: Pick<Caller, 'accountSid'> },
  connected: boolean,
): Parameters {
  if (!connected || record === 'do-not-record' || record === 'false') return {};
  const account = `https://api.twilio.com/2010-04-01/Accounts/${call.accountSid}`;
  return { RecordingUrl: `${account}/Recordings/${newSid('RE')}` };
}
