import { writeRows } from '../call/state-rows';
import { configurationOf, entriesOf } from '../configuration-of';
import { isTemplate } from '../liquid/render-template';
import type { Flow, Noun, Widget, WidgetType } from '../types';
import { widgetName } from '../widget-name';
import { definitions } from '../widgets/definitions';
import { describeMatch } from '../widgets/split-based-on/describe-match';
import { hideSecrets } from './hide-secrets';
import { type NodesByName, type Place, readPlace } from './read-place';
import { widgetDetails } from './widget-details';

/** What a configuration does with calls, as a graph: where they come in, whom they ring, where they go on. */
export interface CallMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/**
 * `otherNumbers`: the calls for which no widget names the number. `widget`: one that rings; `step`: one of any other type.
 * `template`: a `next` that only the call knows. Those of a flow have its `id` as their `flow`.
 */
export type MapNode = { readonly id: string } & (
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'otherNumbers' }
  | { readonly kind: 'flow'; readonly name: string }
  | {
      readonly kind: 'widget';
      readonly name: string;
      readonly flow?: string;
      readonly noun: Noun;
      readonly targets: readonly string[];
    }
  | {
      readonly kind: 'step';
      readonly name: string;
      readonly flow?: string;
      readonly type: Exclude<WidgetType, 'connect-call-to'>;
      readonly details: readonly string[];
    }
  | { readonly kind: 'url' | 'path' | 'template'; readonly text: string }
  | { readonly kind: 'end' }
);

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  /** What happened at the widget that the edge leaves; absent where a call comes in. */
  readonly event?: string;
  /** What has to hold besides, where it is one of several for its event. */
  readonly condition?: string;
  /** False for an event that a widget does not list, so that the flow ends there. */
  readonly listed?: boolean;
}

/** Draw the map of a checked configuration. The same widgets make the same map, in whatever order they come. */
export function mapConfiguration(records: readonly (Widget | Flow)[]): CallMap {
  const flows = records.filter((record) => record.type === 'flow').toSorted(byName);
  const flowIds = new Map(flows.map(({ name }, index) => [name, `flow_${index + 1}`]));
  const widgets = records.filter((record) => record.type !== 'flow');
  const sorted = [
    ...widgets.filter(({ flow }) => flow === undefined).toSorted(byName),
    // In the order of their file, which is that of the call as a rule.
    ...flows.flatMap(({ name }) => widgets.filter(({ flow }) => flow === name)),
  ];
  const configuration = configurationOf(records);
  const idOf = (record: Widget | Flow) =>
    record.type === 'flow'
      ? nodeId(record.start, flowIds.get(record.name))
      : nodeId(record.name, flowIds.get(record.flow ?? ''));
  const names: NodesByName = {
    widget: (name, flow) => {
      const widget = configuration.widget(name, flow);
      return widget && idOf(widget);
    },
    start: (name) => {
      const flow = configuration.flow(name);
      return flow && idOf(flow);
    },
  };
  const secrets = secretsOf(widgets);
  const entrances = entriesOf(records)
    .flatMap((entry) => entrancesOf(entry).map((node) => ({ node, to: idOf(entry) })))
    .toSorted((a, b) => compare(a.node.id, b.node.id));
  const departures = sorted.flatMap((widget) =>
    departuresOf(widget, names).map((departure) => ({ from: idOf(widget), ...departure })),
  );
  const placed = placeNodes(
    departures.map(({ place }) => place),
    secrets,
  );
  return {
    nodes: [
      ...entrances.map(({ node }) => node),
      ...[...flowIds].map(([name, id]): MapNode => ({ id, kind: 'flow', name })),
      ...sorted.map((widget): MapNode => {
        const { name, type } = widget;
        const details = widgetDetails(widget).map((detail) => hideSecrets(detail, secrets));
        const flow = flowIds.get(widget.flow ?? '');
        const place = { id: idOf(widget), name, ...(flow !== undefined && { flow }) };
        if (type !== 'connect-call-to') return { ...place, kind: 'step', type, details };
        return { ...place, kind: 'widget', noun: widget.properties.noun, targets: details };
      }),
      ...placed.nodes,
    ],
    edges: [
      ...entrances.map(({ node, to }) => ({ from: node.id, to })),
      ...departures.map(({ place, ...edge }) => ({ ...edge, to: placed.idOf(place) })),
      ...placed.edges,
    ],
  };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compare(a.name, b.name);
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A dash may be part of an arrow to Mermaid. In a flow, names may hold anything: those have ids of their own kind. */
function nodeId(name: string, flowId = 'widget'): string {
  const id = widgetName.test(name) ? `_${name}` : `.${writeRows([[name]])}`;
  return flowId + id.replaceAll('-', '.');
}

function secretsOf(widgets: readonly Widget[]): string[] {
  const passwords = widgets.map((widget) =>
    widget.type === 'connect-call-to' ? (widget.properties.sip_password?.trim() ?? '') : '',
  );
  return passwords.filter((password) => password !== '' && !isTemplate(password));
}

/** How calls come to a widget or flow: by its numbers, and to the one named `default` by all others. */
function entrancesOf({ name, numbers }: Widget | Flow): MapNode[] {
  const others: MapNode[] = name === 'default' ? [{ id: 'other_numbers', kind: 'otherNumbers' }] : [];
  const own = numbers.map((number): MapNode => ({ id: `number_${number.slice(1)}`, kind: 'number', number }));
  return [...own, ...others];
}

interface Departure extends Omit<MapEdge, 'from' | 'to'> {
  readonly place: Place;
}

/** Where each event of a widget leads: those that it lists, and those that may happen and are not listed. */
function departuresOf({ type, transitions, flow }: Widget, names: NodesByName): Departure[] {
  return Object.keys(definitions[type].events).flatMap((event): Departure[] => {
    const listed = transitions.filter((transition) => transition.event === event);
    const isDrawn = type === 'connect-call-to' || endsAs(type, event);
    if (listed.length === 0)
      return endsUnlisted(type, event) ? [{ event, listed: false, place: { kind: 'end' } }] : [];
    return listed
      .filter(({ next }) => next !== '' || isDrawn)
      .map((transition) => {
        const condition = describeMatch(transition);
        const place = readPlace(transition.next, names, flow);
        return { event, ...(condition !== '' && { condition }), listed: true, place };
      });
  });
}

function endsUnlisted(type: WidgetType, event: string): boolean {
  // Any other event of a ring counts as this one; and who takes no match takes the other way.
  if (type === 'connect-call-to') return event === 'callCompleted';
  return event !== 'match' && endsAs(type, event);
}

/** Whether the flow ends for somebody who is still there where this event leads nowhere. */
function endsAs(type: WidgetType, event: string): boolean {
  return type !== 'add-twiml-redirect' && !rarelyMissed.has(event);
}

/** Of a caller who has gone; one for which another stands in; and one that comes only where somebody has a use for it. */
const rarelyMissed: ReadonlySet<string> = new Set(['hangup', 'holiday', 'speech']);

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
    const { kind, text, runs } = place;
    const id = `${kind}_${nodes.size + 1}`;
    nodes.set(key, { id, kind, text: hideSecrets(text, secrets) });
    if (runs !== undefined) edges.push({ from: id, to: runs });
  }
  const end: MapNode[] = places.some(({ kind }) => kind === 'end') ? [{ id: endId, kind: 'end' }] : [];
  return {
    nodes: [...nodes.values(), ...end],
    edges,
    idOf: (place) => (place.kind === 'widget' ? place.id : (nodes.get(JSON.stringify(place))?.id ?? endId)),
  };
}

// Not `end`, which closes a subgraph.
const endId = 'flow_end';
