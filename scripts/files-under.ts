import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of a folder and its subfolders, as paths from it; without dot-files. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}
