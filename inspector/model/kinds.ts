import type { WidgetType } from '../../lib/types';
import { ring, say, to, voicemail, widget } from './make-widget';
import { typeOfWidget, typeWords } from './words';
import { transitionsOf, type WidgetJson } from './workbench';

/** Something that people add to a flow: one widget, or several that belong together. */
export interface Kind {
  readonly id: string;
  readonly title: string;
  /** The widgets, of which the first is where a call comes in. They lead on to `onward`, which is empty for the end. */
  make(site: Site): readonly WidgetJson[];
}

interface Site {
  readonly onward: string;
  /** A name that no widget has yet. */
  name(wanted: string): string;
  readonly others: readonly WidgetJson[];
}

/** What can be added, what most people add first. Each works as it is, but for what only its owner knows. */
export const kinds: readonly Kind[] = [
  {
    id: 'greeting',
    title: 'Greeting or message',
    make: ({ onward, name }) => [say(name('greeting'), 'Thank you for calling.', onward)],
  },
  {
    id: 'hours',
    title: typeWords['business-hours'].title,
    make: ({ onward, name, others }) => {
      const closed = name('closed');
      const hours = { timezone: 'America/New_York', open: { 'mon-fri': '09:00-17:00' } };
      return [
        widget(name('hours'), 'business-hours', hours, [to('open', onward), to('closed', closed)]),
        say(closed, 'We are closed now.', messageAmong(others)),
      ];
    },
  },
  {
    id: 'menu',
    title: 'Menu',
    make: ({ onward, name }) => {
      const menu = name('menu');
      const choice = name('choice');
      const asked = {
        say: 'Press 1, or stay on the line.',
        timeout: 5,
        stop_gather: true,
        number_of_digits: 1,
      };
      const input = `{{widgets.${menu}.Digits}}`;
      const condition = {
        type: 'equal_to',
        arguments: [input],
        value: '1',
        friendly_name: 'If value equal_to 1',
      };
      return [
        widget(menu, 'gather-input-on-call', asked, [to('keypress', choice), to('timeout', onward)]),
        widget(choice, 'split-based-on', { input }, [
          { ...to('match', onward), conditions: [condition] },
          to('noMatch', onward),
        ]),
      ];
    },
  },
  {
    id: 'ring',
    title: typeWords['connect-call-to'].title,
    make: ({ onward, name }) => [ring(name('ring'), { noun: 'number-multi', timeout: 20 }, onward)],
  },
  {
    id: 'voicemail',
    title: typeWords['record-voicemail'].title,
    make: ({ onward, name }) => voicemail(name('message'), name('voicemail'), onward),
  },
  single('text', 'send-message', ['sent', 'failed'], {
    from: '{{flow.channel.address}}',
    body: 'Call from {{contact.channel.address}}',
  }),
  single('queue', 'enqueue-call', ['callComplete', 'failedToEnqueue', 'callFailure'], {
    queue_name: 'support',
  }),
  single('choice', 'split-based-on', ['noMatch'], { input: '{{contact.channel.address}}' }),
  single('values', 'set-variables', ['next'], { variables: [{ key: 'team', value: 'sales' }] }),
  single('web', 'make-http-request', ['success', 'failed'], { method: 'GET' }),
  single('function', 'run-function', ['success', 'fail'], {}),
  single('handover', 'add-twiml-redirect', ['return'], {}),
];

/** One widget of this type, which goes on the same way whatever happens. */
function single(id: string, type: WidgetType, events: readonly string[], properties: object): Kind {
  return {
    id,
    title: typeWords[type].title,
    make: ({ onward, name }) => [
      widget(
        name(id),
        type,
        properties,
        events.map((event) => to(event, onward)),
      ),
    ],
  };
}

/** Where callers leave a message already: the widget that says so, or else the voicemail itself; empty where nowhere. */
function messageAmong(widgets: readonly WidgetJson[]): string {
  const recording = widgets.find((other) => typeOfWidget(other) === 'record-voicemail');
  if (typeof recording?.name !== 'string') return '';
  const before = widgets.find(
    (other) =>
      typeOfWidget(other) === 'say-play' && transitionsOf(other).some(({ next }) => next === recording.name),
  );
  return typeof before?.name === 'string' ? before.name : recording.name;
}
