import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
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

function readFolder(root: string, folder: string, what: 'widget' | 'flow'): Reading {
  const files: WidgetFile[] = [];
  const findings: Finding[] = [];
  const names = namesIn(join(root, folder));
  if (typeof names === 'string') return { files, findings: [atStart(folder, fault([], names))] };
  for (const name of names) {
    const path = `${folder}/${name}`;
    const read = readEntry(root, path, what);
    if (typeof read === 'string') files.push({ path, text: read });
    else findings.push(atStart(path, read));
  }
  return { files, findings };
}

/** The text of a widget's file, or what is wrong with what stands there: links may lead nowhere, files may be another user's. */
function readEntry(root: string, path: string, what: 'widget' | 'flow'): string | Remark {
  const { dir, base } = parse(path);
  try {
    const stats = statSync(join(root, path));
    if (stats.isDirectory())
      return fault([], `is a folder; every ${what} is a file of ${dir} itself. Move its files up`);
    // Who reads a pipe waits for its writer.
    if (!stats.isFile())
      return fault([], 'is no file but a pipe, a socket or a device, and is not read. Remove it');
    const bytes = readFileSync(join(root, path));
    if (base.endsWith('.private.json'))
      return decode(bytes) ?? fault([], 'is not UTF-8; save it in that encoding');
    if (!/\.json$/i.test(base))
      return warning([], `is no ${what} and is not deployed; a ${what} is named NAME.private.json`);
    const name = base.replace(/(\.(public|protected|private))?\.json$/i, '');
    return fault([], `would be public; name it ${name}.private.json`);
  } catch (error) {
    return fault([], `cannot be read: ${reason(error)}`);
  }
}

/** The names in a folder, or what is wrong with it. */
function namesIn(folder: string): readonly string[] | string {
  if (!existsSync(folder)) return [];
  try {
    if (!statSync(folder).isDirectory())
      return 'is no folder; the widgets are files in a folder of that name';
    const names = readdirSync(folder).filter((name) => !name.startsWith('.') && !/^readme(\.|$)/i.test(name));
    return names.sort();
  } catch (error) {
    return `cannot be read: ${reason(error)}`;
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
