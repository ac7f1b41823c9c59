import * as v from 'valibot';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { objectExpected } from './closed-object';
import { fault, type JsonPath, type Remark } from './finding';
import { type WidgetFileContent, widgetSchema } from './widget-schema';

interface ShapeCheck {
  /** The widget's file as the schema describes it; absent where there is a fault. */
  readonly content?: WidgetFileContent;
  readonly remarks: readonly Remark[];
}

/** Check a widget's file against the schema: every fault, in the schema's own words for what should stand there. */
export function checkShape(value: unknown, secrets: readonly string[]): ShapeCheck {
  const lists = listsAsObjects(widgetSchema, value, []);
  const result = parse(value);
  if (result.success && lists.length === 0) return { content: result.output, remarks: [] };
  const isElsewhere = (issue: v.GenericIssue) => !lists.some(({ path }) => startsWith(pathOf(issue), path));
  const issues = (result.issues ?? []).filter(isElsewhere);
  return {
    remarks: [
      ...lists.map(({ path, list, expected }) =>
        fault(path, `is ${quote(list, secrets)}; expected ${expected}`),
      ),
      ...[...issues, ...furtherUnknownKeys(value, issues, isElsewhere)].map((issue) =>
        issueRemark(issue, secrets),
      ),
    ],
  };
}

interface ListAsObject {
  readonly path: JsonPath;
  readonly list: readonly unknown[];
  readonly expected: string;
}

/** Lists where the schema has an object: valibot takes them for objects with numbers for keys. */
function listsAsObjects(schema: unknown, value: unknown, path: JsonPath): ListAsObject[] {
  if (!isObject(schema)) return [];
  const { type, wrapped, item, entries, message } = schema;
  if (wrapped !== undefined) return listsAsObjects(wrapped, value, path);
  if (!Array.isArray(value)) {
    if (!isObject(value) || !isObject(entries)) return [];
    return Object.entries(entries).flatMap(([key, entry]) =>
      Object.hasOwn(value, key) ? listsAsObjects(entry, value[key], [...path, key]) : [],
    );
  }
  if (type === 'strict_object' || type === 'record') {
    return [{ path, list: value, expected: typeof message === 'string' ? message : objectExpected }];
  }
  return value.flatMap((inner: unknown, index) => listsAsObjects(item, inner, [...path, index]));
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.every((step, index) => path[index] === step);
}

function parse(value: unknown) {
  return v.safeParse(widgetSchema, value, { abortPipeEarly: true });
}

type Issues = readonly v.GenericIssue[];

/** valibot names one unknown key of an object: the next is found when that one is out of the way. */
function furtherUnknownKeys(
  value: unknown,
  issues: Issues,
  isElsewhere: (issue: v.GenericIssue) => boolean,
): v.GenericIssue[] {
  const further: v.GenericIssue[] = [];
  let found = issues.filter(isUnknownKey);
  let rest = value;
  while (found.length > 0) {
    rest = found.map(pathOf).reduce(withoutKey, rest);
    found = (parse(rest).issues ?? []).filter(isElsewhere).filter(isUnknownKey);
    further.push(...found);
  }
  return further;
}

function isUnknownKey({ expected }: v.GenericIssue): boolean {
  return expected === 'never';
}

/** The value without the key at the end of a path. */
function withoutKey(value: unknown, [step, ...steps]: JsonPath): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => (index === step ? withoutKey(item, steps) : item));
  /* v8 ignore next */
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (key !== step) return [[key, inner]];
    return steps.length === 0 ? [] : [[key, withoutKey(inner, steps)]];
  });
  return Object.fromEntries(entries);
}

function issueRemark(issue: v.GenericIssue, secrets: readonly string[]): Remark {
  const path = pathOf(issue);
  if (isUnknownKey(issue)) return { ...fault(path, issue.message), part: 'key' };
  if (issue.input === undefined) return fault(path, `is missing; expected ${issue.message}`);
  const value = path.includes('sip_password') ? '"***"' : quote(issue.input, secrets);
  return fault(path, `is ${value}; expected ${issue.message}`);
}

/** What of an issue says where it is. */
interface Placed {
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}

function pathOf({ path = [] }: Placed): JsonPath {
  return path.map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
