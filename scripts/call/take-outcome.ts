import type { Line } from './line';
import { usualOutcome } from './parse-outcomes';
import type { Leg, Outcome } from './types';

/** What happens in a Dial that rings these people; or why that cannot happen. */
export type Taken =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly wrongUse: string };

/**
 * Take the next outcome of the list: one for each Dial. Where everybody refuses, it also goes for the Dials that ring
 * those again who are left of the same ring.
 */
export function takeOutcome(legs: readonly Leg[], { outcomes, tally }: Line): Taken {
  const { left } = tally;
  tally.left = new Set();
  if (legs.length > 0 && legs.every(({ address }) => left.has(address)))
    return { ok: true, outcome: { kind: 'all-declined' } };
  const outcome = outcomes[tally.outcomes];
  if (outcome === undefined) return { ok: true, outcome: usualOutcome };
  tally.outcomes += 1;
  const beyond =
    outcome.kind === 'ring' ? [...outcome.targets].find(([index]) => index > legs.length) : undefined;
  if (beyond === undefined) return { ok: true, outcome };
  const [index, { does }] = beyond;
  const rung = legs.map(({ address }) => address).join(', ');
  const there =
    legs.length === 0 ? 'a conference rings nobody' : `there the call rings ${legs.length}: ${rung}`;
  return {
    ok: false,
    wrongUse: `--outcome, number ${tally.outcomes} in the list: ${index}=${does} is about target ${index}, but ${there}`,
  };
}

/** Remember who may be rung again of a ring in which everybody refuses. */
export function rememberLeft(outcome: Outcome, left: readonly Leg[], { tally }: Line): void {
  if (outcome.kind === 'all-declined') tally.left = new Set(left.map(({ address }) => address));
}
