import { isObject } from '../is-object';
import type { NamedValue } from '../widgets/make-http-request/properties';

/** The values of an object as text; `null` and, but for the names that `meansNone` has, an empty text are absent. */
export function packTexts(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  meansNone: readonly string[] = [],
): Record<string, string> {
  const texts = names.flatMap((name): [string, string][] => {
    const value = values[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
    return value === '' && !meansNone.includes(name) ? [] : [[name, String(value)]];
  });
  return Object.fromEntries(texts);
}

export function packNamedValues(list: unknown): NamedValue[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) =>
    isObject(item) && typeof item.key === 'string'
      ? [{ key: item.key, value: String(item.value ?? '') }]
      : [],
  );
}
