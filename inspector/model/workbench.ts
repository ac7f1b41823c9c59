import type { Pair } from '../../lib/types';
import type { Happening } from './happenings';

/** A widget as its file has it: whatever was typed or pasted, right or wrong. */
export type WidgetJson = Readonly<Record<string, unknown>>;

/** The call that the page shows the answers to. */
export interface SampleCall {
  readonly from: string;
  readonly to: string;
  readonly direction: 'inbound' | 'outbound-api';
  /** Parameters of the request besides: the user's own in lower case, Twilio's in upper case. */
  readonly parameters: readonly Pair[];
  /** Environment variables, which Liquid reads as `env.NAME`. They may be secrets: no link holds them. */
  readonly variables: readonly Pair[];
}

/** All that a user of the page has made: everything that is shown follows from it. */
export interface Workbench {
  readonly widgets: readonly WidgetJson[];
  /** Index of the widget that is being made, and that answers the sample call. */
  readonly selected: number;
  readonly sample: SampleCall;
  /** What has happened to the sample call so far. */
  readonly happenings: readonly Happening[];
}

export const sampleCall: SampleCall = {
  from: '+14155550123',
  to: '+13125550100',
  direction: 'inbound',
  parameters: [],
  variables: [],
};

/** A widget to begin with. */
export function newWidget(name: string): WidgetJson {
  return {
    $schema: '../../schema/widget.schema.json',
    name,
    type: 'connect-call-to',
    properties: { noun: 'number' },
  };
}

export const emptyWorkbench: Workbench = {
  widgets: [newWidget('my-widget')],
  selected: 0,
  sample: sampleCall,
  happenings: [],
};

/** A name that no widget here has: `voicemail`, `voicemail-2`. */
export function freeName(name: string, widgets: readonly WidgetJson[]): string {
  const taken = new Set(widgets.map((widget) => widget.name));
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  return free;
}
