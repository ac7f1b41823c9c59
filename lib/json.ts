import { bareRecord } from './bare-record';
import { isObject } from './is-object';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json;
}

/**
 * The value that a text of JSON holds, its objects without a prototype, so that any name in it is only a name.
 * Undefined where the text is no JSON.
 */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text, (_, value: unknown) => (isObject(value) ? bareRecord(value) : value));
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return isObject(value);
}
