import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { filesUnder } from './files-under';
import { output, ownFolder } from './own-folder';

/** Each Function as one file: every .js file under the functions folder is a route, so there can be no shared chunks. */
export function bundleFunctions(root: string): Map<string, Uint8Array> {
  const sources = filesUnder(join(root, 'functions'));
  const entries = sources.filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'));
  const { outputFiles } = bundle(root, entries);
  return new Map(
    outputFiles.map(({ path, contents }) => [relative(join(root, output.functions), path), contents]),
  );
}

/**
 * Bundle these files of the functions folder.
 * @param more what else to tell of the bundles
 */
export function bundle(
  root: string,
  entries: readonly string[],
  more: Pick<BuildOptions, 'metafile' | 'sourcemap'> = {},
) {
  const folder = join(root, 'functions');
  const liquidjs = putToSleep(root, 'liquidjs');
  try {
    return buildSync({
      ...bundling,
      ...more,
      absWorkingDir: root,
      entryPoints: entries.map((name) => join(folder, name)),
      outdir: join(root, output.functions),
      outbase: folder,
      alias: { liquidjs },
    });
  } finally {
    rmSync(liquidjs);
  }
}

/**
 * A module that holds a package as text, and compiles it only when it is required: parsing liquidjs takes longer than all
 * the rest of a Function, and most calls need no more of Liquid than `{{contact.channel.address}}`.
 * @returns the path of the module
 */
function putToSleep(root: string, name: string): string {
  const { outputFiles } = buildSync({
    ...bundling,
    absWorkingDir: root,
    entryPoints: [name],
    outdir: 'unused',
  });
  const text = JSON.stringify(outputFiles[0]?.text ?? '');
  const path = join(root, ownFolder, `.${name}.js`);
  mkdirSync(join(root, ownFolder), { recursive: true });
  writeFileSync(
    path,
    `require('node:vm').compileFunction(${text}, ['module', 'exports', 'require'])(module, exports, require);\n`,
  );
  return path;
}

const bundling = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The runtime has loaded it already, and brings it along.
  external: ['twilio', '@twilio/runtime-handler'],
  write: false,
  logLevel: 'silent',
} as const satisfies BuildOptions;
