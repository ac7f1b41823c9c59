import { hashOf, headerLength, keyText, readHeader, readSlot, slotLength, slotsFor } from './pack-format';

/** A pack, of which only those parts are read that are asked for. */
export interface Pack {
  readonly length: number;
  /** From `start` on; less than `length` where the pack ends. */
  read(start: number, length: number): string;
}

/** A pack whose text is at hand. */
export function packOfText(text: string): Pack {
  return { length: text.length, read: (start, length) => text.slice(start, start + length) };
}

/**
 * The record of `key` in a pack, or undefined where it has none.
 * @throws Error where the pack or the record is damaged
 */
export function findRecord(pack: Pack, key: string): unknown {
  const header = readHeader(pack.read(0, headerLength));
  if (header?.length !== pack.length) throw damagedPack();
  const hash = hashOf(key);
  const start = keyText(key);
  for (const index of slotsFor(hash, header.slots)) {
    const slot = readSlot(pack.read(headerLength + index * slotLength, slotLength));
    if (slot === undefined) throw damagedPack();
    if (slot === 'free') return undefined;
    if (slot.hash !== hash) continue;
    if (slot.start + slot.length > pack.length) throw damagedPack();
    const record = pack.read(slot.start, slot.length);
    // Two keys may have the same hash.
    if (record.startsWith(start)) return parseRecord(record.slice(start.length), key);
  }
  // The build leaves a slot free, which ends every search.
  throw damagedPack();
}

function damagedPack(): Error {
  return new Error('A pack of widgets is damaged');
}

function parseRecord(record: string, key: string): unknown {
  try {
    return JSON.parse(record);
  } catch {
    // The parser's own message quotes what it read, and that may be a password.
    throw new Error(`The packed record of "${key}" is damaged`);
  }
}
