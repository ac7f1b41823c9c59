import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The page that is copied to `dist/assets/` with everything else of `assets/`. */
const page = 'assets/index.html';

/**
 * What the inspector's page needs besides itself, as public assets: one script, one style, and the page once more under the
 * path that Twilio, and the local runtime, serve at `/`. A project without the page has none of it.
 * Source: `@twilio/runtime-handler`, the development server's fallback for `/`.
 */
export function buildInspector(root: string): Map<string, Uint8Array> {
  if (!existsSync(join(root, page))) return new Map();
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
    alias: {
      // What `require` would find is written for browsers of ten years ago, and is larger for it.
      liquidjs: join(root, 'inspector/stand-ins/liquidjs.mjs'),
      'vscode-languageserver-textdocument': join(
        root,
        'inspector/stand-ins/vscode-languageserver-textdocument.ts',
      ),
      'redos-detector': join(root, 'inspector/stand-ins/redos-detector.ts'),
    },
    write: false,
    logLevel: 'silent',
  });
  const bundled = outputFiles.map(({ path, contents }): [string, Uint8Array] => [
    path.endsWith('.css') ? 'inspector.css' : 'inspector.js',
    contents,
  ]);
  return new Map([...bundled, ['assets/index.html', readFileSync(join(root, page))]]);
}
