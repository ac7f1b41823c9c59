import { isTemplate } from '../liquid/render-template';
import { anyDomain } from '../url/any-domain';
import { isOwnUrl } from '../url/service-url';
import { readNext } from '../walk/read-next';

/** Where a `next` leads, as far as that is known before a call. */
export type Place =
  | { readonly kind: 'end' }
  /** The node of a widget. */
  | { readonly kind: 'widget'; readonly id: string }
  | {
      readonly kind: 'url' | 'path' | 'template';
      readonly text: string;
      /** The node of the widget that a path on this service runs first. */
      readonly runs?: string;
    };

/** The nodes of what has a name; undefined where nothing has it. */
export interface NodesByName {
  /** A widget of this flow, or a single one. */
  widget(name: string, flow?: string): string | undefined;
  /** The widget that a flow begins with. */
  start(flow: string): string | undefined;
}

/** Read a `next` that the check has passed, of a widget of this flow. */
export function readPlace(next: string, nodes: NodesByName, flow?: string): Place {
  if (isTemplate(next)) return { kind: 'template', text: next.trim() };
  const read = readNext(next, {
    domain: anyDomain,
    findWidget: (name) => nodes.widget(name, flow) ?? nodes.widget(name),
    findFlow: (name) => nodes.start(name),
  });
  switch (read?.kind) {
    case undefined:
    case 'end':
      return { kind: 'end' };
    case 'widget':
      return { kind: 'widget', id: read.widget };
    case 'flow':
      return { kind: 'widget', id: read.flow };
    case 'url': {
      const { url } = read;
      if (!isOwnUrl(url, anyDomain)) return { kind: 'url', text: url.href };
      const runs = runBy(url, nodes);
      const text = `${url.pathname}${url.search}${url.hash}`;
      return { kind: 'path', text, ...(runs !== undefined && { runs }) };
    }
  }
}

function runBy({ pathname, searchParams }: URL, nodes: NodesByName): string | undefined {
  if (pathname !== '/connect') return undefined;
  const [flow, widget] = [searchParams.get('flow'), searchParams.get('widget')];
  if (widget === null) return flow === null ? undefined : nodes.start(flow);
  return nodes.widget(widget, flow ?? undefined);
}
