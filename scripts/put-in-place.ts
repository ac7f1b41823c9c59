import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesUnder } from './files-under';

/**
 * Make a folder hold what another one, on the same disk, holds: each file comes in one step, so that a request in the midst
 * of it finds the old one or the new one whole. What has not changed is left alone.
 */
export function putInPlace(from: string, to: string): void {
  const names = new Set(filesUnder(from));
  for (const name of filesUnder(to)) {
    if (!names.has(name)) rmSync(join(to, name), { force: true });
  }
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    const [source, target] = [join(from, name), join(to, name)];
    if (existsSync(target) && readFileSync(target).equals(readFileSync(source))) continue;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
  }
}
