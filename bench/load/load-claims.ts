import type { Claim } from '../claims';
import { percentile } from '../percentile';
import { patience, type Stretch } from './call-under-load';
import { processorTime, timesOf, total } from './report-load';
import { type LoadFigures, stretchLength } from './run-load';
import type { DamagedFigures } from './send-damaged';
import type { Server } from './start-server';

const mebibyte = 1_024 ** 2;

/** What the service keeps to under load. */
const aims = {
  /** Times as long as the hard-coded Function takes: far more than what the machine's noise makes of it. */
  ratio: 3,
  /** MiB that the memory may have grown by from the middle of the run, or from its first minute, to its end. */
  heapGrowth: 4,
  rssGrowth: 24,
};

/** What holds for every intact request. */
export function soundness(figures: LoadFigures, server: Server | undefined): Claim[] {
  return [
    { what: 'answers but 2xx', measured: total(figures, 'refused'), most: 0, unit: '' },
    { what: 'answers that are not their request’s', measured: total(figures, 'wrong'), most: 0, unit: '' },
    { what: 'requests without an answer', measured: total(figures, 'broken'), most: 0, unit: '' },
    {
      what: 'slowest answer',
      measured: percentile(timesOf(figures), 1) / 1_000,
      most: patience,
      unit: 's',
    },
    { what: 'ends of the process', measured: server?.hasEnded() ? 1 : 0, most: 0, unit: '' },
  ];
}

/** How much longer than the hard-coded Function it takes: in the middle of the pairs of stretches side by side. */
export function besideHardCoded(project: LoadFigures, hardCoded: LoadFigures): Claim[] {
  const ratio = (share: number) =>
    percentile(
      project.stretches.map((stretch, index) => {
        const beside = hardCoded.stretches[index];
        return beside === undefined ? Number.NaN : shareOf(stretch, share) / shareOf(beside, share);
      }),
      0.5,
    );
  const measured = {
    'p50, times the hard-coded': ratio(0.5),
    'p99, times the hard-coded': ratio(0.99),
    'processor, times the hard-coded': processorTime(project) / processorTime(hardCoded),
  };
  return Object.entries(measured).map(([what, times]) => ({
    what,
    measured: times,
    most: aims.ratio,
    unit: '',
  }));
}

function shareOf({ times }: Stretch, share: number): number {
  return percentile([...times.values()].flat(), share);
}

/** What holds beside damaged requests. */
export function damageClaims({ hanging, wrongAfterwards }: DamagedFigures): Claim[] {
  return [
    { what: 'damaged requests left waiting', measured: hanging, most: 0, unit: '' },
    { what: 'wrong answers after a damaged request', measured: wrongAfterwards, most: 0, unit: '' },
  ];
}

/** By how much the memory has grown since the first minute, or since the middle of a shorter run. */
export function flatness({ settled }: LoadFigures): Claim[] {
  const middle = settled[Math.min(60 / stretchLength, Math.floor((settled.length - 1) / 2))];
  const end = settled.at(-1);
  const growth = (kind: 'heapUsed' | 'rss') =>
    ((end?.[kind] ?? Number.NaN) - (middle?.[kind] ?? 0)) / mebibyte;
  return [
    { what: 'growth of the heap', measured: growth('heapUsed'), most: aims.heapGrowth, unit: 'MiB' },
    { what: 'growth of the RSS', measured: growth('rss'), most: aims.rssGrowth, unit: 'MiB' },
  ];
}

/** The first wrong answer, if there is one. */
export function firstWrong({ stretches }: LoadFigures): string[] {
  return stretches.flatMap((stretch) => stretch.firstWrong ?? []).slice(0, 1);
}
