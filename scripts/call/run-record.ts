import type { Parameters } from '../../lib/types';
import { callerParameters } from './call-parameters';
import { hangUp, type Line, type Next, tell, webhookOf } from './line';
import { usualRecording } from './parse-outcomes';
import { takeNext } from './take-outcome';
import type { Outcome, Verb } from './types';
import { widgetNameAt } from './widget-at';

type Recorded = Extract<Outcome, { readonly kind: 'recorded' | 'no-audio' | 'caller-hangup' }>;

/** Seconds, and keys. Source: Twilio docs, "TwiML Voice: <Record>", attributes. */
const usualMaxLength = '3600';
const usualTimeout = '5';
const usualFinishKeys = '1234567890*#';

/**
 * Run a `<Record>`. Where there is nothing to hear, Twilio requests no `action` and goes on with the next verb; who hangs
 * up after they have spoken has left a message. Source: Twilio docs, "TwiML Voice: <Record>", attribute action.
 */
export function runRecord({ attributes }: Verb, url: string, line: Line): Next {
  line.status = 'in-progress';
  if (attributes.playBeep !== 'false') tell('hears a beep', line);
  const outcome = takeNext<Recorded>(
    {
      place: `${widgetNameAt(attributes.action) ?? 'a Record'} records a message`,
      words: 'recorded:SECONDS, recorded:SECONDS+hangup, no-audio or caller-hangup',
      read: (next) => {
        if (next.kind === 'recorded' || next.kind === 'no-audio') return next;
        if (next.kind !== 'caller-hangup') return undefined;
        return next.seconds ? { kind: 'recorded', seconds: next.seconds, hangsUp: true } : next;
      },
      usual: usualRecording,
    },
    line,
  );
  if (outcome.kind === 'wrong-use') return outcome;
  if (outcome.kind === 'no-audio') {
    tell(`says nothing for ${attributes.timeout ?? usualTimeout} s, and nothing is recorded`, line);
    return { kind: 'on' };
  }
  if (outcome.kind === 'caller-hangup') {
    return hangUp('hangs up before they have said anything, and Twilio requests nothing more', line);
  }
  const { seconds, end, digits } = lengthOf(outcome, attributes);
  if (digits === 'hangup') line.status = 'completed';
  tell(`leaves a message of ${seconds} s${end}`, line);
  const sid = line.newSid('RE');
  const account = `https://api.twilio.com/2010-04-01/Accounts/${line.call.accountSid}`;
  const webhook = webhookOf({ url: attributes.action, method: attributes.method }, url, {
    ...callerParameters(line),
    RecordingSid: sid,
    RecordingUrl: `${account}/Recordings/${sid}`,
    RecordingDuration: String(seconds),
    ...(digits !== undefined && { Digits: digits }),
  });
  return { kind: 'request', purpose: 'recording', webhook };
}

/** How long a message gets, and what ends it: its bound, the caller who goes, a key, or silence. */
function lengthOf(
  { seconds, hangsUp }: Recorded & { readonly kind: 'recorded' },
  { maxLength = usualMaxLength, timeout = usualTimeout, finishOnKey = usualFinishKeys }: Parameters,
): { readonly seconds: number; readonly end: string; readonly digits?: string } {
  const most = Number(maxLength);
  if (seconds > most) return { seconds: most, end: ': no message is longer' };
  if (hangsUp) return { seconds, end: ', and hangs up', digits: 'hangup' };
  const key = finishOnKey.includes('#') ? '#' : finishOnKey.slice(0, 1);
  if (key !== '') return { seconds, end: `, and presses ${key}`, digits: key };
  return { seconds, end: `, and is silent for ${timeout} s` };
}
