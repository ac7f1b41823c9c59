import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareMemory, compareServices, compareWarm } from '../compare';
import type { Figure, Part } from '../figure';
import { type FleetWidget, fleetWidgets, widgetFile } from '../fleet-widgets';
import type { Job, MemoryJob } from '../job';
import {
  copyProject,
  functionFile,
  jobOf,
  prepareProject,
  privateAssets,
  repository,
  writeWidgets,
} from '../prepare-project';
import { plainScenario } from '../scenario';
import { inTemporaryFolder } from '../temporary-folder';

const size = 10_000;

/** A service of ten thousand widgets beside one of a single widget: build, first call, warm calls and memory. */
export function fleet(): Promise<Part> {
  return inTemporaryFolder((folder) => {
    const others = fleetWidgets(size - 1);
    const large = join(folder, 'large');
    const small = join(folder, 'small');
    for (const root of [large, small]) mkdirSync(root);
    const building = measureBuild(large, others);
    const here = jobOf(plainScenario, large);
    const beside = prepareProject(plainScenario, small);
    return {
      title: `A service of ${size} widgets, no two alike, beside one of a single widget`,
      figures: [
        ...building,
        ...compareServices(here, beside, { cold: 10, warm: 100 }),
        ...compareWarm('warm, any of them beside any of 105', calls(here, others), 100),
        ...compareMemory(answering(here, others), answering(beside, []), 64),
      ],
    };
  });
}

/** Run `npm run build` on the project in a folder, with so many widgets. */
function measureBuild(folder: string, others: readonly FleetWidget[]): Figure[] {
  copyProject(folder, ['scripts', 'tsconfig.json']);
  writeWidgets(folder, [...plainScenario.widgets, ...others.map(widgetFile)]);
  const peaks = join(folder, 'peaks');
  const begun = performance.now();
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: folder,
    // The check has something to say of many of these widgets.
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PEAK_FILE: peaks,
      NODE_OPTIONS: `--require=${JSON.stringify(join(repository, 'bench/report-peak.cjs'))}`,
    },
  });
  const seconds = (performance.now() - begun) / 1_000;
  rmSync(join(folder, 'assets'), { recursive: true });
  const memory = readFileSync(peaks, 'utf8').trim().split('\n').map(Number);
  const sizes = privateAssets(folder).map(({ filePath }) => statSync(filePath).size);
  const largest = Math.max(...sizes) / 1_000_000;
  const total = memory.reduce((sum, bytes) => sum + bytes, 0) / 1_024 ** 2;
  return [
    { what: 'npm run build', unit: 's', here: seconds, aim: { atMost: 10 } },
    { what: 'memory of the build', unit: 'MiB', here: total, aim: { atMost: 1_024 } },
    { what: 'private assets', unit: '', here: sizes.length, aim: { atMost: 10 } },
    { what: 'largest asset', unit: 'MB', here: largest, aim: { atMost: 10 } },
  ];
}

/** Calls of any widget of the service, and of so few that what was parsed last holds all of them: all kinds, all ways to leave. */
function calls(job: Job, others: readonly FleetWidget[]): readonly [Job, Job] {
  const requests = others.map(({ number }) => ({ ...plainScenario.parameters, To: number, Called: number }));
  return [
    { ...job, requests },
    { ...job, requests: requests.slice(0, 105) },
  ];
}

/** All widgets are asked by number and by name, in each of the three Functions. */
function answering(job: Job, others: readonly FleetWidget[]): MemoryJob {
  const files = ['connect', 'connect-status', 'connect-screen'].map((name) => functionFile(job.root, name));
  const requests = [{ number: '+13125550100', name: 'sales' }, ...others].flatMap(({ number, name }) => [
    { ...plainScenario.parameters, To: number, Called: number },
    { ...plainScenario.parameters, widget: name, DialCallStatus: 'busy' },
  ]);
  return { ...job, files, requests, answers: size * 3 };
}
