import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import type { JsonPath } from './finding';

/** A transition of a widget's file, and where it stands. */
export interface ListedTransition {
  readonly transition: Readonly<Record<string, unknown>>;
  readonly path: readonly [list: 'transitions', index: number];
}

/** Where a transition leads, as the file says it. */
interface Next {
  readonly path: JsonPath;
  readonly event: unknown;
  readonly text: string;
}

/** Every transition that is an object. */
export function transitionsIn(transitions: unknown): ListedTransition[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index): ListedTransition[] =>
    isObject(transition) ? [{ transition, path: ['transitions', index] }] : [],
  );
}

/** Every `next` that is a text. */
export function nexts(transitions: unknown): Next[] {
  return transitionsIn(transitions).flatMap(({ transition: { event, next }, path }) =>
    typeof next === 'string' ? [{ path: [...path, 'next'], event, text: next }] : [],
  );
}

/** Those that are the same in every call. */
export function literalNexts(transitions: unknown): Next[] {
  return nexts(transitions).filter(({ text }) => !isTemplate(text));
}
