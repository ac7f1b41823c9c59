import type { Pair } from '../types';
import { percentEncode } from './percent-encode';
import { isLocal } from './service-domain';

/** The root of this service. Plain HTTP only on the developer's own machine, where the runtime speaks nothing else. */
export function serviceRoot(domain: string): string {
  return isLocal(domain) ? `http://${domain}` : `https://${domain}`;
}

/** Whether a URL is one of this service's own: only those may carry the project's own state. */
export function isOwnUrl(url: URL, domain: string): boolean {
  return url.origin === new URL(serviceRoot(domain)).origin;
}

/** The query as it stands with these parameters behind it; what it already says stays as it was written. */
export function addParameters(url: URL, pairs: readonly Pair[]): URL {
  const extended = new URL(url);
  extended.search = [url.search.slice(1), ...pairs.map(writePair)].filter((query) => query !== '').join('&');
  return extended;
}

/** A parameter as it stands in a query. */
export function writePair([name, value]: Pair): string {
  return `${percentEncode(name)}=${percentEncode(value)}`;
}

/**
 * Parameters in the order of their names. Twilio signs a URL as it stands, and who computes the signature anew from
 * parsed parameters may have sorted them.
 */
export function byName(pairs: readonly Pair[]): Pair[] {
  return pairs.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
