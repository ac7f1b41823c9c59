import { setImmediate } from 'node:timers/promises';
import type { Memory, MemoryJob } from './job';
import { loadHandler, readJob, startRuntime } from './runtime';

// What is logged is part of the answer here, and not of interest.
console.error = () => {};
measure().then((memory) => console.log(JSON.stringify(memory)));

/**
 * Answer all requests with all Functions, and see what that leaves.
 * @throws Error where the process runs without --expose-gc
 */
async function measure(): Promise<Memory> {
  if (globalThis.gc === undefined) throw new Error('Run this with --expose-gc');
  const job = readJob<MemoryJob>();
  const runtime = startRuntime(job);
  const handlers = job.files.map(loadHandler);
  for (let answered = 0; answered < job.answers; ) {
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
