import { quote } from '../quote';
import type { Problem, Target } from '../types';
import { addressesOf, nouns, readTarget, targetExpected } from './nouns';
import { addressOf, targetLimit, withoutSipDomains } from './read-target';
import { type Reading, renderProperty } from './render-property';
import { targetDetails } from './target-details';

/** Whom a widget rings; or, where nobody is left to ring, why. */
export type TargetDecision =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'nobody'; readonly problem: Problem };

/** How the targets of a ring stand to each other. */
export interface Ring {
  /** One after the other, instead of all at once. */
  readonly sequential: boolean;
  /** Who is not rung again: addresses, as targets are compared. */
  readonly refused: readonly string[];
}

/** Whom a widget rings in this call. What is invalid, and what is over ten, is left out and reported. */
export function decideTargets(reading: Reading, { sequential, refused }: Ring): TargetDecision {
  const { widget, report } = reading;
  const { noun } = widget.properties;
  const { property } = nouns[noun];
  const withDetails = targetDetails(reading);
  const text = renderProperty(property, reading);
  const problem = (message: string, value: string): Problem => ({
    widget: widget.name,
    property,
    value,
    message,
  });

  const valid: Target[] = [];
  const invalid: string[] = [];
  for (const address of addressesOf(noun, text)) {
    const target = readTarget(noun, address);
    if (target !== undefined) valid.push(target);
    else invalid.push(address);
  }
  // A list may come with the call, and have thousands: each would be a line of the log.
  for (const address of invalid.slice(0, targetLimit)) {
    report.problems.push(problem(`is not ${targetExpected(noun)}; it does not ring`, address));
  }
  if (invalid.length > targetLimit) {
    report.problems.push(
      problem(`has ${invalid.length - targetLimit} more that do not ring`, String(invalid.length)),
    );
  }
  const together = sequential ? valid : withoutSipDomains(valid);
  if (together.length < valid.length) {
    report.problems.push(
      problem(
        'has endpoints of a Twilio SIP Domain, which do not ring in parallel with other kinds of target',
        text,
      ),
    );
  }
  if (together.length > targetLimit) {
    report.problems.push(problem(`has ${together.length} targets; only the first ${targetLimit} ring`, text));
  }
  const targets = together.slice(0, targetLimit).filter((target) => !refused.includes(addressOf(target)));
  if (targets.length > 0) return { kind: 'targets', targets: targets.map(withDetails) };
  const rendered = text === '' ? 'nothing' : quote(text, report.secrets);
  return { kind: 'nobody', problem: problem(`leaves nobody to ring: it rendered to ${rendered}`, text) };
}
