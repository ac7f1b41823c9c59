import type { JsonPath } from '../../lib/config/finding';
import { isObject } from '../../lib/is-object';

/** The value at the end of a path; undefined where there is none. */
export function valueAt(value: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return typeof step === 'number' ? inner[step] : undefined;
    return isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }, value);
}

/** The list at the end of a path; an empty one where there is none. */
export function listAt(value: unknown, path: JsonPath): readonly unknown[] {
  const list = valueAt(value, path);
  return Array.isArray(list) ? list : [];
}

/**
 * A copy in which another value stands at the end of a path; the objects on the way are made where they are missing.
 * @param to undefined removes the key or the item
 */
export function withValueAt(value: unknown, [step, ...rest]: JsonPath, to: unknown): unknown {
  if (step === undefined) return to;
  if (typeof step === 'number') {
    const list: readonly unknown[] = Array.isArray(value) ? value : [];
    const item = withValueAt(list[step], rest, to);
    return item === undefined ? list.toSpliced(step, 1) : list.with(step, item);
  }
  const entries = new Map(Object.entries(isObject(value) ? value : {}));
  const inner = withValueAt(entries.get(step), rest, to);
  if (inner === undefined) entries.delete(step);
  else entries.set(step, inner);
  return Object.fromEntries(entries);
}

/** A copy of a list in which an item has changed places with its neighbour. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list.slice(from, from + 1);
  return list.toSpliced(from, 1).toSpliced(to, 0, ...item);
}
