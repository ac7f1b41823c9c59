import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { flowFolder } from '../lib/config/check-configuration';
import type { WidgetFile } from '../lib/config/draft';
import { type Finding, fault, type Remark, warning } from '../lib/config/finding';
import { errorMessage } from '../lib/error-message';

/** Where the widgets are, seen from the root of the project; also for people, so with slashes everywhere. */
export const widgetFolder = 'assets/widgets';

interface Reading {
  readonly files: WidgetFile[];
  readonly findings: Finding[];
}

/** Read the files of `assets/widgets/` and `assets/flows/`, and find what should not be there. A folder may be missing. */
export function readWidgetFiles(root: string): Reading {
  const [widgets, flows] = [readFolder(root, widgetFolder, 'widget'), readFolder(root, flowFolder, 'flow')];
  return {
    files: [...widgets.files, ...flows.files],
    findings: [...widgets.findings, ...flows.findings],
  };
}

function readFolder(root: string, folderPath: string, what: 'widget' | 'flow'): Reading {
  const files: WidgetFile[] = [];
  const findings: Finding[] = [];
  const foundAt = (path: string, remark: Remark) => findings.push(atStart(path, remark));
  const folder = entriesOf(join(root, folderPath));
  if (!folder.ok) foundAt(folderPath, fault([], folder.why));
  for (const name of folder.ok ? folder.names : []) {
    const path = `${folderPath}/${name}`;
    const found = (remark: Remark) => foundAt(path, remark);
    const entry = readEntry(join(root, path));
    if (entry.kind === 'unreadable') {
      found(fault([], `cannot be read: ${entry.why}`));
    } else if (entry.kind === 'other') {
      found(fault([], 'is no file but a pipe, a socket or a device, and is not read. Remove it'));
    } else if (entry.kind === 'folder') {
      found(fault([], `is a folder; every ${what} is a file of ${folderPath} itself. Move its files up`));
    } else if (name.endsWith('.private.json')) {
      const text = decode(entry.bytes);
      if (text === undefined) found(fault([], 'is not UTF-8; save it in that encoding'));
      else files.push({ path, text });
    } else if (/\.json$/i.test(name)) {
      found(
        fault(
          [],
          `would be public; name it ${name.replace(/(\.(public|protected|private))?\.json$/i, '')}.private.json`,
        ),
      );
    } else {
      found(warning([], `is no ${what} and is not deployed; a ${what} is named NAME.private.json`));
    }
  }
  return { files, findings };
}

type Entry =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What stands at a path: links may lead nowhere, files may be another user's, and who reads a pipe waits for its writer. */
function readEntry(path: string): Entry {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { kind: 'folder' };
    return stats.isFile() ? { kind: 'file', bytes: readFileSync(path) } : { kind: 'other' };
  } catch (error) {
    return { kind: 'unreadable', why: reason(error) };
  }
}

type Entries =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly why: string };

function entriesOf(folder: string): Entries {
  if (!existsSync(folder)) return { ok: true, names: [] };
  try {
    if (!statSync(folder).isDirectory()) {
      return { ok: false, why: 'is no folder; the widgets are files in a folder of that name' };
    }
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && !/^readme(\.|$)/i.test(name));
    return { ok: true, names: names.sort() };
  } catch (error) {
    return { ok: false, why: `cannot be read: ${reason(error)}` };
  }
}

/** A remark on a whole file. */
export function atStart(file: string, remark: Remark): Finding {
  return { ...remark, file, line: 1, column: 1 };
}

/** The system's own words, without the path that stands before them anyway. */
function reason(error: unknown): string {
  return errorMessage(error).replace(/, .*/, '');
}

/** The text without its byte order mark, or undefined where it is not in this encoding. */
export function decode(bytes: Uint8Array, encoding = 'utf-8'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
