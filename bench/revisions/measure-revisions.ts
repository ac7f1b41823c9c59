import { percentile } from '../percentile';
import { runCold, runWarm } from '../run-in-process';
import type { Build } from './build-revision';

interface Extent {
  /** Fresh processes for each of the two. */
  readonly processes: number;
  /** Processes of warm calls for each of the two. */
  readonly rounds: number;
  readonly calls: number;
}

/** The same figure of two revisions, a pair for each turn. */
export interface Turns {
  readonly name: string;
  readonly unit: string;
  readonly pairs: readonly (readonly [before: number, now: number])[];
}

/**
 * Measure two builds in turns, so that what else the machine does hits both.
 * @throws Error where the two do not answer the same
 */
export function measureRevisions(before: Build, now: Build, { processes, rounds, calls }: Extent): Turns[] {
  const cold = inTurns(before, now, processes, ({ job, project }) => runCold({ ...job, file: project }));
  const [first] = cold;
  if (first?.[0].body !== first?.[1].body) {
    throw new Error(
      `The two do not answer the same.\nbefore: ${first?.[0].body}\nnow:    ${first?.[1].body}`,
    );
  }
  const warm = inTurns(before, now, rounds, ({ job, project }) => {
    const [times = []] = runWarm({ ...job, files: [project], calls });
    return percentile(times, 0.5) * 1_000;
  });
  return [
    { name: 'cold, load the Function', unit: 'ms', pairs: cold.map(([a, b]) => [a.load, b.load]) },
    { name: 'cold, first call', unit: 'ms', pairs: cold.map(([a, b]) => [a.call, b.call]) },
    { name: 'cold, both', unit: 'ms', pairs: cold.map(([a, b]) => [a.load + a.call, b.load + b.call]) },
    { name: 'cold, processor', unit: 'ms', pairs: cold.map(([a, b]) => [a.processor, b.processor]) },
    { name: 'warm, p50', unit: 'µs', pairs: warm },
  ];
}

/** One after the other, and the next time the other way round. */
function inTurns<T>(before: Build, now: Build, turns: number, measure: (build: Build) => T): [T, T][] {
  return Array.from({ length: turns }, (_, turn): [T, T] => {
    if (turn % 2 === 0) return [measure(before), measure(now)];
    const later = measure(now);
    return [measure(before), later];
  });
}
