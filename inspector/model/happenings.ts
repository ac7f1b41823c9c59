import type { DialAnswer } from '../../lib/types';

/** What may happen to a Dial, by the words that the page's buttons have for it. */
export type DialOutcome = 'answered' | 'noAnswer' | 'busy' | 'failed' | 'declined' | 'hangup';

export interface Happening {
  readonly outcome: Outcome;
  /** Who refuses, where a ring goes on without them: an address among the targets. The first one if left out. */
  readonly by?: string;
  /** The keys, the words, or what a web service answers. */
  readonly text?: string;
}

/** What Twilio says of a Dial that ended so. */
interface Ending {
  readonly told: string;
  /** Where it is a conference. */
  readonly toldOfRoom?: string;
  readonly status: 'completed' | 'no-answer' | 'busy' | 'failed' | 'canceled';
  /** How long the connected call lasted. */
  readonly seconds?: number;
}

/** Source: Twilio docs, "TwiML Voice: <Dial>", attribute action. */
export const endings: Readonly<Record<DialOutcome, Ending>> = {
  answered: {
    told: 'Somebody answers; they talk for 42 seconds',
    toldOfRoom: 'The caller joins the conference, which then ends',
    status: 'completed',
    seconds: 42,
  },
  noAnswer: { told: 'Nobody answers in time', status: 'no-answer' },
  busy: { told: 'The line is busy', status: 'busy' },
  failed: { told: 'The call cannot be placed', status: 'failed' },
  declined: { told: 'The person who answers refuses', status: 'completed', seconds: 5 },
  hangup: {
    told: 'The caller hangs up while it rings',
    toldOfRoom: 'The caller hangs up in the conference',
    status: 'canceled',
  },
};

/** What the page's buttons say. */
export const buttonWords = {
  answered: 'Answered',
  noAnswer: 'Nobody answers',
  busy: 'Busy',
  failed: 'Fails',
  declined: 'Refused',
  hangup: 'Caller hangs up',
  keys: 'Press these keys',
  speech: 'Say this',
  silence: 'Do nothing',
  recorded: 'Leave a message',
  recordedAndHungUp: 'Leave a message and hang up',
  notRecorded: 'Say nothing',
  leftQueue: 'Somebody takes the call',
  queueFull: 'The queue is full',
  cameBack: 'The call comes back',
  sent: 'It is sent',
  notSent: 'It is not sent',
  success: 'It answers',
  notReached: 'It does not answer',
};

/** What may happen to a Dial, where something else waits, or where something is asked that the page has a stand-in for. */
export type Outcome = keyof typeof buttonWords;

/** What may happen while this rings: a conference is joined, until it ends or the caller hangs up. */
export function dialOutcomesOf(dial: DialAnswer): readonly DialOutcome[] {
  return isConference(dial) ? ['answered', 'hangup'] : Object.keys(endings).filter(isDialOutcome);
}

/** What happened, for people. */
export function toldOf(outcome: DialOutcome, dial: DialAnswer): string {
  const { told, toldOfRoom = told } = endings[outcome];
  return isConference(dial) ? toldOfRoom : told;
}

export function isConference({ targets }: DialAnswer): boolean {
  return targets.some(({ kind }) => kind === 'conference');
}

export function isDialOutcome(outcome: string): outcome is DialOutcome {
  return Object.hasOwn(endings, outcome);
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && Object.hasOwn(buttonWords, value);
}
