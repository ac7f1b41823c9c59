import { isAnsweredHere } from './follow-call';
import { hangUp, type Line, tell } from './line';
import type { DialOutcome } from './take-outcome';
import { isFollowed, personIn, talk } from './talk';
import type { Leg } from './types';

/** How ringing people ended. */
export interface Rung {
  readonly status: 'completed' | 'busy' | 'no-answer' | 'failed' | 'canceled';
  /** Whose call the Dial's own parameters are about. */
  readonly leg: Leg;
  readonly bridged: boolean;
  /** From the answer to the end; absent where nobody answered. */
  readonly seconds?: number;
  readonly errorMessage?: string;
}

export interface Ring {
  readonly legs: readonly [Leg, ...Leg[]];
  readonly outcome: DialOutcome;
  readonly callerId: string;
  /** Why Twilio places no call to this leg. */
  readonly refusal: (leg: Leg) => string | undefined;
  readonly timeLimit: number;
  readonly line: Line;
}

/**
 * Ring everybody at once. The first leg to answer cancels the others, even if its screening then fails.
 * Source: Twilio docs, "TwiML Voice: <Dial>", simultaneous dialing.
 */
export async function ringAtOnce(ring: Ring): Promise<Rung> {
  const { legs, line, outcome } = ring;
  const [first] = legs;
  const unanswered = legs.flatMap((leg) => unansweredBy(leg, ring) ?? []);
  const able = legs.filter((leg) => unanswered.every((one) => one.leg !== leg));
  const ended = whileRinging(first, ring);
  if (ended !== undefined) return ended;
  // Who is named first answers first; of the others, this service before any person, and then who stands first.
  const indices = outcome.kind === 'ring' ? [...outcome.targets.keys()] : [];
  const named = indices.map((index) => able.find((leg) => leg.index === index));
  const answering =
    named.find((leg) => leg !== undefined) ?? able.find((leg) => isAnsweredHere(leg, line)) ?? able[0];
  for (const { leg, does } of unanswered) {
    if (answering === undefined || does !== notAnswering) tell(does, line, leg);
  }
  if (answering === undefined) return worst(unanswered);
  if (!isFollowed(answering, ring)) tell('answers', line, answering);
  const over = unanswered.filter(({ does }) => does !== notAnswering).map(({ leg }) => leg);
  const canceled = legs.filter((leg) => leg !== answering && !over.includes(leg));
  for (const leg of canceled) tell('stops ringing: the first to answer ends it for all', line, leg);
  return talk(answering, ring);
}

/**
 * Ring one after the other: the next one on rejection or no answer.
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute sequential.
 */
export async function ringInOrder(ring: Ring): Promise<Rung> {
  const { legs, line } = ring;
  const ended = whileRinging(legs[0], ring);
  if (ended !== undefined) return ended;
  let last: Rung | undefined;
  for (const leg of legs) {
    const unanswered = unansweredBy(leg, ring);
    if (unanswered !== undefined) {
      tell(unanswered.does, line, leg);
      last = unanswered;
      continue;
    }
    if (!isFollowed(leg, ring)) tell('answers', line, leg);
    last = await talk(leg, ring);
    if (last.bridged || line.status === 'completed' || line.over !== undefined) return last;
  }
  return last ?? { status: 'no-answer', leg: legs[0], bridged: false };
}

interface Unanswered extends Rung {
  readonly does: string;
}

const notAnswering = 'does not answer';

/** How the call to somebody ends who does not take it, or undefined where they do. */
function unansweredBy(leg: Leg, { outcome, refusal }: Ring): Unanswered | undefined {
  const errorMessage = refusal(leg);
  const over = (status: Rung['status'], does: string): Unanswered => ({ status, leg, bridged: false, does });
  if (errorMessage !== undefined) return { ...over('failed', 'is not rung'), errorMessage };
  switch (personIn(outcome, leg).does) {
    case 'busy':
      return over('busy', 'is busy');
    case 'failed':
      return over('failed', 'cannot be reached');
    case 'no-answer':
      return over('no-answer', notAnswering);
    case 'declined':
      return leg.webhook === undefined
        ? over('busy', 'rejects the call: nothing is asked here, so that Twilio reports it as busy')
        : undefined;
    case 'answered':
      return undefined;
  }
}

/** The caller, or the API, ends the Dial while it rings. */
function whileRinging(leg: Leg, { outcome, line }: Ring): Rung | undefined {
  if (outcome.kind === 'caller-hangup' && outcome.seconds === undefined) {
    hangUp('hangs up while it rings', line);
  } else if (outcome.kind === 'canceled') {
    line.events.push({ kind: 'note', text: 'The Dial is canceled while it rings.' });
  } else {
    return undefined;
  }
  return { status: 'canceled', leg, bridged: false };
}

/** What many fruitless calls come to together: that one of them rang counts most. */
function worst(unanswered: readonly Unanswered[]): Rung {
  const order = ['no-answer', 'busy', 'failed'] as const;
  const found = order.flatMap((status) => unanswered.find((one) => one.status === status) ?? [])[0];
  if (found === undefined) throw new Error('A Dial rings at least one target');
  const { does, ...rung } = found;
  return rung;
}
