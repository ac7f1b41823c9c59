import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { filesUnder } from '../scripts/files-under';
import { build } from '../test/support/local-service';
import { temporaryProject } from '../test/support/temporary-project';
import type { Job, PrivateAsset } from './job';
import type { Scenario } from './scenario';

/** The root of this repository: npm runs its scripts there. */
export const repository = process.cwd();

/** Work with a copy of this project that has a scenario's widgets, and is gone afterwards. */
export function withProject<T>({ files }: Pick<Scenario, 'files'>, work: (root: string) => T): T {
  const { root, discard } = temporaryProject({ files });
  try {
    return work(root);
  } finally {
    discard();
  }
}

/**
 * The same, built.
 * @throws Error where the widgets have a fault
 */
export function withBuild<T>(scenario: Scenario, work: (job: Job) => T): T {
  return withProject(scenario, (root) => {
    build({ root });
    return work(jobOf(scenario, root));
  });
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
  const file = join(root, 'dist/functions/connect.protected.js');
  return { root, url, environment, assets: privateAssets(root), file, requests: [parameters] };
}

/** The private assets of a built project, as the runtime lists them: `widgets/1-of-1.private.json` is `/widgets/1-of-1.json`. */
export function privateAssets(root: string): PrivateAsset[] {
  const assets = join(root, 'dist/assets');
  return filesUnder(assets)
    .filter((name) => name.includes('.private.'))
    .map((name) => ({
      path: `/${name.replaceAll('\\', '/').replace('.private.', '.')}`,
      filePath: join(assets, name),
      access: 'private',
    }));
}
