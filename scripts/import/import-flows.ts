import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WidgetFile } from '../../lib/config/draft';
import { type Finding, fault, formatFinding } from '../../lib/config/finding';
import { errorMessage } from '../../lib/error-message';
import { e164 } from '../../lib/phone/e164';
import { countFlows, planFlowImport } from '../../lib/studio/plan-flow-import';
import { type Imported, planImport } from '../../lib/studio/plan-import';
import { widgetName } from '../../lib/widget-name';
import type { Finished } from '../command/run-command';
import { atStart, readWidgetFiles, widgetFolder } from '../widget-files';
import { describeImport } from './describe-import';
import { readSource } from './read-source';

/** The options of `npm run import`. */
export interface ImportOptions {
  /** Write each Connect Call To widget by itself, in place of whole flows. */
  readonly widgets?: boolean;
  /** The name of the flow; its own if left out. */
  readonly name?: string;
  /** Those that the flow answers. */
  readonly number?: readonly string[];
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Import the flows of these files, or their Connect Call To widgets, into a project. */
export function importFlows(root: string, paths: readonly string[], options: ImportOptions): Finished {
  const { dryRun = false, json } = options;
  const read = [...new Set(paths)].map((path) => readSource(root, path));
  const sources = read.flatMap(({ source }) => source ?? []);
  const wrong = wrongUse(sources, options);
  if (wrong !== undefined) return { status: 2, stderr: `${wrong}\n` };
  const { imported, planned } = plan(sources, existingFiles(root), options);
  const failures = dryRun ? [] : writeFiles(root, imported);
  const findings = [...read.flatMap(({ finding }) => finding ?? []), ...planned, ...failures];
  const written = imported.filter(({ file }) => !failures.some((failure) => failure.file === file));
  const what = options.widgets ? 'widget' : 'flow';
  return {
    status: findings.some(({ severity }) => severity === 'fault') ? 1 : 0,
    stdout: json
      ? `${JSON.stringify({ dryRun, [`${what}s`]: written.map(withoutText), findings }, null, 2)}\n`
      : describeImport(written, { dryRun, what }),
    stderr: json ? '' : findings.map((finding) => `${formatFinding(finding)}\n`).join(''),
  };
}

function wrongUse(
  sources: readonly WidgetFile[],
  { widgets, name, number: numbers = [] }: ImportOptions,
): string | undefined {
  if (name === undefined && numbers.length === 0) return undefined;
  if (widgets) return '--name and --number are for a whole flow, not for --widgets';
  if (name !== undefined && !widgetName.test(name)) {
    return `--name ${JSON.stringify(name)} is no name of a flow; expected letters, digits, _ and -, at most 64`;
  }
  const invalid = numbers.find((number) => !e164.test(number));
  if (invalid !== undefined) {
    return `--number ${JSON.stringify(invalid)} is no number in E.164, such as +13125550100`;
  }
  const flows = countFlows(sources);
  return flows > 1 ? `--name and --number are for one flow, and these are ${flows}` : undefined;
}

function plan(
  sources: readonly WidgetFile[],
  existing: readonly WidgetFile[],
  { widgets, name, number: numbers = [], force = false }: ImportOptions,
): { readonly imported: readonly Imported[]; readonly planned: readonly Finding[] } {
  if (widgets) {
    const singles = existing.filter(({ path }) => path.startsWith(`${widgetFolder}/`));
    const into = { folder: widgetFolder, existing: singles, force };
    const { widgets: imported, findings: planned } = planImport(sources, into);
    return { imported, planned };
  }
  const into = { existing, force, numbers, ...(name !== undefined && { name }) };
  const { flows: imported, findings: planned } = planFlowImport(sources, into);
  return { imported, planned };
}

/** A file's text may hold a password, and what machines read ends up in logs. */
function withoutText({ text, ...imported }: Imported): Omit<Imported, 'text'> {
  return imported;
}

/** The files that are there; also those that cannot be read, so that none is overwritten unseen. */
function existingFiles(root: string): WidgetFile[] {
  const { files, findings } = readWidgetFiles(root);
  const unreadable = findings.filter(({ file }) => file.endsWith('.private.json'));
  return [...files, ...unreadable.map(({ file }) => ({ path: file, text: '' }))];
}

function writeFiles(root: string, imported: readonly Imported[]): Finding[] {
  return imported.flatMap(({ file, text, change }): Finding[] => {
    if (change === 'unchanged') return [];
    try {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
      return [];
    } catch (error) {
      return [atStart(file, fault([], `cannot be written: ${errorMessage(error)}`))];
    }
  });
}
