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
  const circles: string[][] = [];
  const taken = new Set<string>();
  for (const knot of knotsOf(graph, isReached)) {
    const circle = taken.has(knot.key) ? [] : wayBack(knot);
    if (circle.length > 0) circles.push(circle);
    for (const key of circle) taken.add(key);
  }
  return circles;
}

/** A stop that does not wait, between its neighbours of the kind. */
interface Knot {
  readonly key: string;
  readonly onwards: Set<Knot>;
  readonly back: Set<Knot>;
}

/** The stops that do not wait and lie on a circle, or between two: ten thousand in a row are none, and are soon gone. */
function knotsOf(graph: FlowGraph, isReached: (key: string) => boolean): Knot[] {
  const busy = [...graph].filter(([key, { kind }]) => kind !== 'waits' && isReached(key));
  const knots = new Map(
    busy.map(([key]): [string, Knot] => [key, { key, onwards: new Set(), back: new Set() }]),
  );
  for (const knot of knots.values()) {
    for (const next of literalStops(graph.get(knot.key))) {
      const to = knots.get(next);
      if (to === undefined) continue;
      knot.onwards.add(to);
      to.back.add(knot);
    }
  }
  const isLoose = ({ onwards, back }: Knot) => onwards.size === 0 || back.size === 0;
  const loose = new Set([...knots.values()].filter(isLoose));
  // A set is iterated over what is added meanwhile.
  for (const knot of loose) {
    for (const { back } of knot.onwards) back.delete(knot);
    for (const { onwards } of knot.back) onwards.delete(knot);
    for (const other of [...knot.onwards, ...knot.back]) if (isLoose(other)) loose.add(other);
  }
  return [...knots.values()].filter((knot) => !loose.has(knot));
}

/** A step of a way, with the one before. */
interface WayStep {
  readonly knot: Knot;
  readonly before?: WayStep;
}

/** The keys along the shortest way from a knot to itself; none where there is no such way. */
function wayBack(start: Knot): string[] {
  const met = new Set<Knot>();
  const steps: WayStep[] = [{ knot: start }];
  for (const step of steps) {
    for (const knot of step.knot.onwards) {
      if (knot === start) return keysAlong(step);
      if (met.has(knot)) continue;
      met.add(knot);
      steps.push({ knot, before: step });
    }
  }
  return [];
}

function keysAlong(end: WayStep): string[] {
  const keys: string[] = [];
  for (let step: WayStep | undefined = end; step !== undefined; step = step.before) keys.push(step.knot.key);
  return keys.reverse();
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
