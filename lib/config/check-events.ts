import { isObject } from '../is-object';
import { quote } from '../quote';
import type { WidgetType } from '../types';
import { definitions } from '../widgets/definitions';
import { type Remark, warning } from './finding';
import { eventExpected } from './widget-schema';

/** Warn of the events in a flow's transitions that never happen here: the export runs, as if they were not listed. */
export function checkEvents(transitions: unknown, type: WidgetType, secrets: readonly string[]): Remark[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index): Remark[] => {
    const event = isObject(transition) ? transition.event : undefined;
    if (typeof event !== 'string' || happens(event, type)) return [];
    const what = `is ${quote(event, secrets)}, which never happens here; expected ${eventExpected(definitions[type])}`;
    return [warning(['transitions', index, 'event'], what)];
  });
}

/** Whether a widget of this type may come to this event. */
export function happens(event: string, type: WidgetType): boolean {
  return Object.hasOwn(definitions[type].events, event);
}
