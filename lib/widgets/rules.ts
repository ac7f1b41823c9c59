import {
  urlRule as dialUrlRule,
  type PropertyRule,
  wholeNumber as wholeNumberRule,
} from '../dial/property-rules';

/** A rule of a property that may be left out, and what holds then. */
export type Optional<T, D = undefined> = PropertyRule<T> & {
  readonly fallback: D;
  /** All that it may say, where that is a list. */
  readonly values?: readonly string[];
};

/** An absolute URL, or a /path on this service. */
export const urlRule: Optional<string> = { ...dialUrlRule, fallback: undefined };

export const textRule: Optional<string> = { expected: 'text', read: (text) => text, fallback: undefined };

export function wholeNumber<D>(least: number, most: number, fallback: D): Optional<number, D> {
  return { ...wholeNumberRule(least, most), fallback };
}

export function yesOrNo<D>(fallback: D): Optional<boolean, D> {
  return {
    expected: 'true or false',
    values: ['true', 'false'],
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    fallback,
  };
}

export function oneOf<const T extends string, D>(values: readonly T[], fallback: D): Optional<T, D> {
  return {
    expected: `one of ${values.join(', ')}`,
    values,
    read: (text) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
    fallback,
  };
}

export function matching(pattern: RegExp, expected: string): Optional<string> {
  return { expected, read: (text) => (pattern.test(text) ? text : undefined), fallback: undefined };
}
