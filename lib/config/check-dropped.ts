import { isObject } from '../is-object';
import type { EventName } from '../types';
import type { RawProperties } from './check-dial';
import { type Remark, warning } from './finding';
import { transitionsIn } from './nexts';

/** How a ring ends of which the caller has got nothing. Who refuses is asked first. */
const fruitless: readonly EventName[] = ['noAnswer', 'busy', 'failed'];

/**
 * Warn of a list of transitions that forgets those whom nobody answers: what it does not list ends the flow, without a
 * word. Where there is no list at all, nothing was meant to come behind.
 */
export function checkDropped({ noun, screen }: RawProperties, transitions: unknown): Remark[] {
  // Nobody is rung for a conference.
  if (!Array.isArray(transitions) || transitions.length === 0 || noun === 'conference') return [];
  const listed = new Set(transitionsIn(transitions).map(({ transition }) => transition.event));
  if (listed.has('callCompleted')) return [];
  const dropped = [...fruitless, ...(isObject(screen) ? ['declined' as const] : [])].filter(
    (event) => !listed.has(event),
  );
  if (dropped.length === 0) return [];
  const message = `does not list callCompleted: after ${dropped.join(', ')} the flow ends, and a caller whom nobody answered is dropped in silence. List callCompleted, with a "next" or, if that is meant, without`;
  return [warning(['transitions'], message)];
}
