import { Buffer } from 'node:buffer';
import { unescape as percentDecode } from 'node:querystring';
import { isWorthMasking } from '../lib/mask-secrets';
import type { Parameters } from '../lib/types';

/** Where a request goes, and what it says of who asks. */
export interface Address {
  /** Without name, password and fragment: none of these travels in the request line, and `fetch` refuses the first two. */
  readonly url: URL;
  /** `Authorization`, where the URL has a name. */
  readonly headers: Parameters;
}

/** Take a name and a password in a URL for what they mean: an `Authorization`. Source: RFC 7617. */
export function readAddress(written: string): Address {
  const url = new URL(written);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  url.hash = '';
  const hasName = username !== '' || password !== '';
  const headers = hasName ? { Authorization: basic(percentDecode(username), percentDecode(password)) } : {};
  return { url, headers };
}

/** What no log may show of a URL, in every way in which it may come back: the password, and the `Authorization` made of it. */
export function secretsInUrl(written: string): string[] {
  if (!URL.canParse(written)) return [];
  const { username, password } = new URL(written);
  if (password === '') return [];
  const [name, plain] = [percentDecode(username), percentDecode(password)];
  const credentials = basic(name, plain).slice('Basic '.length);
  return [credentials, ...[password, plain].filter(isWorthMasking)];
}

/** `Authorization` for a name and a password. */
export function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

/** Where a redirect leads that stays with the host, and so keeps the name and the password; or why it is not followed. */
export function redirection(
  from: string,
  location: string,
): { readonly to: string } | { readonly why: string; readonly isElsewhere: boolean } {
  if (!URL.canParse(location, from)) {
    return { why: `it redirects to ${location}, which is no URL`, isElsewhere: false };
  }
  const begin = new URL(from);
  const target = new URL(location, from);
  if (!isSameHost(begin, target)) {
    return { why: `it redirects to another host, ${target.host}`, isElsewhere: true };
  }
  target.username = begin.username;
  target.password = begin.password;
  return { to: target.href };
}

/** The same origin, or from HTTP to HTTPS on the usual ports. */
function isSameHost(from: URL, to: URL): boolean {
  const isUpgrade =
    from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
  return from.origin === to.origin || (isUpgrade && from.hostname === to.hostname);
}
