import fc from 'fast-check';
import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { anyText } from '../support/arbitraries';
import { ask, onwards, twiml } from '../support/ask';
import { domain, sales, serviceWith } from '../support/service';

// What SECURITY.md says of parameters that somebody else chooses.

/** Texts that a URL parser might take for another host. */
const host = fc.constantFrom(
  ...[
    '/evil.example',
    '//evil.example',
    '\\evil.example',
    '/\\evil.example',
    '@evil.example',
    ':80@evil.example/',
  ],
  ...[
    '.evil.example',
    '\t/evil.example',
    '..//evil.example',
    '?@evil.example',
    '#@evil.example',
    '\r\n/evil.example',
  ],
  ...[
    'https://evil.example/',
    '%2F%2Fevil.example',
    '/..//evil.example',
    ';@evil.example',
    '\u3002evil.example',
  ],
);
const anyValue = fc.oneof(
  host,
  anyText,
  fc.tuple(host, anyText).map(([start, end]) => start + end),
);

/** Where the call goes, as far as TwiML and the project's own request tell. */
function placesOf(next: string, request: Readonly<Record<string, unknown>>): URL[] {
  const events = ['callCompleted', 'hangup'];
  const service = serviceWith([
    sales(
      {},
      events.map((event) => ({ event, next })),
    ),
  ]);
  const { text } = ask('/connect-status', { ...request, widget: 'sales' }, service);
  if (text === twiml('<Hangup/>')) return [];
  const url = /<Redirect method="POST">([^<]*)</.exec(text)?.[1] ?? '';
  return [new URL(url.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))];
}

describe('a value in a next', () => {
  it.each([
    ['https://example.com/{{flow.data.a}}', 'https://example.com'],
    ['https://example.com/?a={{flow.data.a}}', 'https://example.com'],
    ['/{{flow.data.a}}', `https://${domain}`],
    ['/voicemail{{flow.data.a}}', `https://${domain}`],
  ])(
    'never leads to another host where the next writes its own, and the slash after it: %s',
    (next, origin) => {
      fc.assert(
        fc.property(anyValue, fc.constantFrom(busy, hungUp), (a, request) => {
          const origins = placesOf(next, { ...request, a, _widgets: '3' }).map((url) => url.origin);
          expect(origins.filter((other) => other !== origin)).toEqual([]);
        }),
        { numRuns: 100 },
      );
    },
  );

  it('does where no slash stands before it', () => {
    const [place] = placesOf('https://example.com{{flow.data.a}}', { ...hungUp, a: '.evil.example' });
    expect(place?.host).toBe('example.com.evil.example');
  });

  it('never takes the state of the call to another host', () => {
    const state = {
      _widgets: '3',
      _outcomes: '[["first","busy","CA1","",""]]',
      _refused: 'a',
      _party: 'p',
      _number: 'n',
      _x: 'y',
    };
    fc.assert(
      fc.property(anyValue, fc.constantFrom(busy, hungUp), (a, request) => {
        const places = placesOf('{{flow.data.a}}', { ...request, ...state, a: `https://example.com/${a}` });
        const names = places
          .filter(({ hostname }) => hostname !== domain)
          .flatMap((url) => [...url.searchParams.keys()]);
        expect(names.filter((name) => name.startsWith('_'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a caller who chooses the parameters, as a Voice SDK app does', () => {
  const to = '+14155550142';

  it('rings whom they like where `to` reads flow.data', () => {
    const service = serviceWith([sales({ to: '{{flow.data.to}}' })]);
    const { text } = ask('/connect', { ...inbound, widget: 'sales', to }, service);
    expect(text).toContain(`<Number>${to}</Number>`);
  });

  const allowed =
    '{% assign numbers = "+14155550100,+14155550142" | split: "," %}{% if numbers contains flow.data.to %}{{flow.data.to}}{% endif %}';
  it.each([
    ['+14155550100', true],
    [to, true],
    ['+14155550101', false],
    ['+1415555010', false],
    ['+14155550100,+14155550142', false],
    ['', false],
  ])('rings only those who are allowed where Liquid compares: %j', (chosen, rings) => {
    const service = serviceWith([sales({ to: allowed })]);
    const { text } = ask('/connect', { ...inbound, widget: 'sales', to: chosen }, service);
    expect(/<Number>[^<]*|^500/.exec(text)?.[0]).toBe(rings ? `<Number>${chosen}` : '500');
  });

  it('may invent the state of a call, which says who the caller is and what has been', () => {
    const service = serviceWith([sales({ to: '{{widgets.sales.RecordingUrl}}' })]);
    const state = { _party: '+14155550199', _outcomes: `[["sales","busy","","","${to}"]]`, _widgets: '24' };
    const { text } = ask('/connect', { ...inbound, widget: 'sales', ...state }, service);
    expect([
      /callerId="[^"]*"/.exec(text)?.[0],
      /<Number>[^<]*/.exec(text)?.[0],
      onwards(text)?._widgets,
    ]).toEqual(['callerId="+14155550199"', `<Number>${to}`, '25']);
  });
});

describe('a caller who chooses which name a template reads', () => {
  it.each(['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty', 'AUTH_TOKEN', 'repeat'])(
    'finds no %s',
    (a) => {
      const read = [
        'flow.data[flow.data.a]',
        'flow.data.b[flow.data.a]',
        'trigger.call[flow.data.a]',
        'env[flow.data.a]',
        'widgets[flow.data.a]',
        'list[flow.data.a]',
      ];
      const to = `x{% assign list = "a,b" | split: "," %}${read.map((variable) => `{{${variable}}}`).join('')}x`;
      const service = serviceWith([sales({ noun: 'conference', to })], { variables: { A: 'b' } });
      const { text } = ask('/connect', { ...inbound, widget: 'sales', a, b: 'text' }, service);
      expect(/<Conference>(.*)<.Conference>/.exec(text)?.[1]).toBe('xx');
    },
  );
});

describe('parameters by the thousand', () => {
  it.each([
    ['/connect', { ...inbound, _refused: ','.repeat(100_000) }],
    ['/connect', { ...inbound, a: 'x'.repeat(1_000_000), From: 'y'.repeat(1_000_000) }],
    [
      '/connect',
      { ...inbound, ...Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`p${index}`, 'x'])) },
    ],
    ['/connect-status', { ...busy, a: 'é'.repeat(300_000), b: 'z'.repeat(1_000_000) }],
  ] as const)('are answered in time, with URLs that Twilio takes, by %s', (path, request) => {
    const begun = performance.now();
    const service = serviceWith([sales({}, [{ event: 'busy', next: '/x' }])]);
    const url = ask(path, { ...request, widget: 'sales' }, service).text.match(
      /(?:action="|"POST">)([^"<]*)/,
    )?.[1];
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(url?.replaceAll('&amp;', '&').length).toBeLessThan(4_000);
  });
});
