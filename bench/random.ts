import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { validWidgets } from '../test/support/arbitraries';
import { type Claim, judge } from './claims';
import { fleetWidgets, widgetFile } from './fleet-widgets';
import { formatTable } from './format-table';
import { numericOption } from './numeric-option';
import { buildPrograms, buildWith, copyProject, functionFile, privateAssets } from './prepare-project';
import type { RandomFigures, RandomJob } from './random/random-job';
import { runInProcess } from './run-in-process';
import { plainScenario } from './scenario';
import { inTemporaryFolder } from './temporary-folder';

const mebibyte = 1_024 ** 2;

/** MiB that the memory may have grown by since the first three tenths of the requests. */
const aims = { heapGrowth: 4, rssGrowth: 32 };

/** Random requests to the built Functions in one process: whatever comes, each is answered once, and soundly. */
function answerRandom(requests: number, seed: number): Promise<string> {
  return inTemporaryFolder((folder) => {
    const fleet = fleetWidgets(1_000);
    const strange = strangeWidgets(seed);
    copyProject(folder);
    buildWith(folder, [...fleet, ...strange].map(widgetFile));
    buildPrograms(folder, ['random/run-random']);
    const { url, environment, parameters } = plainScenario;
    const job: RandomJob = {
      root: folder,
      url,
      environment,
      parameters,
      assets: privateAssets(folder),
      files: {
        '/connect': functionFile(folder, 'connect'),
        '/connect-status': functionFile(folder, 'connect-status'),
        '/connect-screen': functionFile(folder, 'connect-screen'),
      },
      names: [...fleet, ...strange].map(({ name }) => name),
      numbers: fleet.map(({ number }) => number),
      requests,
      seed,
    };
    const figures: RandomFigures = runInProcess('random/run-random', job, ['--expose-gc']);
    return report(job, figures);
  });
}

/** Widgets that the check finds no fault in, with whatever else they may hold; three of them as the requests name them. */
function strangeWidgets(seed: number) {
  return fc.sample(validWidgets, { numRuns: 100, seed }).flatMap((widgets, sample) =>
    widgets.map((content) => {
      const name = sample === 0 ? `${content.name}` : `${content.name}-${sample}`;
      return { name, content: { ...content, name, numbers: [] } };
    }),
  );
}

function report({ requests, names, seed }: RandomJob, figures: RandomFigures): string {
  const { answers, faults, memory, seconds } = figures;
  const mib = (bytes: number) => (bytes / mebibyte).toFixed(1);
  const tenths = memory.map((_, tenth) => String((tenth * requests) / 10));
  return [
    `${requests} random requests (seed ${seed}) in one process, to a service of ${names.length} widgets: ${seconds.toFixed(1)} s, with the`,
    'generation of the requests, the check of the answers, and the pauses before a delivery is tried again.',
    `${figures.deliveries} deliveries and ${figures.lookUps} look-ups, all answered inside the process; ${figures.logLines} lines in the log.`,
    '',
    formatTable([
      ['answer', 'times'],
      ...Object.entries(answers)
        .toSorted()
        .map(([kind, times]) => [kind, String(times)]),
    ]),
    '',
    formatTable([
      ['requests', ...tenths],
      ['heap used, MiB', ...memory.map(({ heapUsed }) => mib(heapUsed))],
      ['RSS, MiB', ...memory.map(({ rss }) => mib(rss))],
    ]),
    '',
    judge(claims(requests, figures)),
    ...Object.entries(faults).map(([what, { count, first }]) => `${what}: ${count} times, first: ${first}`),
  ].join('\n');
}

function claims(requests: number, { answers, faults, memory }: RandomFigures): Claim[] {
  const answered = Object.values(answers).reduce((sum, times) => sum + times, 0);
  const growth = (kind: 'heapUsed' | 'rss') =>
    ((memory.at(-1)?.[kind] ?? Number.NaN) - (memory[3]?.[kind] ?? Number.NaN)) / mebibyte;
  return [
    { what: 'requests without an answer', measured: requests - answered, most: 0, unit: '' },
    { what: 'kinds of fault', measured: Object.keys(faults).length, most: 0, unit: '' },
    { what: 'growth of the heap', measured: growth('heapUsed'), most: aims.heapGrowth, unit: 'MiB' },
    { what: 'growth of the RSS', measured: growth('rss'), most: aims.rssGrowth, unit: 'MiB' },
  ];
}

const { values } = parseArgs({
  options: { requests: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
answerRandom(numericOption('requests', values.requests), numericOption('seed', values.seed)).then(
  console.log,
);
