import type { Widget } from '../types';
import { packOf, packPath } from './pack-format';

/** Up to this many characters, one pack holds everything. */
const smallest = 256 * 1024;
const mostPacks = 8;

/**
 * Pack widgets into the text of a few assets.
 *
 * A pack is JSON with one record a line, sorted by key, so that `findRecord` reads one record without parsing the
 * rest: `"sales":{…}` for a widget, `"+13125550100":"sales"` for a number. Which pack holds a key follows from the key.
 * @returns asset path → text
 */
export function packWidgets(widgets: readonly Widget[]): Map<string, string> {
  const records = widgets.flatMap((widget): [string, string][] => [
    [widget.name, JSON.stringify(widget)],
    ...widget.numbers.map((number): [string, string] => [number, JSON.stringify(widget.name)]),
  ]);
  const size = records.reduce((sum, [key, record]) => sum + key.length + record.length, 0);
  const count = Math.min(mostPacks, Math.max(1, Math.ceil(size / smallest)));
  const packs = Array.from({ length: count }, (): [string, string][] => []);
  for (const record of records) packs[packOf(record[0], count)]?.push(record);
  return new Map(packs.map((lines, index) => [packPath(index, count), packText(lines)]));
}

function packText(records: readonly [string, string][]): string {
  const lines = records
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, record]) => `${JSON.stringify(key)}:${record}`);
  return inAscii(`{\n${lines.join(',\n')}\n}\n`);
}

/**
 * The same JSON with escapes for all other characters: one of them alone would make V8 hold the whole pack in two bytes
 * a character, and read it slower in the first call.
 */
function inAscii(json: string): string {
  return json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
