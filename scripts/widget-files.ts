import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetFile } from '../lib/config/draft';
import { type Finding, fault, warning } from '../lib/config/finding';
import { errorMessage } from '../lib/error-message';

/** Where the widgets are, seen from the root of the project; also for people, so with slashes everywhere. */
export const widgetFolder = 'assets/widgets';

/** Read the files of `assets/widgets/`, and find what should not be there. A folder that is missing has no widgets. */
export function readWidgetFiles(root: string): { files: WidgetFile[]; findings: Finding[] } {
  const files: WidgetFile[] = [];
  const findings: Finding[] = [];
  for (const name of entriesOf(join(root, widgetFolder))) {
    const path = `${widgetFolder}/${name}`;
    const found = (remark: ReturnType<typeof fault>) =>
      findings.push({ ...remark, file: path, line: 1, column: 1 });
    const entry = readEntry(join(root, path));
    if (entry.kind === 'unreadable') {
      found(fault([], `cannot be read: ${entry.why}`));
    } else if (entry.kind === 'folder') {
      found(fault([], 'is a folder; every widget is a file of assets/widgets itself. Move its files up'));
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
      found(warning([], 'is no widget and is not deployed; a widget is named NAME.private.json'));
    }
  }
  return { files, findings };
}

type Entry =
  | { readonly kind: 'folder' }
  | { readonly kind: 'file'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What stands at a path: links may lead nowhere, and files may be another user's. */
function readEntry(path: string): Entry {
  try {
    return statSync(path).isDirectory() ? { kind: 'folder' } : { kind: 'file', bytes: readFileSync(path) };
  } catch (error) {
    return { kind: 'unreadable', why: errorMessage(error).replace(/, .*/, '') };
  }
}

function entriesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !/^readme(\.|$)/i.test(name))
    .sort();
}

/** The text without a byte order mark, or undefined where it is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
