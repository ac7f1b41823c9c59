import { type CheckedConfiguration, checkConfiguration } from '../lib/config/check-configuration';
import { checkAgainst } from '../lib/config/check-surroundings';
import { type Finding, fault, formatFinding, inOrder, warning } from '../lib/config/finding';
import { entriesOf } from '../lib/configuration-of';
import { readSurroundings } from './read-surroundings';
import { checkRuntimeHandler } from './runtime-handler';
import { atStart, readWidgetFiles, widgetFolder } from './widget-files';

/**
 * Check the widgets in a project's folder. Where there is none, that is a warning, or a fault where a service is to be made
 * of them: it would answer nobody.
 */
export function checkProject(root: string, { forService = false } = {}): CheckedConfiguration {
  const read = readWidgetFiles(root);
  const { files } = read;
  const isEmpty = files.length === 0 && read.findings.every(({ severity }) => severity === 'warning');
  const findings = isEmpty ? [...read.findings, noWidget(forService)] : read.findings;
  const checked = checkConfiguration(files, checkAgainst(readSurroundings(root)));
  const faults = inOrder([...checked.faults, ...findings.filter(({ severity }) => severity === 'fault')]);
  const warnings = inOrder([
    ...checked.warnings,
    ...findings.filter(({ severity }) => severity === 'warning'),
    ...checkRuntimeHandler(root),
  ]);
  return { widgets: faults.length > 0 ? [] : checked.widgets, faults, warnings };
}

function noWidget(forService: boolean): Finding {
  const remark = (forService ? fault : warning)(
    [],
    'has no widget: every call would be refused. Write one, NAME.private.json, or bring a Studio flow over with npm run import',
  );
  return atStart(widgetFolder, remark);
}

/** What a check found, a line each, and how many faults there are. */
export function describeFindings({ faults, warnings }: CheckedConfiguration): string {
  const lines = [...faults, ...warnings].map(formatFinding);
  if (faults.length > 0)
    lines.push(`${count(faults.length, 'fault')}: nothing is built until they are fixed.`);
  return lines.map((line) => `${line}\n`).join('');
}

/** What was checked: `2 widgets, 1 flow`; the widgets of a flow do not count. */
export function countAll({ widgets }: CheckedConfiguration): string {
  const entries = entriesOf(widgets);
  const flows = entries.filter(({ type }) => type === 'flow').length;
  const singles = entries.length - flows;
  if (flows === 0) return count(singles, 'widget');
  return singles === 0 ? count(flows, 'flow') : `${count(singles, 'widget')}, ${count(flows, 'flow')}`;
}

/** `1 widget`, `2 widgets`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
