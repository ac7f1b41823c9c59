import { maskSecrets } from './mask-secrets';

const longest = 80;

/** A value for people to read: as JSON, without control characters or secrets, and cut where it is long. */
export function quote(value: unknown, secrets: readonly string[] = []): string {
  const text = JSON.stringify(value, (name, inner: unknown) => {
    if (name === 'sip_password') return '***';
    return typeof inner === 'string' ? maskSecrets(inner, secrets) : inner;
  });
  if (text === undefined) return String(value);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
