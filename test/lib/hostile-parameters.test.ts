import fc from 'fast-check';
import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { anyText } from '../support/arbitraries';
import { ask, onwards, twiml } from '../support/ask';
import { domain, sales, serviceWith } from '../support/service';

const changed =
  'a value in it would change where the URL leads: its scheme, host or port, or who and how a SIP URI rings';

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
    ['https://example.com{{flow.data.a}}', 'https://example.com'],
    ['https://example.com{{flow.data.a | upcase}}/x', 'https://example.com'],
    ['{% if flow.data.a %}https://{% endif %}example.com{{flow.data.a}}', 'https://example.com'],
    ['https://example.com:443{{flow.data.a}}', 'https://example.com'],
    ['https://{{flow.data.a}}@example.com', 'https://example.com'],
    ['http{{flow.data.a}}://example.com/', 'http://example.com'],
    ['{{flow.data.a}}https://example.com/', 'https://example.com'],
    ['https://example.com/{{flow.data.a}}', 'https://example.com'],
    ['https://example.com/?a={{flow.data.a}}', 'https://example.com'],
    ['/{{flow.data.a}}', `https://${domain}`],
    ['/voicemail{{flow.data.a}}', `https://${domain}`],
  ])('never leads to another host where the next writes its own: %s', (next, origin) => {
    fc.assert(
      fc.property(anyValue, fc.constantFrom(busy, hungUp), (a, request) => {
        const origins = placesOf(next, { ...request, a, _widgets: '3' }).map((url) => url.origin);
        expect(origins.filter((other) => other !== origin)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps to the host that is written in part', () => {
    fc.assert(
      fc.property(anyValue, (a) => {
        const places = placesOf('https://{{flow.data.a}}.example.com/{{flow.data.a}}', { ...busy, a });
        expect(places.filter(({ hostname }) => !hostname.endsWith('.example.com'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is told of in the log, and ends the flow', () => {
    const service = serviceWith([
      sales({}, [{ event: 'callCompleted', next: 'https://example.com{{flow.data.a}}' }]),
    ]);
    expect(ask('/connect-status', { ...busy, widget: 'sales', a: '.evil.example' }, service)).toEqual({
      text: twiml('<Hangup/>'),
      problems: [
        {
          widget: 'sales',
          property: 'transitions.callCompleted.next',
          message: `its Liquid failed: ${changed}; the flow ends`,
        },
      ],
      secrets: [],
    });
  });

  it('leads anywhere where the whole host is Liquid', () => {
    const [place] = placesOf('{{flow.data.a}}', { ...hungUp, a: 'https://evil.example/' });
    expect(place?.host).toBe('evil.example');
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

describe('a value in the URL of an attribute or a screen', () => {
  it.each([
    ['.evil.example', undefined],
    ['@evil.example', undefined],
    ['?@evil.example', 'https://example.com/?@evil.example'],
    ['\\@evil.example', undefined],
    ['/a b', 'https://example.com/a%20b'],
    ['', 'https://example.com/'],
  ])('never leads to another host than the one that is written: %j', (a, url) => {
    const properties = {
      number: { statusCallback: 'https://example.com{{flow.data.a}}' },
      screen: { play: 'https://example.com{{flow.data.a}}' },
    };
    const service = serviceWith([sales(properties)]);
    const dial = ask('/connect', { ...inbound, widget: 'sales', a }, service);
    const screen = ask('/connect-screen', { ...inbound, widget: 'sales', a }, service);
    const why = `its Liquid failed: ${changed}`;
    const at = { widget: 'sales', message: why };
    expect([
      /statusCallback="([^"]*)"/.exec(dial.text)?.[1],
      /<Play>([^<]*)</.exec(screen.text)?.[1],
      dial.problems,
      screen.problems.slice(0, 1),
    ]).toEqual([
      url,
      url,
      url === undefined ? [{ ...at, property: 'number.statusCallback' }] : [],
      url === undefined ? [{ ...at, property: 'screen.play' }] : [],
    ]);
  });
});

describe('a value in a SIP URI', () => {
  const sip = { noun: 'sip', sip_username: 'u', sip_password: 'p' };

  /** The URIs that ring. */
  function rung(properties: object, request: object): string[] {
    const { text } = ask(
      '/connect',
      { ...inbound, widget: 'sales', ...request },
      serviceWith([{ name: 'sales', properties }]),
    );
    return [...text.matchAll(/<Sip[^>]*>([^<]*)</g)].map(([, uri = '']) => uri.replaceAll('&amp;', '&'));
  }

  it.each([
    ['100', ['sip:100@pbx.example.com']],
    ['x@evil.example;a=', []],
    ['evil.example;a=', []],
    ['x?X-A=', []],
    ['x%0d%0aX-A:', []],
  ])('never has another host ring than the one that is written: %j', (value, uris) => {
    const sip_endpoint = 'sip:{{trigger.call.SipHeader_X-Ext}}@pbx.example.com';
    expect(rung({ ...sip, sip_endpoint }, { 'SipHeader_X-Ext': value })).toEqual(uris);
    const filtered = 'sip:{{trigger.call.SipHeader_X-Ext | downcase}}@pbx.example.com';
    expect(rung({ ...sip, sip_endpoint: filtered }, { 'SipHeader_X-Ext': value })).toEqual(uris);
  });

  it('never has another host ring in a list', () => {
    const list = {
      noun: 'sip-multi',
      sip_endpoint: 'sip:a@pbx.example.com, sip:{{flow.data.a}}@pbx.example.com',
    };
    const mixed = { noun: 'multi', to: '+14155550123, sip:{{flow.data.a}}@pbx.example.com' };
    for (const properties of [list, mixed]) {
      expect(rung(properties, { a: 'x@evil.example;a=' }).slice(list === properties ? 1 : 0)).toEqual([]);
    }
  });

  it('never adds a second @, wherever it comes from', () => {
    expect(rung({ ...sip, sip_endpoint: '{{flow.data.a}}' }, { a: 'sip:x@evil.example;a=@pbx.com' })).toEqual(
      [],
    );
  });

  it.each([
    ['a\r\nX-Evil: 1', 'sip:100@pbx.example.com?X-A=a%20X-Evil%3A%201'],
    ['a\n\r\n\u0085\u2028\u2029b', 'sip:100@pbx.example.com?X-A=a%20b'],
    ['\r\na\n', 'sip:100@pbx.example.com?X-A=a'],
  ])('never begins another header in one of `sip.headers`: %j', (a, uri) => {
    const properties = {
      ...sip,
      sip_endpoint: 'sip:100@pbx.example.com',
      sip: { headers: { 'X-A': '{{flow.data.a}}' } },
    };
    expect(rung(properties, { a })).toEqual([uri]);
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
