import * as v from 'valibot';
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
  const result = v.safeParse(widgetSchema, value, { abortPipeEarly: true });
  if (result.success) return { content: result.output, remarks: [] };
  return { remarks: result.issues.map((issue) => issueRemark(issue, secrets)) };
}

function issueRemark(issue: v.GenericIssue, secrets: readonly string[]): Remark {
  const path = pathOf(issue);
  if (issue.expected === 'never') return { ...fault(path, issue.message), part: 'key' };
  if (issue.input === undefined) return fault(path, `is missing; expected ${issue.message}`);
  const value = path.includes('sip_password') ? '"***"' : quote(issue.input, secrets);
  return fault(path, `is ${value}; expected ${issue.message}`);
}

function pathOf(issue: v.GenericIssue): JsonPath {
  return (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
}
