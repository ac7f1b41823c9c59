import type { Line } from './line';
import { wordOf } from './outcome-word';
import { usualOutcome } from './parse-outcomes';
import type { Leg, Outcome } from './types';
import { widgetNameAt } from './widget-at';

/** Why what the list says cannot happen at a place. */
export interface WrongUse {
  readonly kind: 'wrong-use';
  readonly text: string;
}

/** A place of a call where it depends on somebody how the call goes on. */
interface Wait<T> {
  /** A sentence, for who has given an outcome that does not fit. */
  readonly place: string;
  /** What may happen here, in words of `--outcome`. */
  readonly words: string;
  /** What an outcome comes to here, or undefined where it does not fit. */
  readonly read: (outcome: Outcome) => T | undefined;
  /** What happens where the list is used up. */
  readonly usual: Outcome;
}

/** Take the next outcome of the list: one for each place where the call waits. */
export function takeNext<T>({ place, words, read, usual }: Wait<T>, { outcomes, tally }: Line): T | WrongUse {
  const next = outcomes[tally.outcomes] ?? usual;
  if (tally.outcomes < outcomes.length) tally.outcomes += 1;
  return read(next) ?? wrongUse(`${wordOf(next)} does not fit where ${place}; expected ${words}`, tally);
}

function wrongUse(text: string, { outcomes }: Line['tally']): WrongUse {
  return { kind: 'wrong-use', text: `--outcome, number ${outcomes} in the list: ${text}` };
}

/**
 * Take what happens in a Dial that rings these people. Where everybody refuses, it also goes for the Dials that ring
 * those again who are left of the same ring.
 * @param action of the Dial, which names the widget
 */
export function takeForDial(
  legs: readonly Leg[],
  action: string | undefined,
  line: Line,
): DialOutcome | WrongUse {
  const { tally } = line;
  const { left } = tally;
  tally.left = new Set();
  if (legs.length > 0 && legs.every(({ address }) => left.has(address))) return { kind: 'all-declined' };
  const rung = legs.map(({ address }) => address).join(', ');
  const outcome = takeNext<DialOutcome>(
    {
      place: `${widgetNameAt(action) ?? 'a Dial'} ${legs.length === 0 ? 'puts the caller into a conference' : `rings ${rung}`}`,
      words: 'answered, no-answer, busy, failed, canceled, declined, all-declined or caller-hangup',
      read: (outcome) => (isDialOutcome(outcome) ? outcome : undefined),
      usual: usualOutcome,
    },
    line,
  );
  const beyond =
    outcome.kind === 'ring' ? [...outcome.targets].find(([index]) => index > legs.length) : undefined;
  if (beyond === undefined) return outcome;
  const [index, { does }] = beyond;
  const there =
    legs.length === 0 ? 'a conference rings nobody' : `there the call rings ${legs.length}: ${rung}`;
  return wrongUse(`${index}=${does} is about target ${index}, but ${there}`, tally);
}

/** What may happen in a Dial. */
export type DialOutcome = Extract<
  Outcome,
  { readonly kind: 'ring' | 'all-declined' | 'caller-hangup' | 'canceled' }
>;

function isDialOutcome(outcome: Outcome): outcome is DialOutcome {
  return ['ring', 'all-declined', 'caller-hangup', 'canceled'].includes(outcome.kind);
}

/** Whether the caller hangs up at what they hear now. */
export function takesLeaveListening({ outcomes, tally }: Line): boolean {
  if (outcomes[tally.outcomes]?.kind !== 'hangup-listening') return false;
  tally.outcomes += 1;
  return true;
}

/** Remember who may be rung again of a ring in which everybody refuses. */
export function rememberLeft(outcome: Outcome, left: readonly Leg[], { tally }: Line): void {
  if (outcome.kind === 'all-declined') tally.left = new Set(left.map(({ address }) => address));
}
