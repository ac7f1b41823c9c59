import type { Widget } from '../types';
import { checkLiquid } from './check-liquid';
import { checkNext } from './check-next';
import { checkReach } from './check-reach';
import { checkUnique } from './check-unique';
import { baseName, type Draft, draftWidget, type WidgetFile } from './draft';
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
  const drafts: Draft[] = [];
  const findings: Finding[] = [];
  const names = new Set<string>();
  for (const file of files) {
    const { draft, findings: wrong } = draftWidget(file);
    findings.push(...wrong);
    if (draft !== undefined) drafts.push(draft);
    // A file that cannot be read is there all the same: who leads to it makes no mistake.
    names.add(draft?.name ?? baseName(file.path));
  }
  const unique = checkUnique(drafts);
  for (const draft of drafts) {
    const remarks = [
      ...draft.remarks,
      ...(unique.get(draft) ?? []),
      ...draft.templates.flatMap((template) => checkLiquid(template, names)),
      ...checkNext(draft.value.transitions, { widgetNames: names, secrets: draft.secrets }),
    ];
    findings.push(...remarks.map((remark) => placed(remark, draft)));
  }
  const faults = inOrder(findings.filter(({ severity }) => severity === 'fault'));
  if (faults.length === 0)
    findings.push(...checkReach(drafts).map(([remark, draft]) => placed(remark, draft)));
  const warnings = inOrder(findings.filter(({ severity }) => severity === 'warning'));
  return { widgets: faults.length > 0 ? [] : readWidgets(drafts), faults, warnings };
}

function placed(remark: Remark, { file, document }: Draft): Finding {
  return { ...remark, ...document.place(remark.path, remark.part), file };
}
