import type { DialAnswer } from '../../lib/types';

/** What may happen to a Dial, by the words that the page's buttons have for it. */
export type Outcome = 'answered' | 'noAnswer' | 'busy' | 'failed' | 'declined' | 'hangup';

export interface Happening {
  readonly outcome: Outcome;
  /** Who refuses, where a ring goes on without them: an address among the targets. The first one if left out. */
  readonly by?: string;
}

/** What Twilio says of a Dial that ended so; `over` is the caller's own call. */
interface Ending {
  readonly button: string;
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
export const endings: Readonly<Record<Outcome, Ending>> = {
  answered: {
    button: 'Answered',
    told: 'Somebody answers; they talk for 42 seconds',
    toldOfRoom: 'The caller joins the conference, which then ends',
    status: 'completed',
    bridged: true,
    seconds: 42,
    over: false,
  },
  noAnswer: {
    button: 'Nobody answers',
    told: 'Nobody answers in time',
    status: 'no-answer',
    bridged: false,
    over: false,
  },
  busy: { button: 'Busy', told: 'The line is busy', status: 'busy', bridged: false, over: false },
  failed: {
    button: 'Fails',
    told: 'The call cannot be placed',
    status: 'failed',
    bridged: false,
    over: false,
  },
  declined: {
    button: 'Refused',
    told: 'The person who answers refuses',
    status: 'completed',
    bridged: false,
    seconds: 5,
    over: false,
  },
  hangup: {
    button: 'Caller hangs up',
    told: 'The caller hangs up while it rings',
    toldOfRoom: 'The caller hangs up in the conference',
    status: 'canceled',
    bridged: false,
    over: true,
  },
};

const outcomes: readonly Outcome[] = ['answered', 'noAnswer', 'busy', 'failed', 'declined', 'hangup'];

/** What may happen while this rings: a conference is joined, until it ends or the caller hangs up. */
export function possibleOutcomes(dial: DialAnswer): readonly Outcome[] {
  return isConference(dial) ? ['answered', 'hangup'] : outcomes;
}

/** What happened, for people. */
export function toldOf(outcome: Outcome, dial: DialAnswer): string {
  const { told, toldOfRoom = told } = endings[outcome];
  return isConference(dial) ? toldOfRoom : told;
}

export function isConference({ targets }: DialAnswer): boolean {
  return targets.some(({ kind }) => kind === 'conference');
}

export function isOutcome(value: unknown): value is Outcome {
  return typeof value === 'string' && Object.hasOwn(endings, value);
}
