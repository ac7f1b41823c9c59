import type { WidgetType } from '../types';
import type { Behaviour } from '../widgets/visit';

/** A widget, as far as the ways of a call go. */
export interface Stop {
  readonly name: string;
  /** The flow that it belongs to; none for a single widget. */
  readonly flow?: string | undefined;
  readonly kind: Behaviour<WidgetType>['kind'];
  readonly ways: readonly Way[];
}

/** Where a stop leads for one event. */
export interface Way {
  readonly event: string;
  /** Its place among the transitions; absent for an event that is not listed, so that the flow ends there. */
  readonly index?: number;
  readonly leads:
    | { readonly to: 'stop'; readonly key: string }
    /** Only the call knows: maybe any widget of the flow. */
    | { readonly to: 'any' }
    | { readonly to: 'elsewhere' }
    | { readonly to: 'end' };
}

/** All stops by the keys of their records. */
export type FlowGraph = ReadonlyMap<string, Stop>;

/**
 * The stops of a flow that a call may come to from these, each with the stop that it is first reached from. Another flow
 * leads back to where this one starts, and to nothing else of it.
 */
export function reachedFrom(
  graph: FlowGraph,
  starts: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const reached = new Map<string, string | undefined>(starts.map((key) => [key, undefined]));
  // A map is iterated over what is added meanwhile.
  for (const [key] of reached) {
    const stop = graph.get(key);
    for (const next of nextStops(stop, graph)) {
      if (!reached.has(next) && graph.get(next)?.flow === stop?.flow) reached.set(next, key);
    }
  }
  return reached;
}

/**
 * The circles in which no widget waits for the caller, so that a call would never get out of them: each as the keys
 * along it, from the one that stands first.
 * @param isReached whether a call gets to a stop at all
 */
export function endlessCircles(graph: FlowGraph, isReached: (key: string) => boolean): string[][] {
  const isBusy = (key: string) => graph.get(key)?.kind !== 'waits' && isReached(key);
  const busy = [...graph].filter(([key]) => isBusy(key));
  const ways: Edges = new Map(
    busy.map(([key, stop]) => [key, [...new Set(literalStops(stop).filter(isBusy))]]),
  );
  // Ten thousand widgets in a row are no circle, and looking from each of them would take minutes.
  const onwards = withoutEnds(ways);
  const back = withoutEnds(reversed(ways));
  const circles: string[][] = [];
  const taken = new Set<string>();
  for (const key of ways.keys()) {
    if (!onwards.has(key) || !back.has(key) || taken.has(key)) continue;
    const circle = wayBack(key, ways);
    if (circle === undefined) continue;
    circles.push(circle);
    for (const each of circle) taken.add(each);
  }
  return circles;
}

/** To which keys each key leads. */
type Edges = ReadonlyMap<string, readonly string[]>;

function reversed(edges: Edges): Edges {
  const back = new Map([...edges.keys()].map((key): [string, string[]] => [key, []]));
  for (const [key, nexts] of edges) for (const next of nexts) back.get(next)?.push(key);
  return back;
}

/** The keys that are left when those that lead nowhere are taken away, again and again. */
function withoutEnds(edges: Edges): ReadonlySet<string> {
  const left = new Map([...edges].map(([key, nexts]) => [key, new Set(nexts)]));
  const ends = [...left.keys()].filter((key) => left.get(key)?.size === 0);
  const back = reversed(edges);
  for (const end of ends) {
    left.delete(end);
    for (const key of back.get(end) ?? []) {
      const nexts = left.get(key);
      nexts?.delete(end);
      if (nexts?.size === 0) ends.push(key);
    }
  }
  return new Set(left.keys());
}

/** The shortest way from a key to itself. */
function wayBack(start: string, edges: Edges): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const next of edges.get(key) ?? []) {
      if (next === start) return pathTo(key, start, from);
      if (from.has(next)) continue;
      from.set(next, key);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let key: string | undefined = end; key !== start && key !== undefined; ) {
    key = from.get(key);
    if (key !== undefined) path.unshift(key);
  }
  return path;
}

/**
 * The ways on which a flow ends before the caller has heard anything: no widget spoke or waited before.
 * @param start of the flow
 */
export function silentEnds(graph: FlowGraph, start: string): { readonly key: string; readonly way: Way }[] {
  const silent = new Set([start]);
  for (const key of silent) {
    const stop = graph.get(key);
    if (isHeard(stop)) continue;
    for (const next of literalStops(stop)) if (graph.get(next)?.flow === stop?.flow) silent.add(next);
  }
  return [...silent].flatMap((key) => {
    const stop = graph.get(key);
    if (stop === undefined || isHeard(stop)) return [];
    return stop.ways.filter(({ leads }) => leads.to === 'end').map((way) => ({ key, way }));
  });
}

function isHeard(stop: Stop | undefined): boolean {
  return stop?.kind === 'speaks' || stop?.kind === 'waits';
}

function literalStops(stop: Stop | undefined): string[] {
  return (stop?.ways ?? []).flatMap(({ leads }) => (leads.to === 'stop' ? [leads.key] : []));
}

function nextStops(stop: Stop | undefined, graph: FlowGraph): Iterable<string> {
  const isOpen = stop?.ways.some(({ leads }) => leads.to === 'any') ?? false;
  return isOpen ? graph.keys() : literalStops(stop);
}
