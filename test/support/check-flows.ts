import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';

/** What a check says of these files, faults first: flows by name, or single widgets by `widgets/NAME`. */
export function checkFiles(files: Readonly<Record<string, unknown>>): string[] {
  const { faults, warnings } = checkConfiguration(
    Object.entries(files).map(([name, content]) => ({
      path: `assets/${name.includes('/') ? name : `flows/${name}`}.private.json`,
      text: typeof content === 'string' ? content : JSON.stringify(content),
    })),
  );
  return [...faults, ...warnings].map(formatFinding);
}

/** The same of one flow that answers every call, without the file and the place. */
export function checkFlow(flow: unknown): string[] {
  return checkFiles({ default: flow }).map((line) => line.replace(/^\S+:\d+:\d+ {2}/, ''));
}
