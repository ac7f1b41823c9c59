import { isObject } from '../is-object';
import type { NamedValue } from '../widgets/make-http-request/properties';

/** A value as text; empty where it is none that the check lets through. */
export function packText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** The values of an object as text; `null` and, but for the names that `meansNone` has, an empty text are absent. */
export function packTexts(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  meansNone: readonly string[] = [],
): Record<string, string> {
  const texts = names.flatMap((name): [string, string][] => {
    const value = values[name] ?? undefined;
    if (value === undefined) return [];
    const text = packText(value);
    return text === '' && !meansNone.includes(name) ? [] : [[name, text]];
  });
  return Object.fromEntries(texts);
}

export function packNamedValues(list: unknown): NamedValue[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) =>
    isObject(item) && typeof item.key === 'string' ? [{ key: item.key, value: packText(item.value) }] : [],
  );
}
