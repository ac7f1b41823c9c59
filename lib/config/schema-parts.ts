import * as v from 'valibot';
import type { PropertyRule } from '../dial/property-rules';
import { isTemplate } from '../liquid/render-template';
import { closedObject, type Entries, studioLeftover } from './closed-object';

export const text = v.string('text in double quotes');

/** A schema as people see it: its title is the name that Studio's users know, and the description says all. */
export function described<const S extends v.GenericSchema>(schema: S, title: string, description: string) {
  return v.pipe(schema, v.title(title), v.description(description));
}

export function optional<const S extends v.GenericSchema>(schema: S, title: string, description: string) {
  return described(v.nullish(schema), title, description);
}

/** A literal that keeps the rule, or Liquid; `form` is what an editor can tell of the rule. */
export function ruledText(rule: PropertyRule<unknown>, form: string) {
  const { expected } = rule;
  return v.pipe(
    v.string(expected),
    v.regex(new RegExp(`^\\s*((${form})\\s*)?$|\\{[{%]`), expected),
    v.check((value) => isFine(value, rule), expected),
  );
}

/** Whether a value keeps the rule, says nothing, or is Liquid. */
function isFine(value: string | number | boolean, { read }: PropertyRule<unknown>): boolean {
  const written = String(value).trim();
  return written === '' || isTemplate(written) || read(written) !== undefined;
}

/** A whole number, or a text of one, or Liquid. */
export function numeric(rule: PropertyRule<number> & { least: number; most: number }) {
  const { expected, least, most } = rule;
  const number = v.pipe(
    v.number(expected),
    v.integer(expected),
    v.minValue(least, expected),
    v.maxValue(most, expected),
  );
  return v.union([number, ruledText(rule, '[0-9]+')], expected);
}

/** A text that has to be there, and to say something. */
export function required(expected: string, title: string, description: string) {
  return described(
    v.pipe(
      v.string(expected),
      v.check((value) => value.trim() !== '', expected),
    ),
    title,
    description,
  );
}

interface Ruled extends PropertyRule<unknown> {
  readonly values?: readonly string[];
}

/** A value that keeps a rule, in whichever way JSON writes it, or Liquid. */
export function ruled(rule: Ruled, title: string, description: string) {
  const schema = optional(anyForm(rule), title, `${description} May hold Liquid.`);
  return rule.values === undefined ? schema : v.pipe(schema, v.examples([...rule.values]));
}

/** The properties that keep these rules, each with what `ruled` says of it. */
export function ruledEntries<K extends string>(
  rules: Readonly<Record<K, Ruled>>,
  words: Readonly<Record<K, readonly [title: string, description: string]>>,
): Entries {
  const entries: Entries = {};
  for (const name in words) {
    const [title, description] = words[name];
    entries[name] = ruled(rules[name], title, description);
  }
  return entries;
}

/** The same, where nothing holds if it is left out. */
export function ruledAndRequired(rule: Ruled, title: string, description: string) {
  return described(
    v.pipe(
      anyForm(rule),
      v.check((value) => value !== '', rule.expected),
    ),
    title,
    `${description} May hold Liquid.`,
  );
}

function anyForm(rule: Ruled) {
  const { expected } = rule;
  return v.pipe(
    v.union([v.string(), v.number(), v.boolean()], expected),
    v.check((value) => isFine(value, rule), expected),
  );
}

/** A text as Studio may export it, too. */
export const anyText = v.union([v.string(), v.number(), v.boolean()], text.message);

const nameExpected = 'a name, as in {"key": "name", "value": "text"}';

/** A list of `{"key", "value"}`. */
export const namedValues = v.array(
  closedObject({
    key: described(v.pipe(v.string(nameExpected), v.minLength(1, nameExpected)), 'Key', 'The name.'),
    value: optional(anyText, 'Value', 'May hold Liquid.'),
    type: studioLeftover,
    index: studioLeftover,
  }),
  'a list of objects such as {"key": "name", "value": "text"}',
);
