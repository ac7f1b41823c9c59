import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure';
import type { ColdTimes, Job, Memory, MemoryJob, WarmJob, WarmTimes } from './job';
import { percentile } from './percentile';

const turns = 21;
const warmProcesses = 5;
const warmCalls = 10_000;

interface Aims {
  /** Milliseconds of the processor that a first call may take more, with the load of the Function. */
  readonly cold?: number;
  /** Microseconds that the median of warm calls may take more. */
  readonly warm?: number;
}

/**
 * Two services side by side, in turns, so that what else the machine does hits both: fresh processes that load the Function
 * and answer one call, and processes in which both are called again and again.
 * @throws Error where the two do not answer the same
 */
export function compareServices(here: Job, beside: Job, { cold, warm }: Aims): Figure[] {
  const first = inTurns(turns, here, beside, (job): ColdTimes => run('run-cold', job));
  const [[ours, theirs] = []] = first;
  if (ours?.body !== theirs?.body) {
    throw new Error(`The two do not answer the same.\nhere:   ${ours?.body}\nbeside: ${theirs?.body}`);
  }
  const figure = (what: string, take: (times: ColdTimes) => number): Figure =>
    median(
      what,
      'ms',
      first.map(([a, b]) => [take(a), take(b)]),
    );
  const processor = figure('cold, time of the processor', (times) => times.processor);
  return [
    figure('cold, load of the Function', ({ load }) => load),
    figure('cold, first call', ({ call }) => call),
    figure('cold, both', ({ load, call }) => load + call),
    cold === undefined ? processor : { ...processor, aim: { atMostMore: cold } },
    ...compareWarm('warm', [here, beside], warm),
  ];
}

/** Warm calls of two services, in turns. */
export function compareWarm(what: string, [here, beside]: readonly [Job, Job], aim?: number): Figure[] {
  const taken = Array.from({ length: warmProcesses }, () => {
    const job: WarmJob = { ...here, sides: [here, beside], calls: warmCalls };
    const [ours = [], theirs = []]: WarmTimes = run('run-warm', job);
    return { ours, theirs };
  });
  const figure = (name: string, share: number): Figure =>
    median(
      `${what}, ${name}`,
      'µs',
      taken.map(({ ours, theirs }) => [percentile(ours, share) * 1_000, percentile(theirs, share) * 1_000]),
    );
  const p50 = figure('p50', 0.5);
  return [aim === undefined ? p50 : { ...p50, aim: { atMostMore: aim } }, figure('p99', 0.99)];
}

/** What two services leave in memory once they have answered. */
export function compareMemory(here: MemoryJob, beside: MemoryJob, aim: number): Figure[] {
  const pairs = inTurns(3, here, beside, (job): Memory => run('run-memory', job, ['--expose-gc']));
  const figure = (what: string, kind: keyof Memory): Figure => ({
    ...median(
      what,
      'MiB',
      pairs.map(([a, b]) => [a[kind] / 1_024 ** 2, b[kind] / 1_024 ** 2]),
    ),
    aim: { atMostMore: aim },
  });
  return [figure('memory: resident set', 'rss'), figure('memory: heap', 'heapUsed')];
}

/** One after the other, and the next time the other way round. */
export function inTurns<J, T>(count: number, here: J, beside: J, measure: (job: J) => T): [T, T][] {
  return Array.from({ length: count }, (_, turn): [T, T] => {
    if (turn % 2 === 0) return [measure(here), measure(beside)];
    const there = measure(beside);
    return [measure(here), there];
  });
}

/** The medians of both, and of what the first is more in each turn. */
export function median(
  what: string,
  unit: Figure['unit'],
  pairs: readonly (readonly [here: number, there: number])[],
): Figure {
  const middle = (figures: readonly number[]) => percentile(figures, 0.5);
  return {
    what,
    unit,
    here: middle(pairs.map(([here]) => here)),
    beside: {
      there: middle(pairs.map(([, there]) => there)),
      more: middle(pairs.map(([here, there]) => here - there)),
    },
  };
}

/** Run one of the programs that stand in a built project in a fresh process; what it writes is JSON. */
function run(program: string, job: Job, flags: readonly string[] = []) {
  const output = execFileSync(process.execPath, [...flags, join(job.root, `${program}.js`)], {
    input: JSON.stringify(job),
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
