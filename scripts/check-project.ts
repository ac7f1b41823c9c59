import { type CheckedConfiguration, checkConfiguration } from '../lib/config/check-configuration';
import { formatFinding, inOrder } from '../lib/config/finding';
import { readSurroundings } from './read-surroundings';
import { readWidgetFiles } from './widget-files';

/** Check the widgets in a project's folder. */
export function checkProject(root: string): CheckedConfiguration {
  const { files, findings } = readWidgetFiles(root);
  const checked = checkConfiguration(files, readSurroundings(root));
  const faults = inOrder([...checked.faults, ...findings.filter(({ severity }) => severity === 'fault')]);
  const warnings = inOrder([
    ...checked.warnings,
    ...findings.filter(({ severity }) => severity === 'warning'),
  ]);
  return { widgets: faults.length > 0 ? [] : checked.widgets, faults, warnings };
}

/** What a check found, a line each, and how many faults there are. */
export function describeFindings({ faults, warnings }: CheckedConfiguration): string {
  const lines = [...faults, ...warnings].map(formatFinding);
  if (faults.length > 0)
    lines.push(`${count(faults.length, 'fault')}: nothing is built until they are mended.`);
  return lines.map((line) => `${line}\n`).join('');
}

/** `1 widget`, `2 widgets`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
