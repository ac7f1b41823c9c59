import { type Profiler, Session } from 'node:inspector/promises';
import { setTimeout } from 'node:timers/promises';
import type { ColdJob } from '../job';
import { loadHandler, readJob, settling, startRuntime } from '../runtime';
import type { SelfTime } from './profile-job';

/** Between two looks at the stack. Microseconds. */
const interval = 50;

// A fresh process loads a Function and answers a request, while V8's sampling profiler looks on.
sample().then((times) => console.log(JSON.stringify(times)));

async function sample(): Promise<SelfTime[]> {
  const job = readJob<ColdJob>();
  const runtime = startRuntime(job);
  await setTimeout(settling);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval });
  await session.post('Profiler.start');
  await runtime.call(loadHandler(job.file));
  const { profile } = await session.post('Profiler.stop');
  return selfTimes(profile);
}

function selfTimes({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): SelfTime[] {
  const times = new Map<number, number>();
  for (const [index, node] of samples.entries()) {
    // The time up to the next sample was spent where this one was taken.
    times.set(node, (times.get(node) ?? 0) + (timeDeltas[index + 1] ?? 0));
  }
  return nodes.flatMap(({ id, callFrame }) => {
    const { functionName, url, lineNumber, columnNumber } = callFrame;
    const time = times.get(id) ?? 0;
    // The start of the profiler itself, and the wait for it.
    if (functionName === 'dispatch' || functionName === '(idle)') return [];
    return time > 0 ? [{ name: functionName, url, line: lineNumber, column: columnNumber, time }] : [];
  });
}
