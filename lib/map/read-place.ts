import { isTemplate } from '../liquid/render-template';
import { isOwnUrl } from '../url/service-url';
import { readNext } from '../walk/read-next';

/** Where a `next` leads, as far as that is known before a call. */
export type Place =
  | { readonly kind: 'end' }
  | { readonly kind: 'widget'; readonly name: string }
  | {
      readonly kind: 'url' | 'path' | 'template';
      readonly text: string;
      /** The widget that a path on this service runs. */
      readonly runs?: string;
    };

// Which host the service gets is known only after its first deployment, and no map depends on it.
const anyDomain = 'service.invalid';

/** Read a `next` that the check has passed; `names` are those of all widgets. */
export function readPlace(next: string, names: ReadonlySet<string>): Place {
  if (isTemplate(next)) return { kind: 'template', text: next.trim() };
  const findWidget = (name: string) => (names.has(name) ? name : undefined);
  const read = readNext(next, { domain: anyDomain, findWidget, findFlow: () => undefined });
  switch (read?.kind) {
    case undefined:
    case 'flow':
    case 'end':
      return { kind: 'end' };
    case 'widget':
      return { kind: 'widget', name: read.widget };
    case 'url': {
      const { url } = read;
      if (!isOwnUrl(url, anyDomain)) return { kind: 'url', text: url.href };
      const widget = url.pathname === '/connect' ? url.searchParams.get('widget') : null;
      const runs = widget !== null && names.has(widget) ? { runs: widget } : {};
      return { kind: 'path', text: `${url.pathname}${url.search}${url.hash}`, ...runs };
    }
  }
}
