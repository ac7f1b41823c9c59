import type { Claim } from '../claims';
import { formatTable } from '../format-table';
import type { BuildFigures } from './measure-build';
import type { SizeFigures, Spread } from './measure-growth';

const megabyte = 1_000_000;
const mebibyte = 1_024 ** 2;

/** What a service of ten thousand widgets may cost. */
const aims = {
  build: 10,
  buildPeak: 1_024,
  assets: 10,
  asset: 10,
  cold: 10,
  // Milliseconds. On the local runtime a call takes 2 to 3 of them, so that less is not to be measured in an answer.
  warm: 0.1,
  memory: 64,
};

/** What a build takes and makes. */
export function formatBuild({ seconds, report, peak, peakOfAll, ...made }: BuildFigures): string {
  const mb = (bytes: number) => `${(bytes / megabyte).toFixed(2)} MB`;
  const mib = (bytes: number) => `${Math.round(bytes / mebibyte)} MiB`;
  return formatTable([
    ['npm run build', `${seconds.toFixed(1)} s`, report],
    ['its memory at most', mib(peak), `${mib(peakOfAll)} over all Node processes (npm, tsx, the build)`],
    ['private assets', String(made.assets), `${mb(made.allAssets)}, the largest ${mb(made.largestAsset)}`],
  ]);
}

/** The figures of services of several sizes, one below the other. */
export function formatGrowth(growth: readonly SizeFigures[]): string {
  const microseconds = (time: number) => `${(time * 1_000).toFixed(1)} µs`;
  const mib = (bytes: number) => `${(bytes / mebibyte).toFixed(1)} MiB`;
  const head = [
    'widgets',
    'cold',
    'more, ms',
    'processor, more, ms',
    'one, p50',
    'one, p99',
    'any, p50',
    'any, p99',
    'RSS',
    'heap used',
  ];
  const rows = growth.map(({ widgets, cold, coldMore, processorMore, same, any, rss, heapUsed }) => [
    String(widgets),
    `${cold.p50.toFixed(2)} ms`,
    quartiles(coldMore),
    quartiles(processorMore),
    ...[same.p50, same.p99, any.p50, any.p99].map(microseconds),
    mib(rss),
    mib(heapUsed),
  ]);
  return formatTable([head, ...rows]);
}

function quartiles({ p25, p50, p75 }: Spread): string {
  return [p25, p50, p75].map((time) => time.toFixed(2)).join('  ');
}

/** What a fleet is to cost at most, beside what it costs. */
export function fleetClaims(build: BuildFigures, growth: readonly SizeFigures[]): Claim[] {
  const smallest = growth[0];
  const small = growth[1] ?? smallest;
  const largest = growth.at(-1);
  const more = (figure: (size: SizeFigures) => number, than = smallest) =>
    largest === undefined || than === undefined ? Number.NaN : figure(largest) - figure(than);
  return [
    { what: 'npm run build', measured: build.seconds, most: aims.build, unit: 's' },
    {
      what: 'memory of the build',
      measured: build.peakOfAll / mebibyte,
      most: aims.buildPeak,
      unit: 'MiB',
    },
    { what: 'private assets', measured: build.assets, most: aims.assets, unit: '' },
    { what: 'largest asset', measured: build.largestAsset / megabyte, most: aims.asset, unit: 'MB' },
    {
      what: 'first call, more than with one',
      measured: largest?.coldMore.p50 ?? Number.NaN,
      most: aims.cold,
      unit: 'ms',
    },
    {
      what: 'its time of the processor, more',
      measured: largest?.processorMore.p50 ?? Number.NaN,
      most: aims.cold,
      unit: 'ms',
    },
    {
      what: 'warm call of one widget, more than with one',
      measured: more(({ same }) => same.p50),
      most: aims.warm,
      unit: 'ms',
    },
    {
      what: `warm call of any widget, more than with ${small?.widgets}`,
      measured: more(({ any }) => any.p50, small),
      most: aims.warm,
      unit: 'ms',
    },
    {
      what: 'RSS, more than with one',
      measured: more(({ rss }) => rss) / mebibyte,
      most: aims.memory,
      unit: 'MiB',
    },
    {
      what: 'heap used, more than with one',
      measured: more(({ heapUsed }) => heapUsed) / mebibyte,
      most: aims.memory,
      unit: 'MiB',
    },
  ];
}
