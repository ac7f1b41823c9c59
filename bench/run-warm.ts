import type { Job, Parameters } from './job';
import { type Handler, loadHandler, readInput, startRuntime } from './runtime';

/** Milliseconds for each call, a list for each Function. */
export type WarmTimes = readonly (readonly number[])[];

const warmUp = 5_000;
const measured = 10_000;
const blockLength = 500;
/** Has no factor in common with the number of requests, and goes all through them. */
const stride = 7_919;

interface Side {
  readonly handler: Handler;
  readonly requests: readonly Parameters[];
}

// One process: the Functions take turns in blocks, so that what else the machine does hits all of them.
measureAll(readInput()).then((times) => console.log(JSON.stringify(times)));

async function measureAll(jobs: readonly [Job, Job]): Promise<WarmTimes> {
  const runtime = startRuntime(jobs[0]);
  const started: Side[] = [];
  for (const { file, assets, requests } of jobs) {
    const handler = loadHandler(file);
    // A Function keeps what it finds at its first call.
    runtime.offer(assets);
    await runtime.call(handler, requests[0]);
    started.push({ handler, requests });
  }
  const measure = async (calls: number) => {
    const times = started.map((): number[] => []);
    for (let done = 0; done < calls; done += blockLength) {
      for (const [index, { handler, requests }] of started.entries()) {
        for (let call = done; call < done + blockLength; call++) {
          const request = requests[(call * stride) % requests.length];
          times[index]?.push((await runtime.call(handler, request)).milliseconds);
        }
      }
    }
    return times;
  };
  await measure(warmUp);
  return measure(measured);
}
