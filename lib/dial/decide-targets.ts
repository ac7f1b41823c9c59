import { quote } from '../quote';
import type { Problem, Target } from '../types';
import { addressesOf, nouns } from './nouns';
import { targetLimit, targetRules } from './read-target';
import { type Reading, renderProperty } from './render-property';

/** Whom a widget rings; or, where nobody is left to ring, why. */
export type TargetDecision =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'nobody'; readonly problem: Problem };

/** Whom a widget rings in this call. What is invalid, and what is over ten, is left out and reported. */
export function decideTargets(reading: Reading): TargetDecision {
  const { widget, report } = reading;
  const { noun } = widget.properties;
  const { kind, property } = nouns[noun];
  const rule = targetRules[kind];
  // First, so that no problem below shows the password.
  const credentials = kind === 'sip' ? readCredentials(reading) : {};
  const text = renderProperty(property, reading);
  const at = { widget: widget.name, property };
  const targets: Target[] = [];
  for (const address of addressesOf(noun, text)) {
    const target = rule.read(address);
    if (target !== undefined) targets.push(target);
    else
      report.problems.push({ ...at, value: address, message: `is not ${rule.expected}; it does not ring` });
  }
  if (targets.length === 0) {
    const message = `leaves nobody to ring: it rendered to ${text === '' ? 'nothing' : quote(text, report.secrets)}`;
    return { kind: 'nobody', problem: { ...at, value: text, message } };
  }
  if (targets.length > targetLimit) {
    report.problems.push({
      ...at,
      value: text,
      message: `has ${targets.length} targets; only the first ${targetLimit} ring`,
    });
  }
  const ringing = targets.slice(0, targetLimit);
  return {
    kind: 'targets',
    targets: ringing.map((target) => (target.kind === 'sip' ? { ...target, ...credentials } : target)),
  };
}

/** SIP user name and password, which go on every SIP target. */
function readCredentials(reading: Reading): { username?: string; password?: string } {
  const username = renderProperty('sip_username', reading);
  const password = renderProperty('sip_password', reading);
  if (password !== '') reading.report.secrets.push(password);
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}
