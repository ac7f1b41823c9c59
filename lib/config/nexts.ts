import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import type { JsonPath } from './finding';

/** Where a transition leads, as the file says it. */
interface Next {
  readonly path: JsonPath;
  readonly event: unknown;
  readonly text: string;
}

/** Those that are the same in every call. */
export function literalNexts(transitions: unknown): Next[] {
  return nexts(transitions).filter(({ text }) => !isTemplate(text));
}

/** Every `next` that is a text. */
export function nexts(transitions: unknown): Next[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index) => {
    if (!isObject(transition)) return [];
    const { event, next } = transition;
    return typeof next === 'string' ? [{ path: ['transitions', index, 'next'], event, text: next }] : [];
  });
}
