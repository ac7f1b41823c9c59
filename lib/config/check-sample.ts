import { isObject } from '../is-object';
import type { Draft } from './draft';
import { type Remark, warning } from './finding';

/** The numbers of North America that are kept for examples, and that nobody has: 555-0100 to 555-0199 of every area. */
const madeUp = /\+1[2-9]\d\d55501\d\d(?!\d)/;

/** Warn where `default`, which answers whenever no other widget does, rings nobody but the sample's made-up number. */
export function checkSample({ name, flow, value: { properties }, type }: Draft): Remark[] {
  if (name !== 'default' || flow !== undefined || type !== 'connect-call-to') return [];
  if (!isObject(properties) || typeof properties.to !== 'string') return [];
  const [number] = madeUp.exec(properties.to.replaceAll(/[\s().-]/g, '')) ?? [];
  if (number === undefined) return [];
  const what = `rings ${number}, which nobody has, for every call that no other widget answers`;
  return [warning(['properties', 'to'], `${what}: write your own number, or delete the sample`)];
}
