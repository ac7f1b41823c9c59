import { setTimeout } from 'node:timers/promises';
import type { ColdTimes } from './job';
import { loadHandler, readJob, settling, startRuntime } from './runtime';

// A fresh process: the runtime is there, and then a Function has to be loaded for its first request.
measure().then((times) => console.log(JSON.stringify(times)));

async function measure(): Promise<ColdTimes> {
  const job = readJob();
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
