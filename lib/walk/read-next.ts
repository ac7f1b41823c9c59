import type { Next } from '../types';
import { isAbsoluteUrl, isServicePath } from '../url/is-url';
import { serviceRoot } from '../url/service-url';

/** What `next` may say, for people. */
export const nextExpected =
  'the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service';

interface Finders<W, F> {
  /** Of the service, for a `/path`. */
  readonly domain: string;
  findWidget(name: string): W | undefined;
  findFlow(name: string): F | undefined;
}

/** Read a rendered `next`; undefined where it fits none of what it may say. */
export function readNext<W, F>(
  text: string,
  { domain, findWidget, findFlow }: Finders<W, F>,
): Next<W, F> | undefined {
  const next = text.trim();
  if (next === '') return { kind: 'end' };
  const widget = findWidget(next);
  if (widget !== undefined) return { kind: 'widget', widget };
  if (next.startsWith('flow:')) {
    const flow = findFlow(next.slice('flow:'.length).trim());
    return flow === undefined ? undefined : { kind: 'flow', flow };
  }
  if (isAbsoluteUrl(next)) return { kind: 'url', url: new URL(next) };
  return isServicePath(next) ? { kind: 'url', url: new URL(next, serviceRoot(domain)) } : undefined;
}
