import type { DialAnswer, Parameters } from '../../lib/types';
import { callerParameters, legParameters } from '../../scripts/call/call-parameters';
import { dialParameters, recording } from '../../scripts/call/dial-parameters';
import { type DialOutcome, endings } from './happenings';
import type { SampleCall } from './workbench';

// Twilio's parameters as the simulator of `npm run call` knows them. The SIDs are the same in every call, so that a link
// shows everybody the same.

const callSid = `CA${'0'.repeat(31)}1`;
const legSid = `CA${'0'.repeat(31)}2`;
const recordingSid = `RE${'0'.repeat(31)}1`;
const accountSid = `AC${'0'.repeat(32)}`;

/** What Twilio says of the caller's own call in each of its requests. */
export function callParameters(
  { from, to, direction }: SampleCall,
  status: 'ringing' | 'in-progress' | 'completed',
): Parameters {
  const call = { voiceUrl: '', from, to, accountSid, parameters: { Direction: direction } };
  return callerParameters({ call, callSid, status });
}

/** What Twilio says of the leg of somebody who has answered. */
export function answeredLegParameters(rung: string, { callerId = '' }: DialAnswer['attributes']): Parameters {
  const call = { voiceUrl: '', from: '', to: '', accountSid };
  return legParameters({ address: rung, callSid: legSid }, callerId, { call, callSid });
}

/** What Twilio says of a Dial that ended so. A conference has no leg and no duration. */
export function actionParameters(dial: DialAnswer, outcome: DialOutcome): Parameters {
  const { status, seconds } = endings[outcome];
  const bridged = outcome === 'answered';
  const [first] = dial.targets;
  const isRoom = first?.kind === 'conference';
  const further = recording(
    dial.attributes,
    { call: { accountSid }, newSid: () => recordingSid },
    bridged || isRoom,
  );
  if (isRoom) return { DialCallStatus: 'answered', ...further };
  const leg = { callSid: legSid, noun: first?.kind === 'sip' ? 'Sip' : 'Number' };
  return dialParameters({ status, leg, bridged, ...(seconds !== undefined && { seconds }) }, further);
}

/** What Twilio says of a message of 20 seconds. Source: Twilio docs, "TwiML Voice: <Record>", attribute action. */
export function messageParameters(digits: string): Parameters {
  const account = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}`;
  return {
    RecordingSid: recordingSid,
    RecordingUrl: `${account}/Recordings/${recordingSid}`,
    RecordingDuration: '20',
    Digits: digits,
  };
}
