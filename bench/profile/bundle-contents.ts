import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { bundle } from '../../scripts/bundle-functions';
import { functionFile } from '../prepare-project';

/** What a built Function is made of. */
export interface BundleContents {
  /** Source file, seen from the root of the project → bytes in the bundle. */
  readonly bytes: ReadonlyMap<string, number>;
  /** The source file at a place in the bundle, both counted from 0. */
  sourceAt(line: number, column: number): string | undefined;
}

/**
 * Bundle `/connect` of a built project once more, to learn what is where in it.
 * @throws Error where the bundle is another one than the build's
 */
export function bundleContents(folder: string): BundleContents {
  const { metafile, outputFiles } = bundle(folder, ['connect.protected.ts'], {
    metafile: true,
    sourcemap: 'external',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  if (textOf('.js') !== readFileSync(functionFile(folder, 'connect'), 'utf8')) {
    throw new Error('The bundle of the profile is another one than that of the build.');
  }
  const map = new SourceMap(JSON.parse(textOf('.js.map')));
  const output = Object.values(metafile?.outputs ?? {}).find(({ entryPoint }) => entryPoint !== undefined);
  return {
    bytes: new Map(
      Object.entries(output?.inputs ?? {}).map(([name, { bytesInOutput }]) => [name, bytesInOutput]),
    ),
    sourceAt: (line, column) => {
      const entry = map.findEntry(line, column);
      return 'originalSource' in entry ? entry.originalSource.replace(/^(\.\.\/)+/, '') : undefined;
    },
  };
}
