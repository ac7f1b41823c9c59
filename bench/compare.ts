import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure';
import type { Job } from './job';
import type { ColdTimes } from './run-cold';
import type { Memory } from './run-memory';
import type { WarmTimes } from './run-warm';

const turns = 21;
const warmProcesses = 5;

interface Aims {
  /** Milliseconds of the processor that a first call may take more, with the load of the Function. */
  readonly cold?: number;
  /** Microseconds that the median of warm calls may take more. */
  readonly warm?: number;
  /** How many times as long it may take. */
  readonly warmTimes?: number;
}

/**
 * Two services side by side, in turns, so that what else the machine does hits both: fresh processes that load the Function
 * and answer one call, and processes in which both are called again and again.
 * @throws Error where the two do not answer the same
 */
export function compareServices(here: Job, beside: Job, { cold, ...warm }: Aims): Figure[] {
  const first = inTurns(turns, here, beside, (job): ColdTimes => run('run-cold', job));
  const [[ours, theirs] = []] = first;
  if (ours?.body !== theirs?.body) {
    throw new Error(`The two do not answer the same.\nhere:   ${ours?.body}\nbeside: ${theirs?.body}`);
  }
  return [
    median('cold, load of the Function', 'ms', first, ({ load }) => load),
    median('cold, first call', 'ms', first, ({ call }) => call),
    median('cold, both', 'ms', first, ({ load, call }) => load + call),
    { ...median('cold, time of the processor', 'ms', first, ({ processor }) => processor), aim: cold },
    ...compareWarm('warm', [here, beside], warm),
  ];
}

/** Warm calls of two services, in turns. */
export function compareWarm(
  what: string,
  jobs: readonly [Job, Job],
  { warm, warmTimes }: Omit<Aims, 'cold'>,
): Figure[] {
  const taken = Array.from({ length: warmProcesses }, (): [readonly number[], readonly number[]] => {
    const [ours = [], theirs = []]: WarmTimes = run('run-warm', jobs);
    return [ours, theirs];
  });
  const figure = (name: string, share: number) =>
    median(`${what}, ${name}`, 'µs', taken, (times) => percentile(times, share) * 1_000);
  return [{ ...figure('p50', 0.5), aim: warm, mostTimes: warmTimes }, figure('p99', 0.99)];
}

/** What two services leave in memory once they have answered. */
export function compareMemory(here: Job, beside: Job, aim: number): Figure[] {
  const pairs = inTurns(3, here, beside, (job): Memory => run('run-memory', job, ['--expose-gc']));
  return [
    { ...median('memory: resident set', 'MiB', pairs, ({ rss }) => rss / 1_024 ** 2), aim },
    { ...median('memory: heap', 'MiB', pairs, ({ heapUsed }) => heapUsed / 1_024 ** 2), aim },
  ];
}

/** One after the other, and the next time the other way round. */
function inTurns<T>(count: number, here: Job, beside: Job, measure: (job: Job) => T): [T, T][] {
  return Array.from({ length: count }, (_, turn): [T, T] => {
    if (turn % 2 === 0) return [measure(here), measure(beside)];
    const there = measure(beside);
    return [measure(here), there];
  });
}

/** The medians of both, and of what the first is more in each turn. */
export function median<T>(
  what: string,
  unit: Figure['unit'],
  pairs: readonly (readonly [here: T, there: T])[],
  take: (measured: T) => number,
): Figure {
  const middle = (figure: (here: number, there: number) => number) =>
    percentile(
      pairs.map(([here, there]) => figure(take(here), take(there))),
      0.5,
    );
  return {
    what,
    unit,
    here: middle((here) => here),
    beside: { there: middle((_, there) => there), more: middle((here, there) => here - there) },
  };
}

/** The value that this share of the values stays under, by nearest rank: 0.5 is the median. */
function percentile(values: readonly number[], share: number): number {
  const ranked = values.toSorted((a, b) => a - b);
  return ranked[Math.max(0, Math.ceil(ranked.length * share) - 1)] ?? Number.NaN;
}

/** Run one of the programs that stand in a built project in a fresh process; what it writes is JSON. */
function run(program: string, input: Job | readonly [Job, Job], flags: readonly string[] = []) {
  const { root } = 'root' in input ? input : input[0];
  const output = execFileSync(process.execPath, [...flags, join(root, `${program}.js`)], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
