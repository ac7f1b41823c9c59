import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from '../percentile';
import { buildPrograms, functionFile } from '../prepare-project';
import { type Prepared, prepareScenario } from '../prepare-scenario';
import { runCold, runInProcess } from '../run-in-process';
import { fleetScenario } from '../scenario';
import type { FleetTimes, MemoryFigures } from './fleet-job';

interface Extent {
  /** Fresh processes for each size. */
  readonly processes: number;
  /** Warm calls for each size. */
  readonly calls: number;
  /** Processes for each size whose memory is measured. */
  readonly memoryProcesses: number;
}

/** The median of several, with the quartiles around it. */
export interface Spread {
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
}

/** The figures of a service of one size. Milliseconds and bytes. */
export interface SizeFigures {
  readonly widgets: number;
  /** The first call of a fresh process, with the load of the Function. */
  readonly cold: Spread;
  /** How much longer that took than the one of the smallest service in the same turn; and of the processor's time. */
  readonly coldMore: Spread;
  readonly processorMore: Spread;
  /** Warm calls of always the same widget. */
  readonly same: { readonly p50: number; readonly p99: number };
  /** Warm calls of any widget. */
  readonly any: { readonly p50: number; readonly p99: number };
  readonly rss: number;
  readonly heapUsed: number;
}

/** Measure services of several sizes side by side, in turn. */
export function measureGrowth(sizes: readonly number[], extent: Extent, folder: string): SizeFigures[] {
  const services = sizes.map((widgets) => {
    const root = join(folder, String(widgets));
    mkdirSync(root);
    const prepared = prepareScenario(fleetScenario(widgets), root);
    buildPrograms(root, ['fleet/run-fleets', 'fleet/run-memory']);
    return { widgets, prepared };
  });
  const cold = inTurn(services, extent.processes, ({ prepared: { job, project } }) => {
    const { load, call, processor } = runCold({ ...job, file: project });
    return { wall: load + call, processor };
  });
  const warm = warmTimes(services, extent.calls);
  const memory = inTurn(services, extent.memoryProcesses, (service) =>
    memoryOf(service, Math.max(...sizes) * 3),
  );
  return services.map(({ widgets }, index) => ({
    widgets,
    cold: spread((cold[index] ?? []).map(({ wall }) => wall)),
    coldMore: spread(moreThanFirst(cold, index, ({ wall }) => wall)),
    processorMore: spread(moreThanFirst(cold, index, ({ processor }) => processor)),
    same: shares(warm[index]?.same ?? []),
    any: shares(warm[index]?.any ?? []),
    rss: medianOf(memory[index] ?? [], ({ rss }) => rss),
    heapUsed: medianOf(memory[index] ?? [], ({ heapUsed }) => heapUsed),
  }));
}

interface SizedService {
  readonly widgets: number;
  readonly prepared: Prepared;
}

/** So many results for each service, where the services take turns. */
function inTurn<S, T>(services: readonly S[], rounds: number, measure: (service: S) => T): T[][] {
  const results = services.map((): T[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, service] of services.entries()) results[index]?.push(measure(service));
  }
  return results;
}

function warmTimes(services: readonly SizedService[], calls: number): readonly FleetTimes[] {
  const [first] = services;
  if (first === undefined) return [];
  const listed = services.map(({ widgets, prepared: { job, project } }) => ({
    widgets,
    file: project,
    assets: job.assets,
  }));
  return runInProcess('fleet/run-fleets', { ...first.prepared.job, services: listed, calls });
}

function memoryOf({ widgets, prepared: { job } }: SizedService, requests: number): MemoryFigures {
  const files = {
    connect: functionFile(job.root, 'connect'),
    status: functionFile(job.root, 'connect-status'),
    screen: functionFile(job.root, 'connect-screen'),
  };
  return runInProcess('fleet/run-memory', { ...job, ...files, widgets, requests }, ['--expose-gc']);
}

function shares(times: readonly number[]) {
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** How much more a figure of one service is than that of the first in the same turn. */
function moreThanFirst<T>(results: readonly (readonly T[])[], index: number, figure: (result: T) => number) {
  const first = results[0] ?? [];
  return (results[index] ?? []).flatMap((result, turn) => {
    const other = first[turn];
    return other === undefined ? [] : [figure(result) - figure(other)];
  });
}

function spread(times: readonly number[]): Spread {
  return { p25: percentile(times, 0.25), p50: percentile(times, 0.5), p75: percentile(times, 0.75) };
}

function medianOf<T>(results: readonly T[], figure: (result: T) => number): number {
  return percentile(results.map(figure), 0.5);
}
