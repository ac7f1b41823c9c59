import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { buildSync } from 'esbuild';

const folder = 'inspector/page';
const page = 'index.html';

/**
 * The inspector as public assets: its page, an icon, one script, one style, and the page once more under the path that
 * Twilio, and the local runtime, serve at `/`. Where somebody has a page of their own in `assets/`, there is none of it.
 * Source: `@twilio/runtime-handler`, the development server's fallback for `/`.
 */
export function buildInspector(root: string): Map<string, Uint8Array> {
  if (!existsSync(join(root, folder, page)) || existsSync(join(root, 'assets', page))) return new Map();
  const standIns = join(root, 'inspector/stand-ins');
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [
      { in: 'inspector/main.tsx', out: 'inspector' },
      { in: 'inspector/style.css', out: 'inspector' },
    ],
    outdir: 'unused',
    bundle: true,
    minify: true,
    platform: 'browser',
    // The oldest that have light-dark() and what the core is written in.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // A file stands in for the package whose name it has.
    alias: Object.fromEntries(readdirSync(standIns).map((name) => [parse(name).name, join(standIns, name)])),
    write: false,
    logLevel: 'silent',
  });
  const bundled = outputFiles.map(({ path, contents }): [string, Uint8Array] => [
    path.endsWith('.css') ? 'inspector.css' : 'inspector.js',
    contents,
  ]);
  const files = readdirSync(join(root, folder)).map((name): [string, Uint8Array] => [
    name,
    readFileSync(join(root, folder, name)),
  ]);
  return new Map([...bundled, ...files, ['assets/index.html', readFileSync(join(root, folder, page))]]);
}
