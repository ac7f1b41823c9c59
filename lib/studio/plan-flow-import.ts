import { isDeepStrictEqual } from 'node:util';
import { checkConfiguration, flowFolder } from '../config/check-configuration';
import type { WidgetFile } from '../config/draft';
import { type Finding, fault, inOrder } from '../config/finding';
import { parseJson } from '../config/parse-json';
import { unwrapFlow } from '../flows/unwrap-flow';
import { isObject } from '../is-object';
import { type FoundFlow, findFlows } from './find-flows';
import { placeIn } from './find-widgets';
import { flowDifferences } from './flow-differences';
import { baseOf, nameFile, nameWidget } from './name-widget';
import { differs, type Imported } from './plan-import';

interface FlowImportPlan {
  readonly flows: readonly Imported[];
  /** Of the sources, what is not imported and why; of the new files, what does not run here, and what differs. */
  readonly findings: readonly Finding[];
}

interface FlowImportInto {
  /** Those of all widgets and flows that are there. */
  readonly existing: readonly WidgetFile[];
  /** Overwrite files that differ; their `numbers` stay, unless others are given. */
  readonly force: boolean;
  /** For the only flow that there is. */
  readonly name?: string;
  readonly numbers: readonly string[];
}

/** Plan what files come out of these flows: each one whole. The same flows once more come out unchanged. */
export function planFlowImport(sources: readonly WidgetFile[], into: FlowImportInto): FlowImportPlan {
  const findings: Finding[] = [];
  const planned = new Map<string, Imported>();
  for (const { path: from, text } of sources) {
    const { document, faults } = parseJson(text);
    const severity = document === undefined ? 'fault' : 'warning';
    findings.push(...faults.map((found): Finding => ({ ...found, file: from, severity })));
    if (document === undefined) continue;
    const source = { file: from, document };
    const { flows, remarks } = findFlows(document.value);
    findings.push(...remarks.map((remark) => placeIn(source, remark)));
    for (const flow of flows) {
      const made = planFlow(flow, { path: from, text }, into);
      const key = made.file.toLowerCase();
      const why = planned.has(key)
        ? `the name ${made.name} is taken by another flow of this import`
        : made.change === 'overwritten' && !into.force
          ? differs(made.file)
          : undefined;
      if (why === undefined) planned.set(key, made);
      else findings.push(placeIn(source, fault(flow.path, why)));
    }
  }
  const flows = [...planned.values()];
  return { flows, findings: [...inOrder(findings), ...inOrder(findingsOn(flows, into))] };
}

/** How many flows there are: only one by itself can be given a name and numbers. */
export function countFlows(sources: readonly WidgetFile[]): number {
  return sources.flatMap(({ text }) => findFlows(parseJson(text).document?.value).flows).length;
}

function planFlow(found: FoundFlow, { path: from, text }: WidgetFile, into: FlowImportInto): Imported {
  const { title, value, isAsItIs } = found;
  const name = into.name ?? nameFile(nameWidget(title, nameWidget(baseOf(from), 'main')), 'flow');
  const path = `${flowFolder}/${name}.private.json`;
  // Windows and macOS tell no file from another by its case.
  const existing = into.existing.find((file) => file.path.toLowerCase() === path.toLowerCase());
  const before = existing && parseJson(existing.text).document?.value;
  const numbers = into.numbers.length > 0 ? into.numbers : numbersIn(before);
  const made = { name, from, file: existing?.path ?? path };
  const { numbers: _, ...rest } = value;
  const whole = numbers === undefined ? value : { numbers, ...rest };
  // A file that stays as it is keeps its lines, and what is said of it names those.
  if (existing !== undefined && isSame(before, whole))
    return { ...made, text: existing.text, change: 'unchanged' };
  return {
    ...made,
    text: isAsItIs && whole === value ? text : `${JSON.stringify(whole, null, 2)}\n`,
    change: existing === undefined ? 'new' : 'overwritten',
  };
}

/** Whether two files hold the same flow, and the same numbers, wherever these stand. */
function isSame(before: unknown, after: unknown): boolean {
  return (
    isDeepStrictEqual(bare(before), bare(after)) && isDeepStrictEqual(numbersIn(before), numbersIn(after))
  );
}

/** Without what is not Studio's. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? bare(value[0]) : value;
  if (!isObject(value)) return value;
  const { numbers, $schema, ...rest } = value;
  return 'definition' in rest ? { ...rest, definition: bare(rest.definition) } : rest;
}

/** The numbers of a flow's file, wherever in it they stand. */
function numbersIn(value: unknown): unknown {
  const unwrapped = unwrapFlow(value);
  if ('severity' in unwrapped) return undefined;
  return unwrapped.holders.map((holder) => holder.value.numbers).find((numbers) => numbers !== undefined);
}

/** What the check says of the new files, among all others, and what differs from Studio. */
function findingsOn(flows: readonly Imported[], { existing }: FlowImportInto): Finding[] {
  const files = new Map([
    ...existing.map(({ path, text }) => [path, text] as const),
    ...flows.map(({ file, text }) => [file, text] as const),
  ]);
  const names = new Set(flows.map(({ file }) => file));
  const { faults, warnings } = checkConfiguration([...files].map(([path, text]) => ({ path, text })));
  const differences = flows.flatMap(({ file, text }) => {
    const { document } = parseJson(text);
    // It is what was read from the export.
    /* v8 ignore next */
    if (document === undefined) return [];
    return flowDifferences(document.value).map((remark) => placeIn({ file, document }, remark));
  });
  return [...[...faults, ...warnings].filter(({ file }) => names.has(file)), ...differences];
}
