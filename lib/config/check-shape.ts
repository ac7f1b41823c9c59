import * as v from 'valibot';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { fault, type JsonPath, type Remark } from './finding';
import { type WidgetFileContent, widgetSchema } from './widget-schema';

interface ShapeCheck {
  /** The widget's file as the schema describes it; absent where there is a fault. */
  readonly content?: WidgetFileContent;
  readonly remarks: readonly Remark[];
}

/** Check a widget's file against the schema: every fault, in the schema's own words for what should stand there. */
export function checkShape(value: unknown, secrets: readonly string[]): ShapeCheck {
  const result = parse(value);
  if (result.success) return { content: result.output, remarks: [] };
  const remarks = [...result.issues, ...furtherUnknownKeys(value, result.issues)].map((issue) =>
    issueRemark(issue, secrets),
  );
  return { remarks: [...new Map(remarks.map((remark) => [JSON.stringify(remark), remark])).values()] };
}

function parse(value: unknown) {
  return v.safeParse(widgetSchema, value, { abortPipeEarly: true });
}

type Issues = readonly v.GenericIssue[];

/** valibot names one unknown key of an object: the next is found when that one is out of the way. */
function furtherUnknownKeys(value: unknown, issues: Issues): v.GenericIssue[] {
  const further: v.GenericIssue[] = [];
  let found = issues.filter(isUnknownKey);
  let rest = value;
  while (found.length > 0) {
    rest = found.map(pathOf).reduce(withoutKey, rest);
    found = (parse(rest).issues ?? []).filter(isUnknownKey);
    further.push(...found);
  }
  return further;
}

function isUnknownKey(issue: v.GenericIssue): boolean {
  return issue.expected === 'never' && listInPlaceOfObject(issue) === undefined;
}

/** A list where an object should be: to valibot, an object with wrong keys. */
function listInPlaceOfObject({ type, expected, path }: v.GenericIssue): readonly unknown[] | undefined {
  const parent: unknown = path?.at(-1)?.input;
  const isAboutKey = type === 'strict_object' && expected !== 'Object';
  return isAboutKey && Array.isArray(parent) ? parent : undefined;
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
  const list = listInPlaceOfObject(issue);
  if (list !== undefined)
    return fault(path.slice(0, -1), `is ${quote(list, secrets)}; expected an object in braces`);
  if (isUnknownKey(issue)) return { ...fault(path, issue.message), part: 'key' };
  if (issue.input === undefined) return fault(path, `is missing; expected ${issue.message}`);
  const value = path.includes('sip_password') ? '"***"' : quote(issue.input, secrets);
  return fault(path, `is ${value}; expected ${issue.message}`);
}

function pathOf(issue: v.GenericIssue): JsonPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
