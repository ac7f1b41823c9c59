import { frameOf } from './flow-frame';
import type { FlowFrame, WidgetJson, Workbench } from './workbench';
import { sampleCall } from './workbench';

interface Example {
  readonly title: string;
  readonly flow: FlowFrame;
  readonly widgets: readonly WidgetJson[];
}

const say = (name: string, text: string, next?: string): WidgetJson => ({
  name,
  type: 'say-play',
  transitions: [{ event: 'audioComplete', ...(next !== undefined && { next }) }],
  properties: { say: text },
});

const ring = (name: string, properties: object, next: string): WidgetJson => ({
  name,
  type: 'connect-call-to',
  transitions: [{ event: 'answered' }, { event: 'callCompleted', next }],
  properties,
});

const voicemail: readonly WidgetJson[] = [
  say('message', 'Please leave a message after the tone.', 'voicemail'),
  {
    name: 'voicemail',
    type: 'record-voicemail',
    transitions: [
      { event: 'recordingComplete', next: 'goodbye' },
      { event: 'noAudio', next: 'goodbye' },
    ],
    properties: { timeout: 5, max_length: 120 },
  },
  say('goodbye', 'Thank you. Goodbye.'),
];

const number = '+13125550100';

const office: Example = {
  title: 'An office line: hours, two phones, voicemail',
  flow: frameOf('office', 'hours', [number]),
  widgets: [
    {
      name: 'hours',
      type: 'business-hours',
      transitions: [
        { event: 'open', next: 'greeting' },
        { event: 'closed', next: 'closed' },
      ],
      properties: {
        timezone: 'America/New_York',
        open: { 'mon-fri': '09:00-17:00' },
        closed_on: ['12-25', '01-01'],
      },
    },
    say('greeting', 'Thank you for calling.', 'phones'),
    ring('phones', { noun: 'number-multi', to: '+14155550101, +14155550102', timeout: 20 }, 'message'),
    say('closed', 'We are closed now.', 'message'),
    ...voicemail,
  ],
};

/** Flows to begin with. */
export const examples: readonly Example[] = [
  office,
  {
    title: 'Ring one phone, then voicemail',
    flow: frameOf('my-line', 'phone', [number]),
    widgets: [ring('phone', { noun: 'number', to: '+14155550101', timeout: 20 }, 'message'), ...voicemail],
  },
  {
    title: 'A team, which is asked before connecting',
    flow: frameOf('team', 'phones', [number]),
    widgets: [
      ring(
        'phones',
        {
          noun: 'number-multi',
          to: '+14155550101, +14155550102, +14155550103',
          timeout: 20,
          screen: { say: 'A call for the team. Press 1 to take it.', digit: '1' },
        },
        'message',
      ),
      ...voicemail,
    ],
  },
  {
    title: 'A browser, then a phone',
    flow: frameOf('desk', 'browser', [number]),
    widgets: [
      ring('browser', { noun: 'client', to: 'alice', timeout: 15 }, 'phone'),
      ring('phone', { noun: 'number', to: '+14155550101', timeout: 20 }, 'message'),
      ...voicemail,
    ],
  },
  {
    title: 'A conference',
    flow: frameOf('conference', 'welcome', [number]),
    widgets: [
      say('welcome', 'Welcome to the conference.', 'meeting'),
      {
        name: 'meeting',
        type: 'connect-call-to',
        transitions: [],
        properties: { noun: 'conference', to: 'meeting' },
      },
    ],
  },
];

/** What the page opens with: it works, and its phones are what somebody changes first. A Monday, in the morning. */
export const firstWorkbench: Workbench = {
  flow: office.flow,
  widgets: office.widgets,
  selected: 2,
  sample: { ...sampleCall, at: '2026-11-30T10:00' },
  happenings: [],
};
