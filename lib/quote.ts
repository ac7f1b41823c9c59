import { hidePasswords } from './hide-passwords';
import { maskSecrets } from './mask-secrets';
import { unicodeEscape } from './unicode-escape';

const longest = 80;

/**
 * A value for people to read: as JSON, without control characters, secrets or the passwords of URLs, and cut where it is
 * long.
 */
export function quote(value: unknown, secrets: readonly string[] = []): string {
  // What a terminal obeys or does not show, and JSON leaves as it is: C1 controls, bidirectional marks, separators. The
  // expression takes 0.1 ms to be read, and most calls quote nothing.
  const text = JSON.stringify(value, (name, inner: unknown) => {
    if (name === 'sip_password') return '***';
    // JSON has no infinity, which 1e999 is read as, and would say null.
    if (typeof inner === 'number') return Number.isFinite(inner) ? inner : String(inner);
    return typeof inner === 'string' ? hidePasswords(maskSecrets(inner, secrets)) : inner;
  })?.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, unicodeEscape);
  if (text === undefined) return String(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
