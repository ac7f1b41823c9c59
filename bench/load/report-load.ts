import { formatComparison } from '../format-comparison';
import { formatTable } from '../format-table';
import type { Memory } from '../memory';
import { percentile } from '../percentile';
import type { LoadFigures } from './run-load';
import { stretchLength } from './run-load';
import type { DamagedFigures } from './send-damaged';

const mebibyte = 1_024 ** 2;

/** All answers' times, or those of one kind of request. Milliseconds. */
export function timesOf({ stretches }: LoadFigures, kind?: string): number[] {
  return stretches.flatMap(({ times }) =>
    kind === undefined ? [...times.values()].flat() : (times.get(kind) ?? []),
  );
}

/** The sum of a count over all stretches. */
export function total(
  { stretches }: LoadFigures,
  count: 'answered' | 'refused' | 'wrong' | 'broken' | 'seconds',
): number {
  return stretches.reduce((sum, stretch) => sum + stretch[count], 0);
}

/** Milliseconds of the processor for each answer: what else the machine does makes little of a difference to it. */
export function processorTime(figures: LoadFigures): number {
  return figures.cpu.reduce((sum, time) => sum + time, 0) / total(figures, 'answered');
}

/** Throughput, times and memory of the project beside those of the hard-coded Function. */
export function formatLoad(project: LoadFigures, hardCoded: LoadFigures): string {
  const row = (name: string, unit: string, figure: (figures: LoadFigures) => number) => ({
    name,
    unit,
    project: figure(project),
    hardCoded: figure(hardCoded),
  });
  const share = (part: number) => (figures: LoadFigures) => percentile(timesOf(figures), part);
  return formatComparison([
    row('answers a second', '/s', (figures) => total(figures, 'answered') / total(figures, 'seconds')),
    row('processor, an answer', 'ms', processorTime),
    row('p50', 'ms', share(0.5)),
    row('p99', 'ms', share(0.99)),
    row('slowest', 'ms', share(1)),
    row('heap at the end', 'MiB', ({ settled }) => (settled.at(-1)?.heapUsed ?? Number.NaN) / mebibyte),
    row('RSS at the end', 'MiB', ({ settled }) => (settled.at(-1)?.rss ?? Number.NaN) / mebibyte),
    row('RSS at most', 'MiB', ({ mostRss }) => mostRss / mebibyte),
  ]);
}

/** The times of each kind of request; beside those of the hard-coded Function, if there is one. */
export function formatKinds(project: LoadFigures, hardCoded?: LoadFigures): string {
  const kinds = [...(project.stretches[0]?.times.keys() ?? [])];
  const rows = kinds.map((kind) => {
    const ours = timesOf(project, kind);
    const theirs = hardCoded === undefined ? [] : [percentile(timesOf(hardCoded, kind), 0.5)];
    const figures = [percentile(ours, 0.5), percentile(ours, 0.99), ...theirs];
    return [kind, String(ours.length), ...figures.map((figure) => `${figure.toFixed(2)} ms`)];
  });
  const beside = hardCoded === undefined ? [] : ['p50, hard-coded'];
  return formatTable([['request', 'answers', 'p50', 'p99', ...beside], ...rows]);
}

/** The memory after each stretch, once the garbage was gone. */
export function formatMemory(settled: readonly Memory[]): string {
  const mib = (bytes: number) => `${(bytes / mebibyte).toFixed(1)}`;
  // A dozen lines say enough of a long run.
  const step = Math.ceil(settled.length / 13);
  const some = settled
    .map((memory, index) => ({ ...memory, seconds: index * stretchLength }))
    .filter((_, index) => index % step === 0 || index === settled.length - 1);
  return formatTable([
    ['seconds of load', ...some.map(({ seconds }) => String(seconds))],
    ['heap used, MiB', ...some.map(({ heapUsed }) => mib(heapUsed))],
    ['RSS, MiB', ...some.map(({ rss }) => mib(rss))],
  ]);
}

/** What came of each kind of damage. */
export function formatDamages({ outcomes }: DamagedFigures): string {
  const rows = [...outcomes].map(([damage, counts]) => [
    damage,
    [...counts].map(([outcome, count]) => `${outcome}: ${count}`).join(', '),
  ]);
  return formatTable([['damage', 'status, or how the connection ended'], ...rows]);
}
