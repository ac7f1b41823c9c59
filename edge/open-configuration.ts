import '@twilio-labs/serverless-runtime-types';
import { nouns } from '../lib/dial/nouns';
import { isObject } from '../lib/is-object';
import { findRecord, packCount, packOf, packPath } from '../lib/pack/pack-format';
import type { Configuration, Widget } from '../lib/types';
import { widgetName } from '../lib/widget-name';

// Read once in a process: a deployment never changes, and the local runtime drops this module at each request.
let assets: ReturnType<typeof Runtime.getAssets> | undefined;
const packs = new Map<string, string>();

// What was found once; the bound keeps ten thousand widgets from filling the memory.
const mostRecords = 1_000;
const records = new Map<string, unknown>();

/**
 * The widgets that the build has packed into private assets. Reads one pack for a small configuration.
 * @throws Error, from each of its functions, where an asset is missing or damaged
 */
export function openConfiguration(): Configuration {
  return { widget: findWidget, widgetForNumber: findNumber };
}

function findWidget(name: string): Widget | undefined {
  const record = widgetName.test(name) ? findPacked(name) : undefined;
  if (record === undefined || isWidget(record)) return record;
  throw new Error(`The packed widget "${name}" is damaged`);
}

function findNumber(number: string): string | undefined {
  const name = findPacked(number);
  if (name === undefined || typeof name === 'string') return name;
  throw new Error(`The packed number ${number} is damaged`);
}

function findPacked(key: string): unknown {
  const known = records.get(key);
  if (known !== undefined) return known;
  const record = findRecord(packFor(key), key);
  if (records.size >= mostRecords) records.clear();
  if (record !== undefined) records.set(key, record);
  return record;
}

function packFor(key: string): string {
  assets ??= Runtime.getAssets();
  const count = packCount(Object.keys(assets));
  const path = packPath(packOf(key, count), count);
  const pack = packs.get(path) ?? assets[path]?.open();
  if (pack === undefined)
    throw new Error('The private assets with the widgets are missing: run "npm run build" and deploy again');
  packs.set(path, pack);
  return pack;
}

/** A glance only: the build has checked every property, and a call does not wait for that again. */
function isWidget(record: unknown): record is Widget {
  return (
    isObject(record) &&
    typeof record.name === 'string' &&
    Array.isArray(record.numbers) &&
    isObject(record.transitions) &&
    isObject(record.properties) &&
    typeof record.properties.noun === 'string' &&
    Object.hasOwn(nouns, record.properties.noun)
  );
}
