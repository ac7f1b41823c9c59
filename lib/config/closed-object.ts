import * as v from 'valibot';
import { quote } from '../quote';
import { meantName } from './meant-name';

export type Entries = Record<string, v.GenericSchema & { readonly message?: unknown }>;

/** What Studio exports and nothing here reads. */
export const studioLeftover = v.pipe(
  v.nullish(v.unknown()),
  v.description('Exported by Studio; not used here.'),
);

/** What of an object's keys some widget reads: those that its schema knows, without Studio's leftovers. */
export function readKeysOf({ entries }: { readonly entries: Entries }): ReadonlySet<string> {
  return new Set(Object.keys(entries).filter((name) => entries[name] !== studioLeftover));
}

/**
 * An object without unknown keys. Its message names the key that was probably meant; or, for a missing key, what
 * should stand there.
 * @param elsewhere what to say of keys that belong somewhere else
 */
export function closedObject<const E extends Entries>(
  entries: E,
  elsewhere: Readonly<Record<string, string>> = {},
) {
  return v.strictObject(entries, (issue) => {
    const key = String(issue.path?.at(-1)?.key);
    if (issue.expected === 'never') {
      return Object.hasOwn(elsewhere, key) ? String(elsewhere[key]) : unknownKey(key, entries);
    }
    const expected = issue.input === undefined ? entries[key]?.message : undefined;
    return typeof expected === 'string' ? expected : objectExpected;
  });
}

export const objectExpected = 'an object in braces';

function unknownKey(key: string, entries: Entries): string {
  const known = [...readKeysOf({ entries })];
  const meant = meantName(key, known, Math.max(1, key.length / 3));
  return meant === undefined
    ? `is not known; known are ${known.join(', ')}`
    : `is not known; did you mean ${quote(meant)}?`;
}
