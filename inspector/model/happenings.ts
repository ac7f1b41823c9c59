import type { DialAnswer } from '../../lib/types';

/** What may happen to a Dial, by the words that the page's buttons have for it. */
export type DialOutcome = 'answered' | 'noAnswer' | 'busy' | 'failed' | 'declined' | 'hangup';

/** What may happen where something else waits, or something is asked that the page has a stand-in for. */
export type Outcome =
  | DialOutcome
  | 'keys'
  | 'speech'
  | 'silence'
  | 'recorded'
  | 'recordedAndHungUp'
  | 'notRecorded'
  | 'leftQueue'
  | 'queueFull'
  | 'cameBack'
  | 'sent'
  | 'notSent'
  | 'success'
  | 'notReached';

export interface Happening {
  readonly outcome: Outcome;
  /** Who refuses, where a ring goes on without them: an address among the targets. The first one if left out. */
  readonly by?: string;
  /** The keys, the words, or what a web service answers. */
  readonly text?: string;
}

/** What Twilio says of a Dial that ended so; `over` is the caller's own call. */
interface Ending {
  readonly told: string;
  /** Where it is a conference. */
  readonly toldOfRoom?: string;
  readonly status: 'completed' | 'no-answer' | 'busy' | 'failed' | 'canceled';
  readonly bridged: boolean;
  /** How long the connected call lasted. */
  readonly seconds?: number;
  readonly over: boolean;
}

/** Source: Twilio docs, "TwiML Voice: <Dial>", attribute action. */
export const endings: Readonly<Record<DialOutcome, Ending>> = {
  answered: {
    told: 'Somebody answers; they talk for 42 seconds',
    toldOfRoom: 'The caller joins the conference, which then ends',
    status: 'completed',
    bridged: true,
    seconds: 42,
    over: false,
  },
  noAnswer: { told: 'Nobody answers in time', status: 'no-answer', bridged: false, over: false },
  busy: { told: 'The line is busy', status: 'busy', bridged: false, over: false },
  failed: { told: 'The call cannot be placed', status: 'failed', bridged: false, over: false },
  declined: {
    told: 'The person who answers refuses',
    status: 'completed',
    bridged: false,
    seconds: 5,
    over: false,
  },
  hangup: {
    told: 'The caller hangs up while it rings',
    toldOfRoom: 'The caller hangs up in the conference',
    status: 'canceled',
    bridged: false,
    over: true,
  },
};

/** What the page's buttons say. */
export const buttonWords: Readonly<Record<Outcome, string>> = {
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

const dialOutcomes: readonly DialOutcome[] = ['answered', 'noAnswer', 'busy', 'failed', 'declined', 'hangup'];

/** What may happen while this rings: a conference is joined, until it ends or the caller hangs up. */
export function dialOutcomesOf(dial: DialAnswer): readonly DialOutcome[] {
  return isConference(dial) ? ['answered', 'hangup'] : dialOutcomes;
}

/** What happened, for people. */
export function toldOf(outcome: DialOutcome, dial: DialAnswer): string {
  const { told, toldOfRoom = told } = endings[outcome];
  return isConference(dial) ? toldOfRoom : told;
}

export function isConference({ targets }: DialAnswer): boolean {
  return targets.some(({ kind }) => kind === 'conference');
}

export function isDialOutcome(outcome: Outcome): outcome is DialOutcome {
  return Object.hasOwn(endings, outcome);
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && Object.hasOwn(buttonWords, value);
}
