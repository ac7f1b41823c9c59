import type { DialAnswer, Parameters } from '../types';

/** One way in which a Dial ends, and what Twilio says of it in the request to its `action`. */
interface DialEnding {
  /** As `npm run call` names it. */
  readonly name: string;
  readonly parameters: Parameters;
  /** Where the caller is afterwards: has talked to somebody, waits still, or has hung up. */
  readonly caller: 'connected' | 'waiting' | 'gone';
}

const present = { CallStatus: 'in-progress', DialCallSid: `CA${'0'.repeat(31)}2` };

const answered: DialEnding = {
  name: 'answered',
  parameters: { ...present, DialCallStatus: 'completed', DialCallDuration: '30', DialBridged: 'true' },
  caller: 'connected',
};

const joined: DialEnding = {
  name: 'answered',
  parameters: { CallStatus: 'in-progress', DialCallStatus: 'answered' },
  caller: 'connected',
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
