import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { WidgetFile } from '../lib/config/draft';
import { type Finding, fault, warning } from '../lib/config/finding';

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
    if (statSync(join(root, path)).isDirectory()) {
      found(fault([], 'is a folder; every widget is a file of assets/widgets itself. Move its files up'));
    } else if (name.endsWith('.private.json')) {
      const text = decode(readFileSync(join(root, path)));
      if (text === undefined) found(fault([], 'is not UTF-8; save it in that encoding'));
      else files.push({ path, text });
    } else if (/\.json$/i.test(name)) {
      found(
        fault(
          [],
          `would be public; name it ${name.replace(/(\.(public|protected))?\.json$/i, '')}.private.json`,
        ),
      );
    } else {
      found(warning([], 'is no widget and is not deployed; a widget is named NAME.private.json'));
    }
  }
  return { files, findings };
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
