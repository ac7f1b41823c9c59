import { type PropertyRule, wholeNumber } from './property-rules';

/** How the text of an attribute is checked, before a call where it is a literal and during one where it is Liquid. */
export interface AttributeRule extends PropertyRule<string> {
  /** What a `/path` or a list means: an absolute URL, or words with spaces between them. */
  readonly form: 'text' | 'url' | 'list' | 'boolean' | 'number';
}

export function oneOf(...values: readonly string[]): PropertyRule<string> {
  const expected =
    values.length === 1 ? `${values[0]}` : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  return { expected, values, read: (text) => values.find((value) => value === text) };
}

export function listOf(...values: readonly string[]): AttributeRule {
  return {
    form: 'list',
    expected: `a list of ${values.join(', ')}`,
    values,
    read: (text) => {
      const items = text.trim().split(/\s+/);
      return items.every((item) => values.includes(item)) ? items.join(' ') : undefined;
    },
  };
}

export function numberFrom(least: number, most: number): AttributeRule {
  const { expected, read } = wholeNumber(least, most);
  return { form: 'number', expected, read: (value) => (read(value) === undefined ? undefined : value) };
}

export function textUpTo(characters: number): AttributeRule {
  return {
    form: 'text',
    expected: `text of at most ${characters} characters`,
    read: (value) => (value.length <= characters ? value : undefined),
  };
}

export function sid(prefix: string, what: string): AttributeRule {
  return {
    form: 'text',
    expected: `${what}: ${prefix} and 32 hexadecimal digits`,
    // Made when it is asked for: most calls never do.
    read: (value) => (new RegExp(`^${prefix}[0-9a-f]{32}$`, 'i').test(value) ? value : undefined),
  };
}
