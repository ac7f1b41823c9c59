import { entriesOf, keyOf } from '../configuration-of';
import type { Flow, Widget } from '../types';
import {
  hashOf,
  headerLength,
  headerText,
  inAscii,
  keyText,
  packOf,
  packPath,
  type Slot,
  slotLength,
  slotsFor,
  slotText,
} from './pack-format';

/**
 * Pack widgets and flows into the text of a few assets: `"sales":{…}` for a single widget or a flow, `"office/menu":{…}` for
 * the widget of a flow, `"+13125550100":"sales"` for a number.
 * @returns asset path → text
 */
export function packWidgets(records: readonly (Widget | Flow)[]): Map<string, string> {
  return packRecords([
    ...records.map((record): [string, string] => [keyOf(record), JSON.stringify(record)]),
    ...entriesOf(records).flatMap(({ name, numbers }) =>
      numbers.map((number): [string, string] => [number, JSON.stringify(name)]),
    ),
  ]);
}

/** Up to this many characters, one pack holds everything. */
const smallest = 256 * 1024;
const mostPacks = 8;

/**
 * Pack records, JSON by key, into the text of a few assets.
 * @returns asset path → text
 */
export function packRecords(records: readonly (readonly [key: string, json: string])[]): Map<string, string> {
  const size = records.reduce((sum, [key, json]) => sum + key.length + json.length, 0);
  const count = Math.min(mostPacks, Math.max(1, Math.ceil(size / smallest)));
  const packs = Array.from({ length: count }, (): (readonly [string, string])[] => []);
  for (const record of records) packs[packOf(record[0], count)]?.push(record);
  return new Map(packs.map((held, index) => [packPath(index, count), packText(held)]));
}

function packText(records: readonly (readonly [string, string])[]): string {
  // Half of them stay free, so that a search is short.
  const slots: (Slot | undefined)[] = Array.from({ length: 2 * records.length + 1 });
  const lines: string[] = [];
  let start = headerLength + slots.length * slotLength + opening.length;
  for (const [key, json] of records.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const line = keyText(key) + inAscii(json);
    const hash = hashOf(key);
    const slot = { hash, start, length: line.length };
    for (const index of slotsFor(hash, slots.length)) {
      if (slots[index] !== undefined) continue;
      slots[index] = slot;
      break;
    }
    lines.push(line);
    start += line.length + separator.length;
  }
  const table = slots.map((slot, index) => slotText(slot, index === slots.length - 1)).join('');
  const rest = `${table}${opening}${lines.join(separator)}${closing}`;
  return headerText({ slots: slots.length, length: headerLength + rest.length }) + rest;
}

const opening = '],{\n';
const separator = ',\n';
const closing = '\n}]\n';
