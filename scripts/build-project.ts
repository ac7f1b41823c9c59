import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packWidgets } from '../lib/pack/pack-widgets';
import type { Widget } from '../lib/types';
import { buildInspector } from './build-inspector';
import { bundleFunctions, output } from './bundle-functions';
import { filesUnder } from './files-under';
import { widgetFolder } from './widget-files';

/** Twilio takes no private asset over 10 MB. */
const assetLimit = 10_000_000;

/** Source: `@twilio-labs/serverless-api`, the check of paths. */
const unfitForPath = /[;,?:@+&$()'"#]/;

interface Built {
  readonly functions: number;
  readonly assets: number;
}

/**
 * Bundle the Functions, pack the widgets and copy the other assets to `dist/`, and remove what an earlier build left.
 * @throws Error where a Function cannot be bundled, or an asset not be deployed
 */
export function buildProject(root: string, widgets: readonly Widget[]): Built {
  mkdirSync(join(root, output.folder), { recursive: true });
  const functions = bundleFunctions(root);
  const assets = new Map<string, Uint8Array>([
    ...packedWidgets(widgets),
    ...otherAssets(root),
    ...buildInspector(root),
  ]);
  writeFolder(root, output.functions, functions);
  writeFolder(root, output.assets, assets);
  return { functions: functions.size, assets: assets.size };
}

function packedWidgets(widgets: readonly Widget[]): Map<string, Uint8Array> {
  const packs = new Map<string, Uint8Array>();
  for (const [path, text] of packWidgets(widgets)) {
    const contents = Buffer.from(text);
    if (contents.length > assetLimit) {
      throw new Error(
        `The widgets take ${contents.length} bytes in one asset of at most ${assetLimit}; there are too many of them for one service.`,
      );
    }
    packs.set(path.slice(1).replace(/\.json$/, '.private.json'), contents);
  }
  return packs;
}

function otherAssets(root: string): Map<string, Uint8Array> {
  const folder = join(root, 'assets');
  const widgets = relative('assets', widgetFolder);
  const names = filesUnder(folder).filter((name) => dirname(name) !== widgets);
  const unfit = names.find((name) => unfitForPath.test(name));
  if (unfit !== undefined) {
    throw new Error(
      `assets/${unfit} cannot be deployed: Twilio takes none of ; , ? : @ + & $ ( ) ' " # in a path. Rename it.`,
    );
  }
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

/** Write these files and remove all others; what has not changed is left alone, and no file is ever half written. */
function writeFolder(root: string, folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  const target = join(root, folder);
  for (const name of filesUnder(target)) {
    if (!files.has(name)) rmSync(join(target, name));
  }
  mkdirSync(target, { recursive: true });
  for (const [name, contents] of files) {
    const path = join(target, name);
    if (existsSync(path) && readFileSync(path).equals(contents)) continue;
    const unfinished = join(root, output.folder, '.unfinished');
    writeFileSync(unfinished, contents);
    mkdirSync(dirname(path), { recursive: true });
    renameSync(unfinished, path);
  }
}
