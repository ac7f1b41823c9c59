import { mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, output, removeAbandoned } from './own-folder';

/** No build takes longer; a lock that is older is nobody's any more. Milliseconds. */
const longestBuild = 60_000;
const pause = 25;

/**
 * Check and build while nobody else does: the build that begins last also ends last, so that what lies in `dist/` is what
 * was last edited. One that waits says so. Should two run all the same, each has a folder of its own.
 */
export function oneAtATime<T>(root: string, work: () => T): T {
  const folder = join(root, output.folder);
  const lock = join(folder, '.lock');
  take(lock, folder);
  try {
    removeAbandoned(root);
    return work();
  } finally {
    if (holderOf(lock)?.pid === process.pid) rmSync(lock, { force: true });
    removeIfEmpty(folder);
  }
}

function take(lock: string, folder: string): void {
  let hasSaid = false;
  for (;;) {
    mkdirSync(folder, { recursive: true });
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      // The folder may be gone, too: a build that came to nothing takes it along.
      if (!isOneOf(error, ['EEXIST', 'ENOENT'])) throw error;
    }
    const holder = holderOf(lock);
    if (holder === undefined) continue;
    if (holder.isGone) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!hasSaid) console.error(`Another build is running (process ${holder.pid}); this one waits for it.`);
    hasSaid = true;
    // Everything here is synchronous, as the build itself is.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
  }
}

/** Who holds the lock; undefined where nobody does. */
function holderOf(lock: string): { readonly pid: number; readonly isGone: boolean } | undefined {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const text = readFileSync(lock, 'utf8');
    // It is empty for the moment between its making and its writing.
    const isGone = age > longestBuild || (text !== '' && !isRunning(Number(text)));
    return { pid: Number(text), isGone };
  } catch (error) {
    if (isOneOf(error, ['ENOENT'])) return undefined;
    throw error;
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!isOneOf(error, ['ENOTEMPTY', 'EEXIST', 'ENOENT'])) throw error;
  }
}

function isOneOf(error: unknown, codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
