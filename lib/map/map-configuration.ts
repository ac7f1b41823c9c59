import { addressesOf, nouns } from '../dial/nouns';
import { isTemplate } from '../liquid/render-template';
import type { DialWidget, EventName, Flow, Noun, Widget, WidgetProperties } from '../types';
import { eventNames } from '../widgets/connect-call-to/event-names';
import { hideSecrets } from './hide-secrets';
import { type Place, readPlace } from './read-place';

/** What a configuration does with calls, as a graph: where they come in, whom they ring, where they go on. */
export interface CallMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** `otherNumbers`: the calls for which no widget names the number. `template`: a `next` that only the call knows. */
export type MapNode = { readonly id: string } & (
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'otherNumbers' }
  | {
      readonly kind: 'widget';
      readonly name: string;
      readonly noun: Noun;
      readonly targets: readonly string[];
    }
  | { readonly kind: 'url' | 'path' | 'template'; readonly text: string }
  | { readonly kind: 'end' }
);

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** What happened at the widget that the edge leaves; absent where a call comes in. */
  readonly event?: EventName;
  /** False for the `callCompleted` of a widget that does not list it. */
  readonly listed?: boolean;
}

/** Draw the map of a checked configuration. The same widgets make the same map, in whatever order they come. */
export function mapConfiguration(records: readonly (Widget | Flow)[]): CallMap {
  const sorted = records.filter(isDialWidget).toSorted((a, b) => compare(a.name, b.name));
  const names = new Set(sorted.map(({ name }) => name));
  const secrets = secretsOf(sorted);
  const entrances = sorted.flatMap(entrancesOf).toSorted((a, b) => compare(a.node.id, b.node.id));
  const departures = sorted.flatMap((widget) => departuresOf(widget, names));
  const placed = placeNodes(
    departures.map(({ place }) => place),
    secrets,
  );
  return {
    nodes: [
      ...entrances.map(({ node }) => node),
      ...sorted.map((widget) => widgetNode(widget, secrets)),
      ...placed.nodes,
    ],
    edges: [
      ...entrances.map(({ edge }) => edge),
      ...departures.map(({ place, ...edge }) => ({ ...edge, to: placed.idOf(place) })),
      ...placed.edges,
    ],
  };
}

function isDialWidget(record: Widget | Flow): record is DialWidget {
  return record.type === 'connect-call-to';
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function secretsOf(widgets: readonly DialWidget[]): string[] {
  const passwords = widgets.map(({ properties }) => properties.sip_password?.trim() ?? '');
  return passwords.filter((password) => password !== '' && !isTemplate(password));
}

/** A dash may be part of an arrow to Mermaid; a dot is part of no widget's name. */
function widgetId(name: string): string {
  return `widget_${name.replaceAll('-', '.')}`;
}

interface Entrance {
  readonly node: MapNode;
  readonly edge: MapEdge;
}

/** How calls come to a widget: by its numbers, and to the one named `default` by all others. */
function entrancesOf({ name, numbers }: DialWidget): Entrance[] {
  const nodes: MapNode[] = numbers.map((number) => ({
    id: `number_${number.slice(1)}`,
    kind: 'number',
    number,
  }));
  if (name === 'default') nodes.push({ id: 'other_numbers', kind: 'otherNumbers' });
  return nodes.map((node) => ({ node, edge: { from: node.id, to: widgetId(name) } }));
}

function widgetNode({ name, properties }: DialWidget, secrets: readonly string[]): MapNode {
  const { noun } = properties;
  const addresses = addressesIn(properties);
  const targets = addresses.map((address) => hideSecrets(address, secrets));
  return { id: widgetId(name), kind: 'widget', name, noun, targets };
}

function addressesIn({ noun, sipRoutes, ...properties }: WidgetProperties): string[] {
  if (noun === 'sip' && sipRoutes !== undefined) return sipRoutes.map(({ uri }) => uri);
  const text = properties[nouns[noun].property] ?? '';
  // A comma may be part of the Liquid.
  return isTemplate(text) ? [text.trim()] : addressesOf(noun, text);
}

interface Departure extends Omit<MapEdge, 'to'> {
  readonly place: Place;
}

/**
 * Where each event of a widget leads: those that it lists, and `callCompleted`, which happens in place of all others but
 * `hangup`. A `hangup` that is not listed only ends the call that is over already.
 */
function departuresOf({ name, transitions }: DialWidget, names: ReadonlySet<string>): Departure[] {
  const nextOf = (event: EventName) => transitions.find((listed) => listed.event === event)?.next;
  const events = eventNames.filter((event) => event === 'callCompleted' || nextOf(event) !== undefined);
  return events.map((event: EventName) => ({
    from: widgetId(name),
    event,
    listed: nextOf(event) !== undefined,
    place: readPlace(nextOf(event) ?? '', names),
  }));
}

interface PlacedNodes {
  readonly nodes: readonly MapNode[];
  /** From a path on this service that runs a widget, to that widget. */
  readonly edges: readonly MapEdge[];
  idOf(place: Place): string;
}

/** The nodes of all places that are no widgets: each once, in the order in which they are met, the end last. */
function placeNodes(places: readonly Place[], secrets: readonly string[]): PlacedNodes {
  const nodes = new Map<string, MapNode>();
  const edges: MapEdge[] = [];
  for (const place of places) {
    const key = JSON.stringify(place);
    if (place.kind === 'widget' || place.kind === 'end' || nodes.has(key)) continue;
    const id = `${place.kind}_${nodes.size + 1}`;
    nodes.set(key, { ...place, id, text: hideSecrets(place.text, secrets) });
    if (place.runs !== undefined) edges.push({ from: id, to: widgetId(place.runs) });
  }
  const end: MapNode[] = places.some(({ kind }) => kind === 'end') ? [{ id: endId, kind: 'end' }] : [];
  return {
    nodes: [...nodes.values(), ...end],
    edges,
    idOf: (place) =>
      place.kind === 'widget' ? widgetId(place.name) : (nodes.get(JSON.stringify(place))?.id ?? endId),
  };
}

// Not `end`, which closes a subgraph.
const endId = 'flow_end';
