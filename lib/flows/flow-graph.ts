import type { WidgetType } from '../types';
import type { Behaviour } from '../widgets/visit';

/** A widget of a flow, as far as the ways through the flow go. */
export interface Stop {
  readonly name: string;
  readonly kind: Behaviour<WidgetType>['kind'];
  readonly ways: readonly Way[];
}

/** Where a stop leads for one event. */
export interface Way {
  readonly event: string;
  /** Its place among the transitions; absent for an event that is not listed, so that the flow ends there. */
  readonly index?: number;
  readonly leads:
    | { readonly to: 'widget'; readonly name: string }
    /** Only the call knows: maybe any widget of the flow. */
    | { readonly to: 'any' }
    | { readonly to: 'elsewhere' }
    | { readonly to: 'end' };
}

export type FlowGraph = ReadonlyMap<string, Stop>;

/** The stops that a call may come to from `start`, each with the stop that it is first reached from. */
export function reachedFrom(graph: FlowGraph, start: string): ReadonlyMap<string, string | undefined> {
  const reached = new Map<string, string | undefined>([[start, undefined]]);
  // A map is iterated over what is added meanwhile.
  for (const [name] of reached) {
    for (const next of nextStops(graph.get(name), graph)) if (!reached.has(next)) reached.set(next, name);
  }
  return reached;
}

/**
 * The circles in which no widget waits for the caller, so that a call would never get out of them: each as the names
 * along it, from the one that stands first in the flow.
 */
export function endlessCircles(graph: FlowGraph): string[][] {
  const isWaiting = (name: string) => graph.get(name)?.kind === 'waits';
  const circles: string[][] = [];
  const taken = new Set<string>();
  for (const name of graph.keys()) {
    if (isWaiting(name) || taken.has(name)) continue;
    const circle = wayBack(name, graph, isWaiting);
    if (circle === undefined) continue;
    circles.push(circle);
    for (const each of circle) taken.add(each);
  }
  return circles;
}

/** The shortest way from a stop to itself over others that do not wait. */
function wayBack(
  start: string,
  graph: FlowGraph,
  isWaiting: (name: string) => boolean,
): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [start];
  for (const name of queue) {
    for (const next of literalStops(graph.get(name))) {
      if (next === start) return pathTo(name, start, from);
      if (from.has(next) || isWaiting(next)) continue;
      from.set(next, name);
      queue.push(next);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const path = [end];
  for (let name = end; name !== start; ) {
    name = from.get(name) ?? start;
    path.unshift(name);
  }
  return path;
}

/**
 * The ways on which a flow ends before the caller has heard anything: no widget spoke or waited before. Their hanging up
 * is no such way.
 */
export function silentEnds(graph: FlowGraph, start: string): { readonly name: string; readonly way: Way }[] {
  const silent = new Set([start]);
  for (const name of silent) {
    const stop = graph.get(name);
    if (isHeard(stop)) continue;
    for (const next of literalStops(stop)) silent.add(next);
  }
  return [...silent].flatMap((name) => {
    const stop = graph.get(name);
    if (stop === undefined || isHeard(stop)) return [];
    return stop.ways.filter(({ leads }) => leads.to === 'end').map((way) => ({ name, way }));
  });
}

function isHeard(stop: Stop | undefined): boolean {
  return stop?.kind === 'speaks' || stop?.kind === 'waits';
}

function literalStops(stop: Stop | undefined): string[] {
  return (stop?.ways ?? []).flatMap(({ leads }) => (leads.to === 'widget' ? [leads.name] : []));
}

function nextStops(stop: Stop | undefined, graph: FlowGraph): string[] {
  const isOpen = stop?.ways.some(({ leads }) => leads.to === 'any') ?? false;
  return isOpen ? [...graph.keys()] : literalStops(stop);
}
