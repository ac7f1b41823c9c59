import type { CallMap, MapEdge, MapNode } from './map-configuration';
import { mermaidText } from './mermaid-text';

/**
 * Render a map as a Mermaid flowchart, a line for each node and each edge.
 * Source: Mermaid docs, "Flowcharts Syntax", as GitHub draws it in Markdown.
 */
export function renderMermaid({ nodes, edges }: CallMap): string {
  const lines = [
    'flowchart LR',
    ...nodes.filter((node) => flowOf(node) === undefined).flatMap((node) => renderWithin(node, nodes)),
    ...merge(edges).map(renderEdge),
  ];
  return `${lines.join('\n  ')}\n`;
}

/** A node; a flow with all that belongs to it. */
function renderWithin(node: MapNode, nodes: readonly MapNode[]): string[] {
  if (node.kind !== 'flow') return [renderNode(node)];
  const own = nodes.filter((each): each is DrawnNode => flowOf(each) === node.id);
  return [
    `subgraph ${node.id}["${mermaidText(node.name)}"]`,
    ...own.map((each) => `  ${renderNode(each)}`),
    'end',
  ];
}

type DrawnNode = Exclude<MapNode, { readonly kind: 'flow' }>;

function flowOf(node: MapNode): string | undefined {
  return node.kind === 'widget' || node.kind === 'step' ? node.flow : undefined;
}

function renderNode(node: DrawnNode): string {
  const [open, close, ...lines] = look(node);
  return `${node.id}${open}"${lines.map(mermaidText).join('<br/>')}"${close}`;
}

/** The brackets that make the shape, and what stands between them. */
type Look = readonly [open: string, close: string, ...lines: string[]];

function look(node: DrawnNode): Look {
  switch (node.kind) {
    case 'number':
      return ['([', '])', node.number];
    case 'otherNumbers':
      return ['([', '])', 'any other number'];
    case 'widget':
      return ['[', ']', node.name, node.noun, ...node.targets];
    case 'step':
      return [...shapes[node.type], node.name, ...node.details];
    case 'url':
    case 'path':
      return ['[/', '/]', node.text];
    case 'template':
      return ['{{', '}}', node.text];
    case 'end':
      return ['([', '])', 'back to Studio, or hang up'];
  }
}

/** What speaks is round, what asks the caller or the clock is slanted, what asks another system has double sides. */
const shapes: Readonly<Record<StepType, readonly [open: string, close: string]>> = {
  'say-play': ['(', ')'],
  'gather-input-on-call': ['[/', '\\]'],
  'split-based-on': ['{', '}'],
  'business-hours': ['[\\', '/]'],
  'set-variables': ['[\\', '\\]'],
  'record-voicemail': ['[(', ')]'],
  'enqueue-call': ['((', '))'],
  'send-message': ['>', ']'],
  'make-http-request': ['[[', ']]'],
  'run-function': ['[[', ']]'],
  'add-twiml-redirect': ['[/', '/]'],
};

type StepType = (MapNode & { readonly kind: 'step' })['type'];

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

function labelOf({ event, condition, listed }: MapEdge): string[] {
  if (event === undefined) return [];
  if (condition !== undefined) return [condition];
  if (listed !== false && onlyEvents.has(event)) return [];
  return [listed === false ? `${event} (not listed)` : event];
}

/** Of widgets for which nothing else can happen. */
const onlyEvents: ReadonlySet<string> = new Set(['audioComplete', 'next']);

function renderEdge({ from, to, hangup, labels }: Arrow): string {
  const label = labels.length === 0 ? '' : `|"${labels.map(mermaidText).join(', ')}"|`;
  return `${from} ${hangup ? '-.->' : '-->'}${label} ${to}`;
}
