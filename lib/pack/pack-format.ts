/** The path of a pack among the assets: `/widgets/1-of-4.json`. */
export function packPath(index: number, count: number): string {
  return `/widgets/${index + 1}-of-${count}.json`;
}

/** How many packs there are, from the paths of the assets; 0 where there is none. */
export function packCount(paths: readonly string[]): number {
  const counts = paths.map((path) => /^\/widgets\/1-of-(\d+)\.json$/.exec(path)?.[1]);
  return Number(counts.find((count) => count !== undefined) ?? 0);
}

/** Which of `count` packs holds the record of `key`. The hash is 32-bit FNV-1a. */
export function packOf(key: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % count;
}

/**
 * The record of `key` in a pack, or undefined where it has none: a binary search over the lines, so that the time
 * of a call does not grow with the number of widgets.
 * @throws Error where the pack or the record is damaged
 */
export function findRecord(pack: string, key: string): unknown {
  if (!pack.startsWith('{\n') || !pack.endsWith('\n}\n')) throw new Error('A pack of widgets is damaged');
  // From the start of a line to the line break that ends one.
  let low = 2;
  let high = pack.length - 3;
  while (low < high) {
    const start = pack.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    const end = pack.indexOf('\n', start);
    const colon = pack.indexOf('":', start);
    const found = pack.slice(start + 1, colon);
    if (found === key) return parseRecord(pack.slice(colon + 2, end).replace(/,$/, ''), key);
    if (found < key) low = end + 1;
    else high = start - 1;
  }
  return undefined;
}

function parseRecord(record: string, key: string): unknown {
  try {
    return JSON.parse(record);
  } catch {
    // The parser's own message quotes what it read, and that may be a password.
    throw new Error(`The packed record of "${key}" is damaged`);
  }
}
