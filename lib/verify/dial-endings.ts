import type { DialAnswer } from '../types';
import type { Ending } from './wait-endings';

/** One way in which a Dial ends: the name is that of `npm run call`. */
type DialEnding = Omit<Ending, 'url'>;

const present = { CallStatus: 'in-progress', DialCallSid: `CA${'0'.repeat(31)}2` };

const answered: DialEnding = {
  name: 'answered',
  parameters: { ...present, DialCallStatus: 'completed', DialCallDuration: '30', DialBridged: 'true' },
  caller: 'served',
};

const joined: DialEnding = {
  name: 'answered',
  parameters: { CallStatus: 'in-progress', DialCallStatus: 'answered' },
  caller: 'served',
};

const declined: DialEnding = {
  name: 'declined',
  // By the last one there is to ring: where Twilio names no call, nobody is looked up and rung again.
  parameters: { CallStatus: 'in-progress', DialCallStatus: 'completed', DialBridged: 'false' },
  caller: 'waiting',
};

const unanswered = ['no-answer', 'busy', 'failed', 'canceled'].map(
  (name): DialEnding => ({
    name,
    parameters: { ...present, DialCallStatus: name, DialBridged: 'false' },
    caller: 'waiting',
  }),
);

const hungUp: DialEnding = {
  name: 'caller-hangup',
  parameters: { ...present, CallStatus: 'completed', DialCallStatus: 'canceled', DialBridged: 'false' },
  caller: 'gone',
};

/**
 * Every way in which a Dial may end. Into a conference everybody gets, and where nobody is asked, nobody declines.
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute action.
 */
export function dialEndings({ targets, screenUrl }: DialAnswer): readonly DialEnding[] {
  if (targets.every(({ kind }) => kind === 'conference')) return [joined, hungUp];
  return [answered, ...(screenUrl === undefined ? [] : [declined]), ...unanswered, hungUp];
}
