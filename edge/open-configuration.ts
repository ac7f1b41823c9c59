import '@twilio-labs/serverless-runtime-types';
import type { AssetResourceMap } from '@twilio-labs/serverless-runtime-types/types';
import { widgetKey } from '../lib/configuration-of';
import { nouns } from '../lib/dial/nouns';
import { isObject } from '../lib/is-object';
import { findRecord } from '../lib/pack/find-record';
import { packCount, packOf, packPath } from '../lib/pack/pack-format';
import type { Configuration, Flow, Widget } from '../lib/types';
import { widgetName } from '../lib/widget-name';
import { behaviours } from '../lib/widgets/widget-types';
import { readPack } from './open-pack';

// Read once in a process: a deployment never changes, and the local runtime drops this module at each request.
let assets: AssetResourceMap | undefined;

// What was found once; the bound keeps ten thousand widgets from filling the memory.
const mostRecords = 1_000;
const records = new Map<string, unknown>();

/**
 * The widgets and flows that the build has packed into private assets. Of a pack, only the record is read that a call needs.
 * @throws Error, from each of its functions, where an asset is missing or damaged
 */
export function openConfiguration(): Configuration {
  return { widget: findWidget, flow: findFlow, widgetForNumber: findNumber };
}

function findWidget(name: string, flow?: string): Widget | undefined {
  // A widget of a flow may have any name; no name of a file holds the slash between the two.
  const record = widgetName.test(flow ?? name) ? findPacked(widgetKey(name, flow)) : undefined;
  if (record === undefined || isWidget(record)) return record;
  if (isFlow(record)) return undefined;
  throw new Error(`The packed widget "${name}" is damaged`);
}

function findFlow(name: string): Flow | undefined {
  const record = widgetName.test(name) ? findPacked(name) : undefined;
  return isFlow(record) ? record : undefined;
}

function findNumber(number: string): string | undefined {
  const name = findPacked(number);
  if (name === undefined || typeof name === 'string') return name;
  throw new Error(`The packed number ${number} is damaged`);
}

function findPacked(key: string): unknown {
  const known = records.get(key);
  if (known !== undefined) return known;
  const record = readPack(assetFor(key), (pack) => findRecord(pack, key));
  if (records.size >= mostRecords) records.clear();
  if (record !== undefined) records.set(key, record);
  return record;
}

function assetFor(key: string): AssetResourceMap[string] {
  assets ??= Runtime.getAssets();
  const count = packCount(Object.keys(assets));
  const asset = assets[packPath(packOf(key, count), count)];
  if (asset === undefined)
    throw new Error('The private assets with the widgets are missing: run "npm run build" and deploy again');
  return asset;
}

/** A glance only: the build has checked every property, and a call does not wait for that again. */
function isWidget(record: unknown): record is Widget {
  return (
    isObject(record) &&
    typeof record.name === 'string' &&
    Array.isArray(record.numbers) &&
    Array.isArray(record.transitions) &&
    isObject(record.properties) &&
    typeof record.type === 'string' &&
    Object.hasOwn(behaviours, record.type) &&
    (record.type !== 'connect-call-to' || hasNoun(record.properties))
  );
}

function hasNoun({ noun }: Readonly<Record<string, unknown>>): boolean {
  return typeof noun === 'string' && Object.hasOwn(nouns, noun);
}

function isFlow(record: unknown): record is Flow {
  return isObject(record) && record.type === 'flow' && typeof record.start === 'string';
}
