import { cpSync, readdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { checkConfiguration } from '../lib/config/check-configuration';
import type { WidgetFile } from '../lib/config/draft';
import { formatFinding } from '../lib/config/finding';
import { buildProject } from '../scripts/build-project';
import type { PrivateAsset } from './job';

/** The root of this repository: npm runs its scripts there. */
export const repository = process.cwd();

/** Copy the sources of this project, without its widgets, to an empty folder; what is bundled has to be a real file. */
export function copyProject(folder: string, more: readonly string[] = []): void {
  for (const name of ['functions', 'edge', 'lib', 'package.json', ...more]) {
    cpSync(join(repository, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/**
 * Build the project that a folder holds, with these widgets.
 * @throws Error where the widgets have a fault
 */
export function buildWith(folder: string, files: readonly WidgetFile[]): void {
  const { widgets, faults } = checkConfiguration(files);
  if (faults.length > 0) throw new Error(faults.map(formatFinding).join('\n'));
  buildProject(folder, widgets);
}

/**
 * Bundle programs of this folder, such as `run-cold` or `fleet/run-memory`, into a built project as plain JavaScript:
 * what compiles TypeScript on the fly would slow down every `require` that is measured.
 */
export function buildPrograms(folder: string, names: readonly string[]): void {
  buildSync({
    absWorkingDir: repository,
    entryPoints: names.map((name) => `bench/${name}.ts`),
    outbase: 'bench',
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
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
