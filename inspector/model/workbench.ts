import { isObject } from '../../lib/is-object';
import type { Pair } from '../../lib/types';
import { listAt, valueAt } from './edit';
import type { Happening } from './happenings';

/** A widget as its file has it: whatever was typed or pasted, right or wrong. */
export type WidgetJson = Readonly<Record<string, unknown>>;

/** A flow's file, but for its widgets. */
export interface FlowFrame {
  readonly name: string;
  /** The Twilio numbers that it answers, as the file has them. */
  readonly numbers: unknown;
  /** The state that a call comes in at. */
  readonly trigger: WidgetJson;
  /** What else Studio exports. */
  readonly rest: WidgetJson;
}

/** The call that the page shows the answers to. */
export interface SampleCall {
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound-api';
  /** The date and time on the wall of the flow's time zone: `2026-12-25T10:00`. Empty for now. */
  readonly at: string;
  /** Parameters of the request besides: the user's own in lower case, Twilio's in upper case. */
  readonly parameters: readonly Pair[];
  /** Environment variables, which Liquid reads as `env.NAME`. They may be secrets: no link holds them. */
  readonly variables: readonly Pair[];
}

/** All that a user of the page has made: everything that is shown follows from it. */
export interface Workbench {
  /** The flow that the widgets are of; without one they are single widgets, each with a file of its own. */
  readonly flow?: FlowFrame;
  readonly widgets: readonly WidgetJson[];
  /** Index of the widget whose form is shown; of single ones it also answers the sample call. */
  readonly selected: number;
  readonly sample: SampleCall;
  /** What has happened to the sample call so far. */
  readonly happenings: readonly Happening[];
}

/** What has a file or several: a flow, or single widgets. */
export type Content = Pick<Workbench, 'flow' | 'widgets'>;

export const sampleCall: SampleCall = {
  from: '+14155550123',
  to: '+13125550100',
  direction: 'inbound',
  at: '',
  parameters: [],
  variables: [],
};

/** A single widget to begin with. */
export function newWidget(name: string): WidgetJson {
  return {
    $schema: '../../schema/widget.schema.json',
    name,
    type: 'connect-call-to',
    properties: { noun: 'number' },
  };
}

/** A name that no widget here has: `voicemail`, `voicemail-2`. */
export function freeName(name: string, widgets: readonly WidgetJson[]): string {
  const taken = new Set(widgets.map((widget) => widget.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}

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
