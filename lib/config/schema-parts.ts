import * as v from 'valibot';
import type { PropertyRule } from '../dial/property-rules';
import { isTemplate } from '../liquid/render-template';

export const text = v.string('text in double quotes');

/** A schema as people see it: its title is the name that Studio's users know, and the description says all. */
export function described<const S extends v.GenericSchema>(schema: S, title: string, description: string) {
  return v.pipe(schema, v.title(title), v.description(description));
}

export function optional<const S extends v.GenericSchema>(schema: S, title: string, description: string) {
  return described(v.nullish(schema), title, description);
}

/** A literal that keeps the rule, or Liquid; `form` is what an editor can tell of the rule. */
export function ruledText({ expected, read }: PropertyRule<unknown>, form: string) {
  const isFine = (value: string) =>
    value.trim() === '' || isTemplate(value) || read(value.trim()) !== undefined;
  return v.pipe(
    v.string(expected),
    v.regex(new RegExp(`^\\s*((${form})\\s*)?$|\\{[{%]`), expected),
    v.check(isFine, expected),
  );
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
