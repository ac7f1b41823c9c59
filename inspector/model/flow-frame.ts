import { isObject } from '../../lib/is-object';
import { listAt, valueAt } from './edit';
import type { FlowFrame, WidgetJson } from './workbench';

const incoming = 'incomingCall';

/** A flow of this name whose calls come to `start` first. */
export function frameOf(name: string, start: string, numbers?: readonly string[]): FlowFrame {
  return {
    name,
    numbers,
    trigger: {
      name: 'Trigger',
      type: 'trigger',
      transitions: [{ event: incoming, next: start }],
      properties: {},
    },
    rest: { initial_state: 'Trigger' },
  };
}

/** The widget that a call comes to first; empty where there is none. */
export function startOf({ trigger }: FlowFrame): string {
  const next = valueAt(transitionsOf(trigger).find(isIncoming), ['next']);
  return typeof next === 'string' ? next.trim() : '';
}

/** The flow whose calls come to another widget first. */
export function withStart(flow: FlowFrame, next: string): FlowFrame {
  const transitions = transitionsOf(flow.trigger);
  const led = transitions.some(isIncoming)
    ? transitions.map((transition) => (isIncoming(transition) ? { ...transition, next } : transition))
    : [...transitions, { event: incoming, next }];
  return { ...flow, trigger: { ...flow.trigger, transitions: led } };
}

/** The numbers that a flow or a single widget answers, as far as they are texts. */
export function numbersIn(holder: unknown): string[] {
  return listAt(holder, ['numbers']).filter((number) => typeof number === 'string');
}

/** The transitions of a widget that are objects. */
export function transitionsOf(widget: WidgetJson): WidgetJson[] {
  return listAt(widget, ['transitions']).filter(isObject);
}

function isIncoming({ event }: WidgetJson): boolean {
  return event === incoming;
}
