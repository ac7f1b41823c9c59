import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { checkConfiguration } from '../lib/config/check-configuration';
import type { WidgetFile } from '../lib/config/draft';
import { formatFinding } from '../lib/config/finding';
import { buildProject } from '../scripts/build-project';
import type { Job, PrivateAsset } from './job';
import type { Scenario } from './scenario';

/** The root of this repository: npm runs its scripts there. */
export const repository = process.cwd();

/**
 * Build the project with a scenario's widgets, and the programs that measure it, in an empty folder.
 * @throws Error where the widgets have a fault
 */
export function prepareProject(scenario: Scenario, folder: string): Job {
  copyProject(folder);
  const { widgets, faults } = checkConfiguration(scenario.widgets);
  if (faults.length > 0) throw new Error(faults.map(formatFinding).join('\n'));
  buildProject(folder, widgets);
  return jobOf(scenario, folder);
}

/** Copy the sources of this project, without its widgets, to an empty folder; what is bundled has to be a real file. */
export function copyProject(folder: string, more: readonly string[] = []): void {
  for (const name of ['functions', 'edge', 'lib', 'package.json', ...more]) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Write the files of widgets into a project's folder. */
export function writeWidgets(folder: string, files: readonly WidgetFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What is to be measured of the build in a folder; the programs that measure it are put beside it. */
export function jobOf({ url, environment, parameters }: Scenario, root: string): Job {
  // As plain JavaScript: what compiles TypeScript on the fly would slow down every `require` that is measured.
  buildSync({
    absWorkingDir: repository,
    entryPoints: ['cold', 'warm', 'memory'].map((name) => `bench/run-${name}.ts`),
    outdir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  const file = functionFile(root, 'connect');
  return { root, url, environment, assets: privateAssets(root), file, requests: [parameters] };
}

/** The private assets of a built project, as the runtime lists them. */
export function privateAssets(folder: string): PrivateAsset[] {
  const assets = join(folder, 'dist/assets');
  return readdirSync(assets, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.includes('.private.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((filePath) => ({ path: assetPath(relative(assets, filePath)), filePath, access: 'private' }));
}

/** `widgets/1-of-1.private.json` → `/widgets/1-of-1.json`. */
function assetPath(name: string): string {
  return `/${name.replaceAll('\\', '/').replace('.private.', '.')}`;
}

/** The file of one of a built project's Functions: `connect`, `connect-status` or `connect-screen`. */
export function functionFile(folder: string, name: string): string {
  return join(folder, 'dist/functions', `${name}.protected.js`);
}
