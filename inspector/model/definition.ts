import * as v from 'valibot';
import { studioLeftover } from '../../lib/config/closed-object';
import type { JsonPath } from '../../lib/config/finding';
import { widgetSchemaOf } from '../../lib/config/widget-schema';
import { isObject } from '../../lib/is-object';
import type { WidgetType } from '../../lib/types';

/** What the schema says of a field: the same words that the schemas of `schema/` have for editors. */
export interface Definition {
  /** What people call it; the name of the key where the schema has no better one. */
  readonly title: string;
  readonly description: string;
  /** The documented values; none where any text may stand. */
  readonly values: readonly unknown[];
  /** Whether a literal is written as a number. */
  readonly isNumber: boolean;
}

/** The definition of the field at this path of a widget's file. */
export function definitionAt(path: JsonPath, type: WidgetType): Definition {
  const schema = path.reduce<unknown>(inside, widgetSchemaOf(type));
  const name = String(path.at(-1) ?? '');
  if (!isSchema(schema)) return { title: name, description: '', values: [], isNumber: false };
  return {
    title: v.getTitle(schema) ?? name,
    description: v.getDescription(schema) ?? '',
    values: v.getExamples(schema),
    isNumber: takesNumbers(schema),
  };
}

/** The names of the fields that an object at this path may have, but for what only Studio has a use for. */
export function fieldsAt(path: JsonPath, type: WidgetType): string[] {
  const schema = unwrapped(path.reduce<unknown>(inside, widgetSchemaOf(type)));
  if (!isObject(schema) || !isObject(schema.entries)) return [];
  return Object.entries(schema.entries).flatMap(([name, entry]) => (entry === studioLeftover ? [] : [name]));
}

function inside(schema: unknown, step: string | number): unknown {
  const bare = unwrapped(schema);
  if (!isObject(bare)) return undefined;
  if (typeof step === 'number') return bare.item;
  return isObject(bare.entries) ? bare.entries[step] : undefined;
}

/** The schema that may also be absent or `null`. */
function unwrapped(schema: unknown): unknown {
  return isObject(schema) && schema.wrapped !== undefined ? unwrapped(schema.wrapped) : schema;
}

function takesNumbers(schema: unknown): boolean {
  const bare = unwrapped(schema);
  if (!isObject(bare)) return false;
  return bare.type === 'number' || (Array.isArray(bare.options) && bare.options.some(takesNumbers));
}

function isSchema(value: unknown): value is v.GenericSchema {
  return isObject(value) && value.kind === 'schema';
}
