import '@twilio-labs/serverless-runtime-types';
import { nouns } from '../lib/dial/nouns';
import { isObject } from '../lib/is-object';
import { findRecord, packCount, packOf, packPath } from '../lib/pack/pack-format';
import type { Configuration, Widget } from '../lib/types';

/** Read once in a process: a deployment never changes, and the local runtime drops this module at each request. */
const packs = new Map<string, string>();

/**
 * The widgets that the build has packed into private assets. Reads one pack for a small configuration.
 * @throws Error, from each of its functions, where an asset is missing or damaged
 */
export function openConfiguration(): Configuration {
  return {
    widget: (name) => {
      const record = findPacked(name);
      if (record === undefined || isWidget(record)) return record;
      throw new Error(`The packed widget "${name}" is damaged`);
    },
    widgetForNumber: (number) => {
      const name = findPacked(number);
      if (name === undefined || typeof name === 'string') return name;
      throw new Error(`The packed number ${number} is damaged`);
    },
  };
}

function findPacked(key: string): unknown {
  const assets = Runtime.getAssets();
  const count = packCount(Object.keys(assets));
  const path = packPath(packOf(key, count), count);
  const pack = packs.get(path) ?? assets[path]?.open();
  if (pack === undefined)
    throw new Error(`The private asset ${path} is missing: run "npm run build" and deploy again`);
  packs.set(path, pack);
  return findRecord(pack, key);
}

/** A glance only: the build has checked every property, and a call does not wait for that again. */
function isWidget(record: unknown): record is Widget {
  return (
    isObject(record) &&
    typeof record.name === 'string' &&
    isObject(record.properties) &&
    typeof record.properties.noun === 'string' &&
    Object.hasOwn(nouns, record.properties.noun) &&
    isObject(record.transitions) &&
    Array.isArray(record.numbers)
  );
}
