import type { ColdJob, ColdTimes } from './job';
import { loadHandler, readJob, startRuntime } from './runtime';

// A fresh process: the runtime is there, and then a Function has to be loaded for its first request.
const job = readJob<ColdJob>();
const runtime = startRuntime(job);
const begun = performance.now();
const handler = loadHandler(job.file);
const load = performance.now() - begun;
runtime.call(handler).then(({ milliseconds, body }) => {
  const times: ColdTimes = { load, call: milliseconds, body };
  console.log(JSON.stringify(times));
});
