import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, onwards, twiml } from '../support/ask';
import { checkOne, warningsOf } from '../support/check';
import { sales, serviceWith } from '../support/service';

const root = 'https://calls-1234.twil.io';

/** Ways to write the path of a Function that a server may take for one and the same. */
const spellings = (name: string) => [
  `/${name}`,
  `/${name}?widget=sales`,
  `/${name}/`,
  `/${name}#top`,
  `/./${name}`,
  `/a/../${name}`,
  `/a/..%2F${name}`,
  `/.//${name}`,
  `/${name.replace('-', '%2D')}`,
  `/%63${name.slice(1)}`,
  `/${name.toUpperCase()}`,
  `/${name}\\`,
  ` /${name} `,
];

describe('a next that leads to a Function that only Twilio requests', () => {
  const here = ['connect-status', 'connect-screen'].flatMap(spellings);

  function checked(event: string, next: string): string[] {
    const text = JSON.stringify({
      properties: { noun: 'client', to: 'x' },
      transitions: [{ event, next }],
    });
    return [...checkOne(text), ...warningsOf({ file: text })]
      .filter((line) => /in circles|own \/connect/.test(line))
      .map((line) => line.replace(/^\S+ {2}/, ''));
  }

  function faultOf(next: string, name = 'connect-status'): string {
    return `transitions[0].next  is ${JSON.stringify(next)}; it leads to this service's own /${name}, which only Twilio requests: the call would go in circles. Write the name of a widget`;
  }

  it.each([
    ...here,
    'https://calls-1234.twil.io/connect-status?widget=office',
    'HTTP://Calls-1234-dev.TWIL.io./connect-status',
    'http://localhost:3000/connect-status',
    'https://{{env.DOMAIN_NAME}}/connect-status',
    'https://{{ env.DOMAIN_NAME }}/connect-screen?widget={{flow.data.w}}',
    '/connect-status?widget={{flow.data.w}}',
    '/connect-status?{{flow.data.a | upcase}}',
  ])('is a fault of the check: %j', (next) => {
    const name = /screen/i.test(next) ? 'connect-screen' : 'connect-status';
    expect([checked('hangup', next), checked('noAnswer', next)]).toEqual([
      [faultOf(next, name)],
      [faultOf(next, name)],
    ]);
  });

  it.each(['https://example.com/connect-status', 'https://{{env.HOST}}/connect-status'])(
    'is a warning where nobody knows whose host it is: %j',
    (next) => {
      expect(checked('busy', next)).toEqual([
        `transitions[0].next  warning: is ${JSON.stringify(next)}; where that host is this service, it leads to /connect-status, which only Twilio requests: the call would go in circles, and the flow ends instead. Write the name of a widget`,
      ]);
    },
  );

  it.each(['/connect?widget=file', '/connect', 'https://calls-1234.twil.io/connect'])(
    'is a warning where it is /connect after a hang-up: %j',
    (next) => {
      expect(checked('busy', next)).toEqual([]);
      expect(checked('hangup', next)).toEqual([
        `transitions[0].next  warning: is ${JSON.stringify(next)}, this service's own /connect: the caller has hung up, so that it rings nobody, and what it answers is read by nobody. Write a URL that takes the message`,
      ]);
    },
  );

  it.each([
    '/connect-status-page',
    '/x/connect-status',
    '/connect-status%',
    '/?a=/connect-status',
    '/{{flow.data.a}}',
    'https://example.com/connect',
  ])('is neither where it leads elsewhere: %j', (next) => {
    expect(checked('hangup', next)).toEqual([]);
  });

  const rendered = [
    ...here.map((next) => next.trim()),
    `${root}/connect-status?widget=sales`,
    'http://calls-1234.twil.io/connect-status',
    'https://calls-1234.twil.io.:80/connect-screen',
    'https://me@calls-1234.twil.io/connect-status',
  ];
  it.each(rendered)('ends the flow where Liquid says so, with a problem: %j', (next) => {
    for (const request of [busy, hungUp]) {
      const event = request === busy ? 'callCompleted' : 'hangup';
      const service = serviceWith([
        sales(
          {},
          ['callCompleted', 'hangup'].map((name) => ({ event: name, next: '{{flow.data.a}}' })),
        ),
      ]);
      const own = /screen/i.test(next) ? '/connect-screen' : '/connect-status';
      expect(ask('/connect-status', { ...request, widget: 'sales', a: next }, service)).toEqual({
        text: twiml('<Hangup/>'),
        problems: [
          {
            widget: 'sales',
            property: `transitions.${event}.next`,
            value: next,
            message: `leads to this service's own ${own}, where the call would go in circles; the flow ends`,
          },
        ],
        secrets: [],
      });
    }
  });

  it('is none on another port of the developer’s own machine', () => {
    const service = serviceWith([sales({}, [{ event: 'callCompleted', next: '{{flow.data.a}}' }])], {
      domain: 'localhost:3000',
    });
    const a = 'http://localhost:4000/connect-status';
    const { text, problems } = ask('/connect-status', { ...busy, widget: 'sales', a }, service);
    expect([text.includes('localhost:4000/connect-status'), problems]).toEqual([true, []]);
  });
});

describe('a request of our own after a hang-up', () => {
  const service = serviceWith([
    sales({}, [
      { event: 'hangup', next: '/connect?widget=sales' },
      { event: 'callCompleted', next: '/connect?widget=sales' },
    ]),
  ]);

  it('tells this service that it is one, and counts the widgets', () => {
    const { text, delivery, problems } = ask(
      '/connect-status',
      { ...hungUp, widget: 'sales', _widgets: '3' },
      service,
    );
    const { _delivery, _widgets } = onwards(text) ?? {};
    expect([_delivery, _widgets, delivery?.widget, problems]).toEqual(['1', '3', 'sales', []]);
  });

  it('is told of no other host', () => {
    const other = serviceWith([sales({}, [{ event: 'hangup', next: 'https://example.com/' }])]);
    const { text } = ask('/connect-status', { ...hungUp, widget: 'sales', _widgets: '3' }, other);
    expect(Object.keys(onwards(text) ?? {}).filter((name) => name.startsWith('_'))).toEqual([]);
  });

  it('goes no further through what it has caused', () => {
    const first = ask('/connect-status', { ...hungUp, widget: 'sales' }, service);
    const carried = onwards(first.text);
    // Nobody is rung for a caller who has gone.
    expect(ask('/connect', { ...hungUp, ...carried }, service).text).toBe(twiml('<Hangup/>'));
    const request = { ...hungUp, ...carried, widget: 'sales' };
    const { text, delivery, problems } = ask('/connect-status', request, service);
    const url = /<Redirect method="POST">([^<]*)/.exec(text)?.[1]?.replaceAll('&amp;', '&');
    expect([delivery, problems]).toEqual([
      undefined,
      [
        {
          widget: 'sales',
          property: 'transitions.hangup.next',
          value: url,
          message:
            'is not sent: this request is itself one that was sent after a hang-up, and they might go in circles',
        },
      ],
    ]);
  });

  it('is one of at most 25 widgets', () => {
    const over = ask('/connect', { ...inbound, widget: 'sales', _widgets: '25', _delivery: '1' }, service);
    expect(over.text).toBe(twiml('<Hangup/>'));
  });
});
