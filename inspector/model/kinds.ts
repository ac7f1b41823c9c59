import { transitionsOf } from './flow-frame';
import { typeOfWidget } from './words';
import type { WidgetJson } from './workbench';

/** Something that people add to a flow: one widget, or several that belong together. */
export interface Kind {
  readonly id: string;
  readonly title: string;
  /** In the list of what most people add. */
  readonly isUsual: boolean;
  /** The widgets, of which the first is where a call comes in. They lead on to `onward`, which is empty for the end. */
  make(site: Site): readonly WidgetJson[];
}

interface Site {
  readonly onward: string;
  /** A name that no widget has yet. */
  name(wanted: string): string;
  readonly others: readonly WidgetJson[];
}

const to = (event: string, next: string) => (next === '' ? { event } : { event, next });

/** What can be added. Each works as it is, but for what only its owner knows. */
export const kinds: readonly Kind[] = [
  {
    id: 'greeting',
    title: 'Greeting or message',
    isUsual: true,
    make: ({ onward, name }) => [
      widget(name('greeting'), 'say-play', { say: 'Thank you for calling.' }, [to('audioComplete', onward)]),
    ],
  },
  {
    id: 'hours',
    title: 'Opening hours',
    isUsual: true,
    make: ({ onward, name, others }) => {
      const closed = name('closed');
      const hours = {
        timezone: 'America/New_York',
        open: { 'mon-fri': '09:00-17:00' },
      };
      return [
        widget(name('hours'), 'business-hours', hours, [to('open', onward), to('closed', closed)]),
        widget(closed, 'say-play', { say: 'We are closed now.' }, [
          to('audioComplete', messageAmong(others) ?? ''),
        ]),
      ];
    },
  },
  {
    id: 'menu',
    title: 'Menu',
    isUsual: true,
    make: ({ onward, name }) => {
      const menu = name('menu');
      const choice = name('choice');
      const input = `{{widgets.${menu}.Digits}}`;
      const condition = {
        type: 'equal_to',
        arguments: [input],
        value: '1',
        friendly_name: 'If value equal_to 1',
      };
      return [
        widget(
          menu,
          'gather-input-on-call',
          { say: 'Press 1, or stay on the line.', timeout: 5, stop_gather: true, number_of_digits: 1 },
          [to('keypress', choice), to('timeout', onward)],
        ),
        widget(choice, 'split-based-on', { input }, [
          { ...to('match', onward), conditions: [condition] },
          to('noMatch', onward),
        ]),
      ];
    },
  },
  {
    id: 'ring',
    title: 'Ring phones',
    isUsual: true,
    make: ({ onward, name }) => [
      widget(name('ring'), 'connect-call-to', { noun: 'number-multi', timeout: 20 }, [
        { event: 'answered' },
        to('callCompleted', onward),
      ]),
    ],
  },
  {
    id: 'voicemail',
    title: 'Voicemail',
    isUsual: true,
    make: ({ onward, name }) => {
      const voicemail = name('voicemail');
      return [
        widget(name('message'), 'say-play', { say: 'Please leave a message after the tone.' }, [
          to('audioComplete', voicemail),
        ]),
        widget(voicemail, 'record-voicemail', { timeout: 5, max_length: 120 }, [
          to('recordingComplete', onward),
          to('noAudio', onward),
        ]),
      ];
    },
  },
  {
    id: 'text',
    title: 'Text message',
    isUsual: true,
    make: ({ onward, name }) => [
      widget(
        name('text'),
        'send-message',
        { from: '{{flow.channel.address}}', body: 'Call from {{contact.channel.address}}' },
        [to('sent', onward), to('failed', onward)],
      ),
    ],
  },
  {
    id: 'queue',
    title: 'Waiting queue',
    isUsual: false,
    make: ({ onward, name }) => [
      widget(name('queue'), 'enqueue-call', { queue_name: 'support' }, [
        to('callComplete', onward),
        to('failedToEnqueue', onward),
        to('callFailure', onward),
      ]),
    ],
  },
  {
    id: 'choice',
    title: 'Choose the way',
    isUsual: false,
    make: ({ onward, name }) => [
      widget(name('choice'), 'split-based-on', { input: '{{contact.channel.address}}' }, [
        to('noMatch', onward),
      ]),
    ],
  },
  {
    id: 'values',
    title: 'Remember values',
    isUsual: false,
    make: ({ onward, name }) => [
      widget(name('values'), 'set-variables', { variables: [{ key: 'team', value: 'sales' }] }, [
        to('next', onward),
      ]),
    ],
  },
  {
    id: 'web',
    title: 'Ask a web service',
    isUsual: false,
    make: ({ onward, name }) => [
      widget(name('web'), 'make-http-request', { method: 'GET' }, [
        to('success', onward),
        to('failed', onward),
      ]),
    ],
  },
  {
    id: 'function',
    title: 'Run a Function',
    isUsual: false,
    make: ({ onward, name }) => [
      widget(name('function'), 'run-function', {}, [to('success', onward), to('fail', onward)]),
    ],
  },
  {
    id: 'redirect',
    title: 'Hand the call over',
    isUsual: false,
    make: ({ onward, name }) => [widget(name('handover'), 'add-twiml-redirect', {}, [to('return', onward)])],
  },
];

function widget(
  name: string,
  type: string,
  properties: WidgetJson,
  transitions: readonly WidgetJson[],
): WidgetJson {
  return { name, type, transitions, properties };
}

/** Where callers leave a message already: the widget that says so, or else the voicemail itself. */
function messageAmong(widgets: readonly WidgetJson[]): string | undefined {
  const voicemail = widgets.find((other) => typeOfWidget(other) === 'record-voicemail');
  if (typeof voicemail?.name !== 'string') return undefined;
  const before = widgets.find(
    (other) =>
      typeOfWidget(other) === 'say-play' && transitionsOf(other).some(({ next }) => next === voicemail.name),
  );
  return typeof before?.name === 'string' ? before.name : voicemail.name;
}
