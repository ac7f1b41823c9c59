import * as v from 'valibot';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { objectExpected } from './closed-object';
import { fault, type JsonPath, type Remark } from './finding';

/**
 * Check a widget's file against the schema: every fault, in the schema's own words for what should stand there.
 * @param unknownKeys what they are; where they are only warned of, one that says nothing is no matter
 */
export function checkShape(
  schema: v.GenericSchema,
  value: unknown,
  {
    secrets,
    unknownKeys,
  }: { readonly secrets: readonly string[]; readonly unknownKeys: 'fault' | 'warning' },
): Remark[] {
  const passedOver = passedOverByValibot(schema, value, { path: [], secrets });
  const result = v.safeParse(schema, value, { abortPipeEarly: true });
  const lists = passedOver.filter(({ isList }) => isList);
  const listPaths = new Set(lists.map(({ path }) => JSON.stringify(path)));
  const isInList = (issue: v.GenericIssue) => {
    const steps = ['$', ...pathOf(issue)];
    return steps.some((_, index) => listPaths.has(JSON.stringify(steps.slice(1, index + 1))));
  };
  // Of an object's unknown keys valibot names the first alone.
  const issues = (result.issues ?? []).filter((issue) => issue.expected !== 'never' && !isInList(issue));
  return [
    ...issues.map((issue) => issueRemark(issue, pathOf(issue), secrets)),
    ...passedOver.flatMap(({ isList, saysNothing, ...remark }): Remark[] => {
      if (unknownKeys === 'fault' || remark.part !== 'key') return [remark];
      return saysNothing ? [] : [{ ...remark, severity: 'warning' }];
    }),
  ];
}

interface PassedOver extends Remark {
  /** Of an unknown key, that it is as good as absent. */
  readonly saysNothing?: boolean;
  readonly isList?: true;
}

/**
 * The faults that valibot passes over: all unknown keys of an object but the first, some members of a record, and lists in
 * place of objects, which it takes for objects with numbers for keys.
 */
function passedOverByValibot(
  schema: unknown,
  value: unknown,
  { path, secrets }: { readonly path: JsonPath; readonly secrets: readonly string[] },
): PassedOver[] {
  if (!isObject(schema)) return [];
  const { type, wrapped, getter, item, entries, message } = schema;
  const into = (inner: unknown, innerValue: unknown, ...steps: JsonPath) =>
    passedOverByValibot(inner, innerValue, { path: [...path, ...steps], secrets });
  if (typeof getter === 'function') return into(getter(value), value);
  if (wrapped !== undefined) return into(wrapped, value);
  if (Array.isArray(value)) {
    if (type !== 'strict_object' && type !== 'record')
      return value.flatMap((inner: unknown, index) => into(item, inner, index));
    const expected = typeof message === 'string' ? message : objectExpected;
    return [{ ...unexpected(path, value, { expected, secrets }), isList: true }];
  }
  if (!isObject(value)) return [];
  if (type === 'record') return unnoticedMembers(schema, value, { path, secrets });
  if (!isObject(entries) || typeof message !== 'function') return [];
  return Object.entries(value).flatMap(([key, inner]): PassedOver[] => {
    if (Object.hasOwn(entries, key)) return into(entries[key], inner, key);
    const why = String(message({ expected: 'never', path: [{ key }] }));
    return [{ ...fault([...path, key], why), part: 'key', saysNothing: inner === null || inner === '' }];
  });
}

/** Faults of those members of a record which valibot passes over, whatever they hold. */
function unnoticedMembers(
  schema: Readonly<Record<string, unknown>>,
  record: Readonly<Record<string, unknown>>,
  { path, secrets }: { readonly path: JsonPath; readonly secrets: readonly string[] },
): Remark[] {
  // What a schema of type `record` has.
  const { key, value } = schema as { readonly key: v.GenericSchema; readonly value: v.GenericSchema };
  const names = ['__proto__', 'prototype', 'constructor'].filter((name) => Object.hasOwn(record, name));
  return names.flatMap((name) => {
    const checked = [v.safeParse(key, name), v.safeParse(value, record[name])];
    const issues = checked.flatMap((result) => result.issues ?? []);
    return issues.map((issue) => issueRemark(issue, [...path, name], secrets));
  });
}

function issueRemark(issue: v.BaseIssue<unknown>, path: JsonPath, secrets: readonly string[]): Remark {
  const { input, message } = issue;
  const isSecret = path.includes('sip_password') && input !== undefined;
  return isSecret
    ? fault(path, `is "***"; expected ${message}`)
    : unexpected(path, input, { expected: message, secrets });
}

/** Of a value that is not what should stand there, or is missing. */
export function unexpected(
  path: JsonPath,
  value: unknown,
  { expected, secrets = [] }: { readonly expected: string; readonly secrets?: readonly string[] },
): Remark {
  const what = value === undefined ? 'is missing' : `is ${quote(value, secrets)}`;
  return fault(path, `${what}; expected ${expected}`);
}

function pathOf({
  path = [],
}: {
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}): JsonPath {
  return path.map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
