import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareMemory, compareServices, compareWarm } from '../compare';
import type { Figure, Part } from '../figure';
import { type FleetWidget, fleetWidgets } from '../fleet-widgets';
import type { Job } from '../job';
import { jobOf, privateAssets, repository, withBuild, withProject } from '../prepare-project';
import { plainScenario } from '../scenario';

const size = 10_000;

/** A service of ten thousand widgets beside one of a single widget: build, first call, warm calls and memory. */
export function fleet(): Part {
  const others = fleetWidgets(size - 1);
  const files = Object.fromEntries(
    others.map(({ content }) => [
      `assets/widgets/${content.name}.private.json`,
      `${JSON.stringify(content, null, 2)}\n`,
    ]),
  );
  return withProject({ files: { ...plainScenario.files, ...files } }, (root) =>
    withBuild(plainScenario, (beside) => {
      const building = measureBuild(root);
      const here = jobOf(plainScenario, root);
      const requests = others.map(byNumber);
      // Any of them, and so few that what was parsed last holds all of them: all kinds, all ways to leave.
      const any: Job = { ...here, requests };
      const few: Job = { ...here, requests: requests.slice(0, 105) };
      return {
        title: `A service of ${size} widgets, no two alike, beside one of a single widget`,
        figures: [
          ...building,
          ...compareServices(here, beside, { cold: 10, warm: 100 }),
          ...compareWarm('warm, any of them beside any of 105', [any, few], { warm: 100 }),
          ...compareMemory(answering(here, others), answering(beside, []), 64),
        ],
      };
    }),
  );
}

/** Run `npm run build` on the project in a folder. */
function measureBuild(root: string): Figure[] {
  const peaks = join(root, 'peaks');
  const begun = performance.now();
  execFileSync('npm', ['run', '-s', 'build'], {
    cwd: root,
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
  const memory = readFileSync(peaks, 'utf8').trim().split('\n').map(Number);
  const total = memory.reduce((sum, bytes) => sum + bytes, 0) / 1_024 ** 2;
  const sizes = privateAssets(root).map(({ filePath }) => statSync(filePath).size);
  return [
    { what: 'npm run build', unit: 's', here: seconds, aim: 10 },
    { what: 'memory of the build', unit: 'MiB', here: total, aim: 1_024 },
    { what: 'private assets', unit: '', here: sizes.length, aim: 10 },
    { what: 'largest asset', unit: 'MB', here: Math.max(...sizes) / 1_000_000, aim: 10 },
  ];
}

/** All widgets are asked by number and by name. */
function answering(job: Job, others: readonly FleetWidget[]): Job {
  const requests = [plainWidget, ...others].flatMap((widget) => [
    byNumber(widget),
    { ...plainScenario.parameters, widget: widget.content.name, DialCallStatus: 'busy' },
  ]);
  return { ...job, requests };
}

const plainWidget: FleetWidget = { number: '+13125550100', content: { name: 'sales' } };

function byNumber({ number }: FleetWidget): Job['requests'][number] {
  return { ...plainScenario.parameters, To: number, Called: number };
}
