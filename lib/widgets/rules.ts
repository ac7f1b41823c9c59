import {
  urlRule as dialUrlRule,
  type OptionalRule,
  wholeNumber as wholeNumberRule,
} from '../dial/property-rules';

/** An absolute URL, or a /path on this service. */
export const urlRule: OptionalRule<string> = { ...dialUrlRule, fallback: undefined };

export const textRule: OptionalRule<string> = { expected: 'text', read: (text) => text, fallback: undefined };

export function wholeNumber<D>(least: number, most: number, fallback: D): OptionalRule<number, D> {
  return { ...wholeNumberRule(least, most), fallback };
}

export function yesOrNo<D>(fallback: D): OptionalRule<boolean, D> {
  return {
    expected: 'true or false',
    values: ['true', 'false'],
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    fallback,
  };
}

export function oneOf<const T extends string, D>(values: readonly T[], fallback: D): OptionalRule<T, D> {
  return {
    expected: `one of ${values.join(', ')}`,
    values,
    read: (text) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
    fallback,
  };
}

export function matching(pattern: RegExp, expected: string): OptionalRule<string> {
  return { expected, read: (text) => (pattern.test(text) ? text : undefined), fallback: undefined };
}
