import type { Widget } from '../types';
import { checkLiquid } from './check-liquid';
import { checkNext } from './check-next';
import { checkReach } from './check-reach';
import { checkUnique } from './check-unique';
import { type Draft, draftWidget, type WidgetFile } from './draft';
import { type Finding, inOrder, type Remark } from './finding';
import { readWidgets } from './read-widget';

export interface CheckedConfiguration {
  /** Empty where there is a fault: nothing is built from a faulty configuration. */
  readonly widgets: readonly Widget[];
  readonly faults: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Check all widgets, each by itself and against each other; every fault of every file is found at once. */
export function checkConfiguration(files: readonly WidgetFile[]): CheckedConfiguration {
  const drafted = files.map(draftWidget);
  const drafts = drafted.flatMap(({ draft }) => draft ?? []);
  // A file that cannot be read is there all the same: who leads to it makes no mistake.
  const names = new Set(drafted.map(({ name }) => name));
  const remarks = drafts.flatMap((draft) => remarksOn(draft, names));
  const findings = [
    ...drafted.flatMap(({ findings }) => findings),
    ...[...remarks, ...checkUnique(drafts)].map(placed),
  ];
  const faults = inOrder(findings.filter(({ severity }) => severity === 'fault'));
  if (faults.length > 0) return { widgets: [], faults, warnings: warningsAmong(findings) };
  const unreached = checkReach(drafts).map(placed);
  return { widgets: readWidgets(drafts), faults, warnings: warningsAmong([...findings, ...unreached]) };
}

/** What is to be said of a widget in the company of the others. */
function remarksOn(draft: Draft, widgetNames: ReadonlySet<string>): [Remark, Draft][] {
  const { remarks, templates, value, secrets } = draft;
  return [
    ...remarks,
    ...templates.flatMap((template) => checkLiquid(template, widgetNames, secrets)),
    ...checkNext(value.transitions, { widgetNames, secrets }),
  ].map((remark) => [remark, draft]);
}

function warningsAmong(findings: readonly Finding[]): Finding[] {
  return inOrder(findings.filter(({ severity }) => severity === 'warning'));
}

function placed([remark, { file, document }]: [Remark, Draft]): Finding {
  return { ...remark, ...document.place(remark.path, remark.part), file };
}
