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
    const drafted = draftWidget(file);
    if ('draft' in drafted) drafts.push(drafted.draft);
    else findings.push(...drafted.faults);
    // A file that cannot be read is there all the same: who leads to it makes no mistake.
    names.add('draft' in drafted ? drafted.draft.name : baseName(file.path));
  }
  const unique = checkUnique(drafts);
  const reach = checkReach(drafts);
  for (const draft of drafts) {
    const remarks = [
      ...draft.remarks,
      ...(unique.get(draft) ?? []),
      ...(reach.get(draft) ?? []),
      ...draft.templates.flatMap((template) => checkLiquid(template, names)),
      ...checkNext(draft.value.transitions, { widgetNames: names, secrets: draft.secrets }),
    ];
    findings.push(...remarks.map((remark) => placed(remark, draft)));
  }
  const faults = inOrder(findings.filter(({ severity }) => severity === 'fault'));
  const warnings = inOrder(findings.filter(({ severity }) => severity === 'warning'));
  return { widgets: faults.length > 0 ? [] : readWidgets(drafts), faults, warnings };
}

function placed(remark: Remark, { file, document }: Draft): Finding {
  return { ...remark, ...document.place(remark.path, remark.part), file };
}
