import { setTimeout as wait } from 'node:timers/promises';
import { settledMemory } from '../memory';
import { randomNumbers } from '../random-numbers';
import { type Handler, loadHandler, readJob, startRuntime } from '../runtime';
import { checkAnswer } from './check-answer';
import { cutOffNetwork } from './cut-off-network';
import type { RandomFigures, RandomJob } from './random-job';
import { type RandomRequest, randomRequests } from './random-requests';

/** So many requests are under way at once: the tries to deliver something wait for each other. */
const atOnce = 250;
/** Longer than a delivery may take with all its tries, in milliseconds. */
const patience = 7_000;

const job = readJob<RandomJob>();
const random = randomNumbers(job.seed);
const asked = cutOffNetwork(random);
const runtime = startRuntime(job);
const handlers = new Map(Object.entries(job.files).map(([path, file]) => [path, loadHandler(file)]));

const answers: Record<string, number> = {};
const faults: Record<string, { count: number; first: string }> = {};
let logLines = 0;

console.error = (line: unknown) => {
  logLines += 1;
  if (!isLogLine(line)) fault('a line of the log is no JSON on one line', String(line));
};
process.on('unhandledRejection', (reason) => fault('unhandled rejection', String(reason)));
process.on('uncaughtException', (error) => fault('uncaught exception', String(error)));

answerAll().then((figures) => console.log(JSON.stringify(figures)));

async function answerAll(): Promise<RandomFigures> {
  const begun = performance.now();
  const memory = [await settledMemory()];
  for (let done = 0; done < job.requests; ) {
    const count = Math.min(Math.ceil(job.requests / 10), job.requests - done);
    const requests = randomRequests(job, { count, seed: job.seed + done, random });
    for (let first = 0; first < count; first += atOnce) {
      await Promise.all(requests.slice(first, first + atOnce).map(answer));
    }
    done += count;
    memory.push(await settledMemory());
  }
  if (asked.connections > 0) fault('a connection to elsewhere', `${asked.connections} times`);
  const { deliveries, lookUps } = asked;
  const seconds = (performance.now() - begun) / 1_000;
  return { answers, faults, logLines, deliveries, lookUps, seconds, memory };
}

async function answer(request: RandomRequest): Promise<void> {
  const handler = handlers.get(request.path);
  if (handler === undefined) return;
  const end = new AbortController();
  const late = wait(patience, 'late', { signal: end.signal }).catch(() => 'in time');
  const how = await Promise.race([late, callOnce(handler, request)]);
  end.abort();
  if (how === 'late') fault('no answer', describe(request));
}

/** Call a Function, and see that it calls back once and neither throws nor rejects. */
async function callOnce(handler: Handler, request: RandomRequest): Promise<void> {
  const { path, event } = request;
  let callbacks = 0;
  try {
    await handler(
      runtime.context(path),
      { request: { headers: {}, cookies: {} }, ...event },
      (error, response) => {
        callbacks += 1;
        if (callbacks > 1) return fault('more than one answer', describe(request));
        const { kind, fault: wrong } = checkAnswer(error, response);
        const counted = `${path}  ${kind}`;
        answers[counted] = (answers[counted] ?? 0) + 1;
        if (wrong !== undefined) fault(`an answer ${wrong}`, describe(request));
      },
    );
  } catch (error) {
    fault('throws or rejects', `${String(error)} ${describe(request)}`);
  }
  if (callbacks === 0) fault('ends without an answer', describe(request));
}

function fault(what: string, first: string): void {
  faults[what] = { first, ...faults[what], count: (faults[what]?.count ?? 0) + 1 };
}

function describe({ path, event }: RandomRequest): string {
  return `${path} ${JSON.stringify(event)}`.slice(0, 2_000);
}

function isLogLine(line: unknown): boolean {
  if (typeof line !== 'string' || line.includes('\n')) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
