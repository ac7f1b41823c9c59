import { type FlowGraph, reachedFrom, type Way } from '../../lib/flows/flow-graph';

/** Where everything of a flow stands when it is drawn; all lengths in pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

interface Box {
  /** Of the widget. */
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Whether no call comes to it. */
  readonly isLost: boolean;
  /** The ways on which the call is over. */
  readonly ends: readonly Way[];
}

interface Line {
  readonly from: string;
  readonly to: string;
  readonly ways: readonly Way[];
  /** From above downwards; a line that goes back has two points only. */
  readonly points: readonly [Point, ...Point[], Point];
  readonly goesBack: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const boxWidth = 168;
export const boxHeight = 76;
const gap = 28;
const rowGap = 56;
const margin = 8;
/** Of a line that passes a row; of the first, there is room for what it says. */
const laneWidth = 20;
const firstLaneWidth = 110;

/**
 * Draw a flow from above downwards: a widget stands below all that lead to it, but for what leads back, and lines run
 * between the boxes of the rows that they pass.
 * @param start the key of the widget that a call comes to first
 */
export function pictureOf(graph: FlowGraph, start: string): Picture {
  const reached = reachedFrom(graph, graph.has(start) ? [start] : []);
  const nameOf = (key: string) => graph.get(key)?.name ?? '';
  const order = downwards(graph, start);
  const rowOf = rowsOf(graph, order);
  const last = Math.max(-1, ...rowOf.values());
  const lost = [...graph.keys()].filter((name) => !rowOf.has(name));
  for (const [index, name] of lost.entries()) rowOf.set(name, last + 1 + Math.floor(index / 3));
  const rows: Slot[][] = [];
  const slots = new Map<string, Slot>();
  // In the order in which the ways are listed, from left to right.
  for (const name of new Set([...reached.keys(), ...rowOf.keys()])) {
    const row = rowOf.get(name);
    if (row !== undefined) slots.set(name, put(rows, row, boxWidth));
  }
  const drafts = linesIn(graph).flatMap((line) => {
    const [from, to] = [slots.get(line.from), slots.get(line.to)];
    if (from === undefined || to === undefined) return [];
    const lanes: Slot[] = [];
    for (let row = from.row + 1; row < to.row; row++) {
      lanes.push(put(rows, row, row === from.row + 1 ? firstLaneWidth : laneWidth));
    }
    const goesBack = to.row <= from.row;
    if (!goesBack)
      for (const [index, slot] of [...lanes, to].entries()) slot.above.push(lanes[index - 1] ?? from);
    return [{ line, goesBack, from, lanes, to }];
  });
  const width = placeIn(rows);
  const heightOf = (row: number) => margin + row * (boxHeight + rowGap);
  const top = ({ x, row }: Slot): Point => ({ x, y: heightOf(row) });
  const bottom = ({ x, row }: Slot): Point => ({ x, y: heightOf(row) + boxHeight });
  return {
    width,
    // A flow without a widget is a picture, too.
    height: heightOf(Math.max(rows.length, 1)) - rowGap + margin,
    // In the order in which people read, and go on with the Tab key.
    boxes: [...slots]
      .map(([key, { x, row }]) => ({
        name: nameOf(key),
        x: x - boxWidth / 2,
        y: heightOf(row),
        isLost: !reached.has(key),
        ends: (graph.get(key)?.ways ?? []).filter(({ leads }) => leads.to === 'end'),
      }))
      .sort((a, b) => a.y - b.y || a.x - b.x),
    lines: drafts.map(({ line, goesBack, from, lanes, to }) => ({
      from: nameOf(line.from),
      to: nameOf(line.to),
      ways: line.ways,
      goesBack,
      points: goesBack
        ? [top(from), bottom(to)]
        : [bottom(from), ...lanes.flatMap((lane) => [top(lane), bottom(lane)]), top(to)],
    })),
  };
}

/** A place in a row: a box, or a line that passes. */
interface Slot {
  readonly row: number;
  readonly width: number;
  readonly above: Slot[];
  x: number;
}

function put(rows: Slot[][], row: number, width: number): Slot {
  const slot = { row, width, above: [], x: 0 };
  for (let index = rows.length; index <= row; index++) rows.push([]);
  rows[row]?.push(slot);
  return slot;
}

/** Put every row below what leads to it. Returns the width of all. */
function placeIn(rows: readonly Slot[][]): number {
  const widthOf = (row: readonly Slot[]) => row.reduce((sum, { width }) => sum + width + gap, -gap);
  const width = Math.max(boxWidth, ...rows.map(widthOf)) + 2 * margin;
  for (const row of rows) {
    const wanted = (slot: Slot) =>
      slot.above.reduce((sum, { x }) => sum + x, 0) / slot.above.length || width / 2;
    row.sort((a, b) => wanted(a) - wanted(b));
    // As near as possible to where it should be, and no further to the right than leaves room for the others.
    let from = margin;
    for (const [index, slot] of row.entries()) {
      const rest = widthOf(row.slice(index)) - slot.width / 2;
      const most = width - margin - rest;
      slot.x = Math.min(Math.max(from + slot.width / 2, wanted(slot)), most);
      from = slot.x + slot.width / 2 + gap;
    }
  }
  return width;
}

/** A line for all ways from one widget to another. */
function linesIn(graph: FlowGraph): { from: string; to: string; ways: Way[] }[] {
  return [...graph].flatMap(([from, { ways }]) => {
    const lines = new Map<string, Way[]>();
    for (const way of ways) {
      if (way.leads.to !== 'stop' || !graph.has(way.leads.key)) continue;
      lines.set(way.leads.key, [...(lines.get(way.leads.key) ?? []), way]);
    }
    return [...lines].map(([to, together]) => ({ from, to, ways: together }));
  });
}

/** All that a call can come to, each before what it leads to, but for what leads back. */
function downwards(graph: FlowGraph, start: string): string[] {
  const finished = new Set<string>();
  const seen = new Set<string>();
  const stack = graph.has(start) ? [start] : [];
  while (stack.length > 0) {
    const name = stack.at(-1) ?? '';
    if (!seen.has(name)) {
      seen.add(name);
      for (const next of nextsOf(graph, name).toReversed()) if (!seen.has(next)) stack.push(next);
      continue;
    }
    stack.pop();
    finished.add(name);
  }
  return [...finished].toReversed();
}

function rowsOf(graph: FlowGraph, order: readonly string[]): Map<string, number> {
  const placeOf = new Map(order.map((name, index) => [name, index]));
  const rows = new Map(order.map((name) => [name, 0]));
  for (const name of order) {
    const row = rows.get(name) ?? 0;
    for (const next of nextsOf(graph, name)) {
      const leadsBack = (placeOf.get(next) ?? 0) <= (placeOf.get(name) ?? 0);
      if (!leadsBack) rows.set(next, Math.max(rows.get(next) ?? 0, row + 1));
    }
  }
  return rows;
}

function nextsOf(graph: FlowGraph, name: string): string[] {
  const ways = graph.get(name)?.ways ?? [];
  return ways.flatMap(({ leads }) => (leads.to === 'stop' && graph.has(leads.key) ? [leads.key] : []));
}
