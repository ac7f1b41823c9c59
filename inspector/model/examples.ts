import { ring, say, to, voicemail, widget } from './make-widget';
import { type FlowFrame, frameOf, sampleCall, type WidgetJson, type Workbench } from './workbench';

interface Example {
  readonly title: string;
  readonly flow: FlowFrame;
  readonly widgets: readonly WidgetJson[];
}

const recording = [
  ...voicemail('message', 'voicemail', 'goodbye'),
  say('goodbye', 'Thank you. Goodbye.', ''),
];
const onePhone = ring('phone', { noun: 'number', to: '+14155550101', timeout: 20 }, 'message');
const numbers = ['+13125550100'];

const office: Example = {
  title: 'An office line: hours, two phones, voicemail',
  flow: frameOf('office', 'hours', numbers),
  widgets: [
    widget(
      'hours',
      'business-hours',
      {
        timezone: 'America/New_York',
        open: { 'mon-fri': '09:00-17:00' },
        closed_on: ['12-25', '01-01'],
      },
      [to('open', 'greeting'), to('closed', 'closed')],
    ),
    say('greeting', 'Thank you for calling.', 'phones'),
    ring('phones', { noun: 'number-multi', to: '+14155550101, +14155550102', timeout: 20 }, 'message'),
    say('closed', 'We are closed now.', 'message'),
    ...recording,
  ],
};

/** Flows to begin with. */
export const examples: readonly Example[] = [
  office,
  {
    title: 'Ring one phone, then voicemail',
    flow: frameOf('my-line', 'phone', numbers),
    widgets: [onePhone, ...recording],
  },
  {
    title: 'A team, which is asked before connecting',
    flow: frameOf('team', 'phones', numbers),
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
      ...recording,
    ],
  },
  {
    title: 'A browser, then a phone',
    flow: frameOf('desk', 'browser', numbers),
    widgets: [ring('browser', { noun: 'client', to: 'alice', timeout: 15 }, 'phone'), onePhone, ...recording],
  },
  {
    title: 'A conference',
    flow: frameOf('conference', 'welcome', numbers),
    widgets: [
      say('welcome', 'Welcome to the conference.', 'meeting'),
      widget('meeting', 'connect-call-to', { noun: 'conference', to: 'meeting' }, []),
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
