import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';

/**
 * The lines that a check prints about these files, faults first; of the warnings only those about Liquid: what else
 * is only a habit has a test of its own.
 */
export function check(files: Readonly<Record<string, string>>): string[] {
  const { faults, warnings } = checkFiles(files);
  const aboutLiquid = warnings.filter(({ message }) => message.startsWith('{{'));
  return [...faults, ...aboutLiquid].map(formatFinding);
}

/** The warnings that a check prints about these files. */
export function warningsOf(files: Readonly<Record<string, string>>): string[] {
  return checkFiles(files).warnings.map(formatFinding);
}

function checkFiles(files: Readonly<Record<string, string>>) {
  return checkConfiguration(Object.entries(files).map(([name, text]) => ({ path: fileOf(name), text })));
}

/** The lines about one file, `sales`, without its name. */
export function checkOne(text: string): string[] {
  const start = `${fileOf('sales')}:`;
  return check({ sales: text }).map((line) => (line.startsWith(start) ? line.slice(start.length) : line));
}

export function fileOf(name: string): string {
  return `assets/widgets/${name}.private.json`;
}
