import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { flowFolder } from '../lib/config/check-configuration';
import { packWidgets } from '../lib/pack/pack-widgets';
import type { Flow, Widget } from '../lib/types';
import { buildInspector } from './build-inspector';
import { bundleFunctions } from './bundle-functions';
import { filesUnder } from './files-under';
import { output, ownFolder } from './own-folder';
import { putInPlace } from './put-in-place';
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
 * Build a project into `dist/`: all of it in a folder of its own first, so that nothing changes where it cannot be built,
 * then each file that has changed in one step.
 * @throws Error where a Function cannot be bundled, or an asset not be deployed
 */
export function buildProject(root: string, widgets: readonly (Widget | Flow)[]): Built {
  try {
    const built = buildAside(root, widgets);
    for (const kind of ['assets', 'functions'] as const) {
      putInPlace(join(root, ownFolder, kind), join(root, output[kind]));
    }
    return built;
  } finally {
    removeOwnBuild(root);
  }
}

/**
 * Build a project into this process's own folder, where no other build touches it: bundle the Functions, pack the widgets
 * and copy the other assets.
 * @throws Error where a Function cannot be bundled, or an asset not be deployed
 */
export function buildAside(root: string, widgets: readonly (Widget | Flow)[]): Built {
  const functions = bundleFunctions(root);
  const assets = new Map<string, Uint8Array>([
    ...packedWidgets(widgets),
    ...buildInspector(root),
    ...otherAssets(root),
  ]);
  removeOwnBuild(root);
  writeFiles(join(root, ownFolder, 'functions'), functions);
  writeFiles(join(root, ownFolder, 'assets'), assets);
  return { functions: functions.size, assets: assets.size };
}

export function removeOwnBuild(root: string): void {
  rmSync(join(root, ownFolder), { recursive: true, force: true });
}

function packedWidgets(widgets: readonly (Widget | Flow)[]): Map<string, Uint8Array> {
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
  const packed = [widgetFolder, flowFolder].map((path) => relative('assets', path));
  const names = filesUnder(folder).filter((name) => !packed.includes(dirname(name)));
  const unfit = names.find((name) => unfitForPath.test(name));
  if (unfit !== undefined) {
    throw new Error(
      `assets/${unfit} cannot be deployed: Twilio takes none of ; , ? : @ + & $ ( ) ' " # in a path. Rename it.`,
    );
  }
  return new Map(names.map((name) => [name, readFileSync(join(folder, name))]));
}

function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, contents] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}
