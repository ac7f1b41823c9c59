import { copyFileSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { checkConfiguration } from '../lib/config/check-configuration';
import { formatFinding } from '../lib/config/finding';
import { buildProject } from '../scripts/build-project';
import type { Job } from './job';
import type { Scenario } from './scenario';

/** A scenario in a folder of its own, ready to be measured. */
export interface Prepared {
  readonly job: Job;
  /** Path of the project's Function. */
  readonly project: string;
  /** Path of the Function that it is compared with. */
  readonly hardCoded: string;
}

/**
 * Build the project with a scenario's widgets, and the programs that measure it, in an empty folder.
 * @throws Error where the widgets have a fault
 */
export function prepareScenario(
  scenario: Scenario,
  { root, folder }: { root: string; folder: string },
): Prepared {
  for (const name of ['functions', 'edge', 'lib', 'package.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const { widgets, faults } = checkConfiguration(scenario.widgets);
  if (faults.length > 0) throw new Error(faults.map(formatFinding).join('\n'));
  buildProject(folder, widgets);
  buildPrograms(root, folder);
  // As deep in the folder as the other: Node looks for a package.json on the way up.
  const hardCoded = join(folder, 'dist/hard-coded/connect.protected.js');
  mkdirSync(dirname(hardCoded));
  copyFileSync(join(root, scenario.hardCoded), hardCoded);
  const { url, environment, parameters } = scenario;
  return {
    job: { root: folder, url, environment, parameters, assets: privateAssets(join(folder, 'dist/assets')) },
    project: join(folder, 'dist/functions/connect.protected.js'),
    hardCoded,
  };
}

/** As plain JavaScript: what compiles TypeScript on the fly would slow down every `require` that is measured. */
function buildPrograms(root: string, folder: string): void {
  buildSync({
    absWorkingDir: root,
    entryPoints: ['bench/run-cold.ts', 'bench/run-warm.ts'],
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
}

function privateAssets(folder: string): Job['assets'] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.private.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((filePath) => ({ path: assetPath(relative(folder, filePath)), filePath, access: 'private' }));
}

/** `widgets/1-of-1.private.json` → `/widgets/1-of-1.json`. */
function assetPath(name: string): string {
  return `/${name.replaceAll('\\', '/').replace('.private.json', '.json')}`;
}
