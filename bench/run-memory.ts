import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Job } from './job';
import { loadHandler, readInput, startRuntime } from './runtime';

/** What a process takes once the garbage is gone, in bytes. */
export type Memory = Pick<NodeJS.MemoryUsage, 'rss' | 'heapUsed'>;

const leastAnswers = 30_000;

// What is logged is part of the answer here, and not of interest.
console.error = () => {};
measure(readInput()).then((memory) => console.log(JSON.stringify(memory)));

/**
 * Answer all requests with all Functions, and see what that leaves.
 * @throws Error where the process runs without --expose-gc
 */
async function measure(job: Job): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('Run this with --expose-gc');
  const runtime = startRuntime(job);
  const handlers = ['connect', 'connect-status', 'connect-screen'].map((name) =>
    loadHandler(join(dirname(job.file), `${name}.protected.js`)),
  );
  for (let answered = 0; answered < leastAnswers; ) {
    for (const request of job.requests) {
      for (const handler of handlers) await runtime.call(handler, request);
      answered += handlers.length;
    }
  }
  // Finalisers run between two turns, and free what only the next collection finds.
  for (let turn = 0; turn < 4; turn++) {
    globalThis.gc();
    await setImmediate();
  }
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heapUsed };
}
