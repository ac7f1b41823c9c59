import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WidgetFile } from '../../lib/config/draft';
import { type Finding, fault } from '../../lib/config/finding';
import { errorMessage } from '../../lib/error-message';
import { atStart, decode } from '../widget-files';

type Read =
  | { readonly source: WidgetFile; readonly finding?: undefined }
  | { readonly source?: undefined; readonly finding: Finding };

/** Read a file that somebody names; `-` is standard input. */
export function readSource(root: string, path: string): Read {
  const name = path === '-' ? 'standard input' : path;
  try {
    const bytes = readFileSync(path === '-' ? 0 : resolve(root, path));
    // Windows PowerShell writes UTF-16 where output goes to a file with `>`.
    const text = decode(bytes, bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
    if (text !== undefined) return { source: { path: name, text } };
    return unreadable(name, 'is neither UTF-8 nor UTF-16; save it in one of them');
  } catch (error) {
    return unreadable(name, whyUnreadable(error));
  }
}

function unreadable(file: string, message: string): Read {
  return { finding: atStart(file, fault([], message)) };
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'is not there; give the path of an exported flow';
  if (code === 'EISDIR') return 'is a folder; give the path of an exported flow';
  return `cannot be read: ${errorMessage(error)}`;
}
