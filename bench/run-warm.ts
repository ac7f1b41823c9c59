import type { WarmJob, WarmTimes } from './job';
import { type Handler, loadHandler, readJob, startRuntime } from './runtime';

const warmUp = 5_000;
const blockLength = 500;

// One process: the Functions take turns in blocks, so that what else the machine does hits all of them.
const job = readJob<WarmJob>();
const runtime = startRuntime(job);
const handlers = job.files.map(loadHandler);
measure(warmUp)
  .then(() => measure(job.calls))
  .then((times) => console.log(JSON.stringify(times)));

async function measure(calls: number): Promise<WarmTimes> {
  const times = handlers.map((): number[] => []);
  for (let done = 0; done < calls; done += blockLength) {
    for (const [index, handler] of handlers.entries()) {
      times[index]?.push(...(await callBlock(handler, Math.min(blockLength, calls - done))));
    }
  }
  return times;
}

async function callBlock(handler: Handler, calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) times.push((await runtime.call(handler)).milliseconds);
  return times;
}
