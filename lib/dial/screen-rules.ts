import type { TargetKind } from '../types';
import { type OptionalRule, wholeNumber } from './property-rules';

/** How long a screen waits for a key. Seconds. */
export const screenTimeoutRule = { ...wholeNumber(1, 60, 'whole seconds'), fallback: 10 };

/** The key that accepts a call; any key where there is none. */
export const digitRule: OptionalRule<string> = {
  expected: 'one key of a phone: 0 to 9, * or #',
  read: (text) => (/^[0-9*#]$/.test(text) ? text : undefined),
  fallback: undefined,
};

/**
 * Where nobody is asked. Source: Twilio docs, "TwiML Voice: <Conference>" and "<Sim>", which have no attribute url;
 * "<Queue>", whose url may only say something; "<Application>", which has nobody who answers.
 */
export const neverAsked: ReadonlySet<TargetKind | 'any'> = new Set([
  'conference',
  'sim',
  'queue',
  'application',
]);
