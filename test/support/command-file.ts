import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const repository = resolve(__dirname, '../..');

/** The commands that end by themselves, each a program in `scripts/`. */
export type CommandName = 'build' | 'call' | 'check' | 'import' | 'map' | 'verify';

let folder: string | undefined;

afterAll(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
});

/**
 * A command as one file of JavaScript, which starts in a quarter of the time that `tsx` takes: the tests run commands a
 * hundred times. That `npm run` comes to the same is held by `test/scripts/npm-run.test.ts`.
 */
export function commandFile(name: CommandName): string {
  folder ??= bundleCommands();
  return join(folder, `${name}.cjs`);
}

/** Where a bundled command finds what is not in it. */
export const commandEnvironment = { PATH: process.env.PATH, NODE_PATH: join(repository, 'node_modules') };

function bundleCommands(): string {
  const outdir = realpathSync(mkdtempSync(join(tmpdir(), 'commands-')));
  const names: readonly CommandName[] = ['build', 'call', 'check', 'import', 'map', 'verify'];
  buildSync({
    absWorkingDir: repository,
    entryPoints: names.map((name) => `scripts/${name}.ts`),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    mainFields: ['module', 'main'],
    // What has a program or files of its own.
    external: ['esbuild', 'liquidjs', 'twilio', 'twilio-run', '@twilio/*'],
    // The one program that is found by its place is that which serves a project to `call`.
    define: { __dirname: JSON.stringify(join(repository, 'scripts/call')) },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'error',
  });
  return outdir;
}
