import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { AssetResourceMap } from '@twilio-labs/serverless-runtime-types/types';
import { type Pack, packOfText } from '../lib/pack/find-record';

type Asset = AssetResourceMap[string];

// Of assets whose file cannot be read in parts; a deployment never changes.
const texts = new Map<Asset, string>();

/**
 * Look something up in a pack. Its file is read in parts, since the whole would take the first call several milliseconds,
 * and closed again: a local runtime drops this module at each request, and would never close it.
 * @throws Error where the asset cannot be read
 */
export function readPack<T>(asset: Asset, use: (pack: Pack) => T): T {
  const file = openFile(asset.path);
  if (file === undefined) return use(packOfText(textOf(asset)));
  try {
    return use({ length: fstatSync(file).size, read: (start, length) => readPart(file, start, length) });
  } finally {
    closeSync(file);
  }
}

function openFile(path: string | undefined): number | undefined {
  if (path === undefined) return undefined;
  try {
    return openSync(path, 'r');
  } catch {
    // The runtime itself may know how to open it, or says better what is wrong.
    return undefined;
  }
}

function readPart(file: number, start: number, length: number): string {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.toString('latin1', 0, readSync(file, bytes, 0, length, start));
}

function textOf(asset: Asset): string {
  const text = texts.get(asset) ?? asset.open();
  texts.set(asset, text);
  return text;
}
