import { setTimeout } from 'node:timers/promises';
import type { Job } from './job';
import { loadHandler, readInput, settling, startRuntime } from './runtime';

/** Milliseconds of a fresh process that answers one request. */
export interface ColdTimes {
  readonly load: number;
  readonly call: number;
  /** Of both, the time of the processor alone: what else the machine does is not in it. */
  readonly processor: number;
  readonly body: string;
}

// A fresh process: the runtime is there, and then a Function has to be loaded for its first request.
measure(readInput()).then((times) => console.log(JSON.stringify(times)));

async function measure(job: Job): Promise<ColdTimes> {
  const runtime = startRuntime(job);
  await setTimeout(settling);
  const usedBefore = process.cpuUsage();
  const begun = performance.now();
  const handler = loadHandler(job.file);
  const load = performance.now() - begun;
  const { milliseconds, body } = await runtime.call(handler, job.requests[0]);
  const { user, system } = process.cpuUsage(usedBefore);
  return { load, call: milliseconds, processor: (user + system) / 1_000, body };
}
