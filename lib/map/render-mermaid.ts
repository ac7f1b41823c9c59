import type { CallMap, MapEdge, MapNode } from './map-configuration';
import { mermaidText } from './mermaid-text';

/**
 * Render a map as a Mermaid flowchart, a line for each node and each edge.
 * Source: Mermaid docs, "Flowcharts Syntax", as GitHub draws it in Markdown.
 */
export function renderMermaid({ nodes, edges }: CallMap): string {
  const lines = ['flowchart LR', ...nodes.map(renderNode), ...merge(edges).map(renderEdge)];
  return `${lines.join('\n  ')}\n`;
}

function renderNode(node: MapNode): string {
  const { open, close, lines } = look(node);
  return `${node.id}${open}"${lines.map(mermaidText).join('<br/>')}"${close}`;
}

interface Look {
  /** The brackets that make the shape. */
  readonly open: string;
  readonly close: string;
  readonly lines: readonly string[];
}

function look(node: MapNode): Look {
  switch (node.kind) {
    case 'number':
      return { open: '([', close: '])', lines: [node.number] };
    case 'otherNumbers':
      return { open: '([', close: '])', lines: ['any other number'] };
    case 'widget':
      return { open: '[', close: ']', lines: [node.name, node.noun, ...node.targets] };
    case 'url':
    case 'path':
      return { open: '[/', close: '/]', lines: [node.text] };
    case 'template':
      return { open: '{{', close: '}}', lines: [node.text] };
    case 'end':
      return { open: '([', close: '])', lines: ['back to Studio, or hang up'] };
  }
}

/** An edge for all events that lead from one node to another, the hang-up for itself. */
interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly hangup: boolean;
  readonly labels: readonly string[];
}

function merge(edges: readonly MapEdge[]): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const edge of edges) {
    const { from, to } = edge;
    const hangup = edge.event === 'hangup';
    const key = JSON.stringify([from, to, hangup]);
    const labels = [...(arrows.get(key)?.labels ?? []), ...labelOf(edge)];
    arrows.set(key, { from, to, hangup, labels });
  }
  return [...arrows.values()];
}

function labelOf({ event, listed }: MapEdge): string[] {
  if (event === undefined) return [];
  return [listed === false ? `${event} (not listed)` : event];
}

function renderEdge({ from, to, hangup, labels }: Arrow): string {
  const label = labels.length === 0 ? '' : `|"${labels.map(mermaidText).join(', ')}"|`;
  return `${from} ${hangup ? '-.->' : '-->'}${label} ${to}`;
}
