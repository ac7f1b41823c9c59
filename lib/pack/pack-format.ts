import { unicodeEscape } from '../unicode-escape';

// A pack is a private asset: JSON of nothing but ASCII, so that an offset in bytes is one in characters.
//
//   ["00000007 000001a4",[                     how many slots there are, and how long the pack is
//   "8e3f0c52 000000f6 00000041",              a slot: the hash of a key, where its record begins, how long that is
//   "                          ",              a slot without a record
//   …],{
//   "+13125550100":"sales",                    the records, one a line, sorted by key
//   "sales":{…}
//   }]
//
// A key's record is in the slot that its hash says, or in the first free one behind that. So three short reads find one
// record, however many there are and however long the others.

/** The path of a pack among the assets: `/widgets/1-of-4.json`. */
export function packPath(index: number, count: number): string {
  return `/widgets/${index + 1}-of-${count}.json`;
}

/** How many packs there are, from the paths of the assets; 0 where there is none. */
export function packCount(paths: readonly string[]): number {
  const counts = paths.map((path) => /^\/widgets\/1-of-(\d+)\.json$/.exec(path)?.[1]);
  return Number(counts.find((count) => count !== undefined) ?? 0);
}

/** Which of `count` packs holds the record of `key`. */
export function packOf(key: string, count: number): number {
  return hashOf(key) % count;
}

/** The hash of a key: 32-bit FNV-1a. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/** The slots in the order in which a key looks for its own. Not by the low bits of the hash: they have chosen the pack. */
export function* slotsFor(hash: number, slots: number): Generator<number> {
  for (let probe = 0; probe < slots; probe++) yield ((hash >>> 8) + probe) % slots;
}

interface Header {
  readonly slots: number;
  readonly length: number;
}

export const headerLength = 23;

export function headerText({ slots, length }: Header): string {
  return `["${hex(slots)} ${hex(length)}",[\n`;
}

/** Undefined where it is damaged. */
export function readHeader(text: string): Header | undefined {
  const [, slots, length] = /^\["([\da-f]{8}) ([\da-f]{8})",\[\n$/.exec(text) ?? [];
  return slots === undefined || length === undefined
    ? undefined
    : { slots: Number.parseInt(slots, 16), length: Number.parseInt(length, 16) };
}

/** Where the record of a key stands. */
export interface Slot {
  readonly hash: number;
  readonly start: number;
  readonly length: number;
}

export const slotLength = 30;

export function slotText(slot: Slot | undefined, isLast: boolean): string {
  const place = slot === undefined ? ' '.repeat(26) : [slot.hash, slot.start, slot.length].map(hex).join(' ');
  return `"${place}"${isLast ? ' ' : ','}\n`;
}

/** Undefined where it is damaged. */
export function readSlot(text: string): Slot | 'free' | undefined {
  if (freeSlot.test(text)) return 'free';
  const [, hash, start, length] = takenSlot.exec(text) ?? [];
  return hash === undefined || start === undefined || length === undefined
    ? undefined
    : {
        hash: Number.parseInt(hash, 16),
        start: Number.parseInt(start, 16),
        length: Number.parseInt(length, 16),
      };
}

const freeSlot = /^" {26}"[ ,]\n$/;
const takenSlot = /^"([\da-f]{8}) ([\da-f]{8}) ([\da-f]{8})"[ ,]\n$/;

/** The text with which the record of a key begins. */
export function keyText(key: string): string {
  return `${inAscii(JSON.stringify(key))}:`;
}

/** The same JSON with escapes for all characters that are not ASCII. */
export function inAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, unicodeEscape);
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
