import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetFile } from '../../lib/config/draft';
import { type Finding, formatFinding } from '../../lib/config/finding';
import { errorMessage } from '../../lib/error-message';
import { type ImportedWidget, planImport } from '../../lib/studio/plan-import';
import type { Finished } from '../command/run-command';
import { readWidgetFiles, widgetFolder } from '../widget-files';
import { describeImport } from './describe-import';
import { readSource } from './read-source';

export interface ImportOptions {
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** Import the Connect Call To widgets of these files into a project. */
export function importFlows(root: string, paths: readonly string[], options: ImportOptions): Finished {
  const { force, dryRun, json } = options;
  const read = [...new Set(paths)].map((path) => readSource(root, path));
  const plan = planImport(
    read.flatMap(({ source }) => source ?? []),
    { folder: widgetFolder, existing: existingFiles(root), force },
  );
  const failures = dryRun ? [] : writeWidgets(root, plan.widgets);
  const findings = [...read.flatMap(({ finding }) => finding ?? []), ...plan.findings, ...failures];
  const written = plan.widgets.filter(({ file }) => !failures.some((failure) => failure.file === file));
  return {
    status: findings.some(({ severity }) => severity === 'fault') ? 1 : 0,
    stdout: json
      ? `${JSON.stringify({ dryRun, widgets: written.map(withoutText), findings }, null, 2)}\n`
      : describeImport(written, { dryRun }),
    stderr: json ? '' : findings.map((finding) => `${formatFinding(finding)}\n`).join(''),
  };
}

/** A widget's text may hold a password, and what machines read ends up in logs. */
function withoutText({ text, ...widget }: ImportedWidget): Omit<ImportedWidget, 'text'> {
  return widget;
}

/** The widgets that are there; also those that cannot be read, so that none is overwritten unseen. */
function existingFiles(root: string): WidgetFile[] {
  const { files, findings } = readWidgetFiles(root);
  const unreadable = findings.filter(({ file }) => file.endsWith('.private.json'));
  return [...files, ...unreadable.map(({ file }) => ({ path: file, text: '' }))];
}

function writeWidgets(root: string, widgets: readonly ImportedWidget[]): Finding[] {
  return widgets.flatMap(({ file, text, change }): Finding[] => {
    if (change === 'unchanged') return [];
    try {
      mkdirSync(join(root, widgetFolder), { recursive: true });
      writeFileSync(join(root, file), text);
      return [];
    } catch (error) {
      const message = `cannot be written: ${errorMessage(error)}`;
      return [{ severity: 'fault', file, line: 1, column: 1, path: [], message }];
    }
  });
}
