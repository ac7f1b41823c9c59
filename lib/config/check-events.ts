import { quote } from '../quote';
import type { WidgetType } from '../types';
import { definitions } from '../widgets/definitions';
import type { Draft } from './draft';
import { fault, type Remark, warning } from './finding';
import { transitionsIn } from './nexts';
import { eventExpected } from './widget-schema';

/**
 * Check that no event is listed twice. In a flow, warn of those that never happen here: the export runs, as if they were
 * not listed.
 */
export function checkEvents(
  transitions: unknown,
  { type, flow, secrets }: Pick<Draft, 'type' | 'flow' | 'secrets'>,
): Remark[] {
  const { repeated = [] } = definitions[type];
  const seen = new Set<string>();
  return transitionsIn(transitions).flatMap(({ transition: { event }, path }): Remark[] => {
    if (typeof event !== 'string' || repeated.includes(event)) return [];
    const at = [...path, 'event'];
    const what = `is ${quote(event, secrets)}, which`;
    if (flow !== undefined && !happens(event, type))
      return [warning(at, `${what} never happens here; expected ${eventExpected(type)}`)];
    const isRepeated = seen.has(event);
    seen.add(event);
    return isRepeated ? [fault(at, `${what} is listed above; an event is listed at most once`)] : [];
  });
}

/** Whether a widget of this type may come to this event. */
export function happens(event: string, type: WidgetType): boolean {
  return Object.hasOwn(definitions[type].events, event);
}
