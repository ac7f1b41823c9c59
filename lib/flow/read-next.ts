import { isAbsoluteUrl, isServicePath, serviceRoot } from '../url/service-url';

/** Where a transition leads; `W` is what the reader knows of a widget. */
export type Next<W> =
  | { readonly kind: 'end' }
  | { readonly kind: 'widget'; readonly widget: W }
  | { readonly kind: 'url'; readonly url: URL };

/** What `next` may say, for people. */
export const nextExpected = 'the name of a widget here, an absolute http(s) URL, or a /path on this service';

/** Read a rendered `next`; undefined where it fits none of what it may say. */
export function readNext<W>(
  text: string,
  { domain, findWidget }: { domain: string; findWidget: (name: string) => W | undefined },
): Next<W> | undefined {
  const next = text.trim();
  if (next === '') return { kind: 'end' };
  const widget = findWidget(next);
  if (widget !== undefined) return { kind: 'widget', widget };
  if (isAbsoluteUrl(next)) return { kind: 'url', url: new URL(next) };
  return isServicePath(next) ? { kind: 'url', url: new URL(next, serviceRoot(domain)) } : undefined;
}
