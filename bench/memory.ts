import { setImmediate } from 'node:timers/promises';

/** What a process takes, in bytes. */
export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

/**
 * What this process takes once the garbage is gone.
 * @throws Error where the process runs without --expose-gc
 */
export async function settledMemory(): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('Run this with --expose-gc');
  // Finalisers run between two turns, and free what only the next collection finds.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc();
    await setImmediate();
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}
