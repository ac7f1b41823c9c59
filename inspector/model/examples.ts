import type { WidgetJson } from './workbench';

interface Example {
  readonly title: string;
  readonly widgets: readonly WidgetJson[];
}

const $schema = '../../schema/widget.schema.json';
const type = 'connect-call-to';

/** Widgets to begin with. */
export const examples: readonly Example[] = [
  {
    title: 'Ring one number, then the voicemail',
    widgets: [
      {
        $schema,
        name: 'office',
        type,
        properties: { noun: 'number', to: '+14155550101', timeout: 20 },
        transitions: [
          { event: 'answered' },
          { event: 'callCompleted', next: 'https://example.com/voicemail' },
        ],
      },
    ],
  },
  {
    title: 'Ring several phones at once, and ask before connecting',
    widgets: [
      {
        $schema,
        name: 'team',
        type,
        properties: {
          noun: 'number-multi',
          to: '+14155550101, +14155550102, +14155550103',
          timeout: 20,
          screen: { say: 'A call for the team. Press 1 to take it.', digit: '1' },
        },
        transitions: [
          { event: 'answered' },
          { event: 'callCompleted', next: 'https://example.com/voicemail' },
        ],
      },
    ],
  },
  {
    title: 'Ring a browser, then a phone',
    widgets: [
      {
        $schema,
        name: 'browser',
        type,
        properties: { noun: 'client', to: 'alice', timeout: 15 },
        transitions: [{ event: 'answered' }, { event: 'callCompleted', next: 'phone' }],
      },
      { $schema, name: 'phone', type, properties: { noun: 'number', to: '+14155550101' } },
    ],
  },
  {
    title: 'Bring callers into a conference',
    widgets: [
      {
        $schema,
        name: 'meeting',
        type,
        properties: { noun: 'conference', to: 'meeting', conference: { endConferenceOnExit: false } },
      },
    ],
  },
];
