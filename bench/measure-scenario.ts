import { statSync } from 'node:fs';
import type { Comparison } from './format-comparison';
import type { ColdTimes } from './job';
import { percentile } from './percentile';
import type { Prepared } from './prepare-scenario';
import { runCold, runWarm } from './run-in-process';

interface Extent {
  /** Fresh processes for each of the two. */
  readonly processes: number;
  /** Warm calls for each of the two. */
  readonly calls: number;
}

/**
 * Measure the project against the hard-coded Function, side by side.
 * @throws Error where the two do not answer the same
 */
export function measureScenario(prepared: Prepared, extent: Extent): Comparison[] {
  requireSameAnswer(prepared);
  return [...coldTimes(prepared, extent), ...warmTimes(prepared, extent), size(prepared)];
}

function requireSameAnswer({ job, project, hardCoded }: Prepared): void {
  const [ours, theirs] = [project, hardCoded].map((file) => runCold({ ...job, file }).body);
  if (ours !== theirs) {
    throw new Error(`The two do not answer the same.\nproject:    ${ours}\nhard-coded: ${theirs}`);
  }
}

function coldTimes({ job, project, hardCoded }: Prepared, { processes }: Extent): Comparison[] {
  const runs = Array.from({ length: processes }, () => ({
    project: runCold({ ...job, file: project }),
    hardCoded: runCold({ ...job, file: hardCoded }),
  }));
  const row = (name: string, time: (times: ColdTimes) => number) => ({
    name: `cold, ${name}`,
    unit: 'ms',
    project: percentile(
      runs.map((run) => time(run.project)),
      0.5,
    ),
    hardCoded: percentile(
      runs.map((run) => time(run.hardCoded)),
      0.5,
    ),
  });
  return [
    row('load the Function', ({ load }) => load),
    row('first call', ({ call }) => call),
    row('both', ({ load, call }) => load + call),
  ];
}

function warmTimes({ job, project, hardCoded }: Prepared, { calls }: Extent): Comparison[] {
  const [ours = [], theirs = []] = runWarm({ ...job, files: [project, hardCoded], calls });
  const row = (name: string, share: number) => ({
    name: `warm, ${name}`,
    unit: 'µs',
    project: percentile(ours, share) * 1_000,
    hardCoded: percentile(theirs, share) * 1_000,
  });
  return [row('p50', 0.5), row('p99', 0.99)];
}

function size({ project, hardCoded }: Prepared): Comparison {
  const kilobytes = (file: string) => statSync(file).size / 1_000;
  return { name: 'size', unit: 'kB', project: kilobytes(project), hardCoded: kilobytes(hardCoded) };
}
