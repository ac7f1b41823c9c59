import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../lib/is-object';
import { copyProject, privateAssets, repository } from '../prepare-project';
import type { Scenario } from '../scenario';

/** What `npm run build` takes and makes. */
export interface BuildFigures {
  /** From the start of npm to its end, and inside the build itself. */
  readonly seconds: number;
  readonly report: string;
  /** The most memory that the largest of the Node processes took, and all of them together. Bytes. */
  readonly peak: number;
  readonly peakOfAll: number;
  readonly assets: number;
  /** Bytes. */
  readonly largestAsset: number;
  readonly allAssets: number;
}

/** Run `npm run build` on a project with a scenario's widgets, each in a file, in an empty folder. */
export function measureBuild(scenario: Scenario, folder: string): BuildFigures {
  copyProject(folder, ['scripts', 'tsconfig.json']);
  mkdirSync(join(folder, 'assets/widgets'), { recursive: true });
  for (const { path, text } of scenario.widgets) writeFileSync(join(folder, path), text);
  const peaks = join(folder, 'peaks');
  const begun = performance.now();
  const report = execFileSync('npm', ['run', '-s', 'build'], {
    cwd: folder,
    encoding: 'utf8',
    // The check has something to say of many of these widgets.
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PEAK_FILE: peaks,
      NODE_OPTIONS: `--require=${JSON.stringify(join(repository, 'bench/fleet/report-peak.cjs'))}`,
    },
  });
  const seconds = (performance.now() - begun) / 1_000;
  const bytes = readFileSync(peaks, 'utf8').trim().split('\n').map(bytesIn);
  rmSync(join(folder, 'assets'), { recursive: true });
  const sizes = privateAssets(folder).map(({ filePath }) => statSync(filePath).size);
  return {
    seconds,
    report: report.trim(),
    peak: Math.max(...bytes),
    peakOfAll: sum(bytes),
    assets: sizes.length,
    largestAsset: Math.max(...sizes),
    allAssets: sum(sizes),
  };
}

function bytesIn(line: string): number {
  const read: unknown = JSON.parse(line);
  return isObject(read) ? Number(read.bytes) : Number.NaN;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
