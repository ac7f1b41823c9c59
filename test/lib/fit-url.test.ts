import busy from '../fixtures/dial-busy.json';
import declined from '../fixtures/dial-declined.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, askKnowing } from '../support/ask';
import { readTable, rows } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const tooLong = 'this parameter is no longer carried: the URL would have 4,000 characters or more';
const forgotten = 'its outcome is no longer carried: the URL would have 4,000 characters or more';

/** The URL that a TwiML document goes on to. */
function onwards(text: string): URL {
  const url = /(?:action="|<Redirect[^>]*>)([^"<]*)/.exec(text)?.[1] ?? '';
  return new URL(url.replaceAll('&amp;', '&'));
}

describe('an action URL', () => {
  const service = serviceWith([sales()]);
  const empty = 'https://calls-1234.twil.io/connect-status?widget=sales&a='.length;

  it.each([
    [0, true],
    [3_999 - empty, true],
    [4_000 - empty, false],
    [5_000, false],
    [100_000, false],
  ])('carries a value of %d characters: %s', (length, isCarried) => {
    const a = 'x'.repeat(length);
    const { text, problems } = ask('/connect', { ...inbound, widget: 'sales', a }, service);
    const url = onwards(text);
    expect([url.searchParams.get('a'), problems]).toEqual(
      isCarried
        ? [a, []]
        : [null, [{ widget: 'sales', property: 'flow.data.a', value: a, message: tooLong }]],
    );
    expect(url.href.length).toBe(isCarried ? empty + length : empty - '&a='.length);
  });

  it('drops the largest parameters first, as they stand in the URL, and no more than has to go', () => {
    const event = {
      ...inbound,
      widget: 'sales',
      a: 'a'.repeat(1_500),
      b: 'ü'.repeat(300),
      c: 'c'.repeat(1_600),
      d: 'd',
    };
    const { text, problems } = ask('/connect', event, service);
    expect([...onwards(text).searchParams.keys()]).toEqual(['a', 'c', 'd', 'widget']);
    expect(problems).toEqual([
      { widget: 'sales', property: 'flow.data.b', value: event.b, message: tooLong },
    ]);
  });

  it('drops no more where 3,999 characters are left', () => {
    const event = { ...inbound, widget: 'sales', a: 'a'.repeat(3_999 - empty), b: 'b'.repeat(4_000) };
    const { text, problems } = ask('/connect', event, service);
    expect(onwards(text).href).toBe(`https://calls-1234.twil.io/connect-status?a=${event.a}&widget=sales`);
    expect(problems).toEqual([
      { widget: 'sales', property: 'flow.data.b', value: event.b, message: tooLong },
    ]);
  });

  it('counts the name of a parameter, too', () => {
    const name = `a${'b'.repeat(4_000)}`;
    const { text, problems } = ask('/connect', { ...inbound, widget: 'sales', [name]: '', b: 'x' }, service);
    expect([...onwards(text).searchParams.keys()]).toEqual(['b', 'widget']);
    expect(problems).toEqual([
      { widget: 'sales', property: `flow.data.${name}`, value: '', message: tooLong },
    ]);
  });

  it('drops what it has to of 500 parameters, in time', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`p${index}`, 'x'.repeat(20)]));
    const begun = performance.now();
    const { text, problems } = ask('/connect', { ...inbound, widget: 'sales', ...many }, service);
    expect(performance.now() - begun).toBeLessThan(2_000);
    const { href, searchParams } = onwards(text);
    expect([href.length < 4_000, href.length > 3_900, searchParams.size - 1 + problems.length]).toEqual([
      true,
      true,
      500,
    ]);
  });
});

describe('a URL with many outcomes', () => {
  const read = (name: string) => ({
    name,
    properties: { noun: 'client', to: `{{widgets.${name}.DialCallStatus}}x` },
  });
  const unread = (name: string) => ({ name, properties: { noun: 'client', to: 'x' } });
  const service = serviceWith([
    sales({}, [
      { event: 'busy', next: 'unread-1' },
      { event: 'noAnswer', next: '/next' },
      { event: 'failed', next: 'https://example.com/' },
    ]),
    read('read-1'),
    read('read-2'),
    unread('unread-1'),
    unread('unread-2'),
  ]);
  const outcome = (widget: string, length: number) => [widget, 'busy', 'x'.repeat(length), '', ''];

  /** What goes on, and what the log tells. */
  function carried(event: object, came: readonly string[][]) {
    const { text, problems } = ask(
      '/connect-status',
      { ...inbound, DialCallStatus: 'busy', widget: 'sales', ...event, _outcomes: rows(came) },
      service,
    );
    const { href, searchParams } = onwards(text);
    const outcomes = readTable(searchParams.get('_outcomes'));
    return {
      isShort: href.length < 4_000,
      outcomes: outcomes.map(([widget]) => widget),
      userParameters: [...searchParams.keys()].filter((name) => /^[a-v]$/.test(name)),
      problems: problems.map(({ widget, property, message }) => [widget, property, message]),
    };
  }

  it('forgets those first that no template reads, the oldest first and no more than has to go', () => {
    const came = [
      outcome('read-1', 990),
      outcome('unread-2', 990),
      outcome('gone', 990),
      outcome('read-2', 990),
    ];
    expect(carried({ a: '1' }, came)).toEqual({
      isShort: true,
      outcomes: ['read-1', 'gone', 'read-2', 'sales'],
      userParameters: ['a'],
      problems: [['unread-2', undefined, forgotten]],
    });
  });

  it('then drops the user’s largest parameters', () => {
    const came = [outcome('unread-2', 10), outcome('read-1', 1_200), outcome('read-2', 1_200)];
    expect(carried({ a: 'x'.repeat(900), b: 'x'.repeat(1_000) }, came)).toEqual({
      isShort: true,
      outcomes: ['read-1', 'read-2'],
      userParameters: ['a'],
      problems: [
        ['unread-2', undefined, forgotten],
        ['sales', undefined, forgotten],
        ['unread-1', 'flow.data.b', tooLong],
      ],
    });
  });

  it('then forgets the other outcomes', () => {
    const came = [outcome('unread-2', 10), outcome('read-1', 3_000), outcome('read-2', 3_000)];
    expect(carried({ a: '1' }, came)).toEqual({
      isShort: true,
      outcomes: ['read-2'],
      userParameters: [],
      problems: [
        ['unread-2', undefined, forgotten],
        ['sales', undefined, forgotten],
        ['unread-1', 'flow.data.a', tooLong],
        ['read-1', undefined, forgotten],
      ],
    });
  });

  it('forgets an outcome, and no parameter, of a URL of 4,000 characters', () => {
    const came = (length: number) => [outcome('unread-2', length), outcome('read-1', 1_000)];
    const event = { ...inbound, DialCallStatus: 'busy', widget: 'sales', a: '1' };
    const { text } = ask('/connect-status', { ...event, _outcomes: rows(came(1)) }, service);
    const room = 4_000 - onwards(text).href.length;
    const whole = {
      isShort: true,
      outcomes: ['unread-2', 'read-1', 'sales'],
      userParameters: ['a'],
      problems: [],
    };
    expect([carried({ a: '1' }, came(room)), carried({ a: '1' }, came(room + 1))]).toEqual([
      whole,
      { ...whole, outcomes: ['read-1', 'sales'], problems: [['unread-2', undefined, forgotten]] },
    ]);
  });

  it('keeps to the same order for a redirect to this service', () => {
    const came = [outcome('unread-2', 2_000), outcome('read-1', 2_000)];
    expect(carried({ DialCallStatus: 'no-answer', a: 'x'.repeat(1_600) }, came)).toEqual({
      isShort: true,
      outcomes: ['read-1', 'sales'],
      userParameters: ['a'],
      problems: [['unread-2', undefined, forgotten]],
    });
  });

  it('drops only parameters of a redirect to another host, and says after which widget', () => {
    expect(carried({ DialCallStatus: 'failed', a: 'x'.repeat(4_000) }, [outcome('read-1', 10)])).toEqual({
      isShort: true,
      outcomes: [],
      userParameters: [],
      problems: [['sales', 'flow.data.a', tooLong]],
    });
  });

  it('drops parameters on the way back to Studio', () => {
    const event = { ...busy, FlowSid: 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68', a: 'x'.repeat(4_000), b: '1' };
    const { text, problems } = ask(
      '/connect',
      { ...event, widget: 'empty' },
      serviceWith([{ name: 'empty', properties: { noun: 'client', to: '{{flow.data.none}}' } }]),
    );
    expect(onwards(text).href).toBe(
      `https://webhooks.twilio.com/v1/Accounts/${busy.AccountSid}/Flows/${event.FlowSid}?FlowEvent=return&DialCallStatus=failed&b=1`,
    );
    expect(problems.map(({ property }) => property)).toEqual(['to', 'flow.data.a']);
  });

  it('says of a dropped parameter no widget where the call has had none', () => {
    const event = {
      ...inbound,
      FlowSid: 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68',
      a: 'x'.repeat(4_000),
      widget: 'sales',
      _widgets: '25',
    };
    expect(ask('/connect', event, service).problems).toEqual([
      {
        widget: 'sales',
        message: 'is widget number 26 of this call: the flow ends here, since it may go in circles',
      },
      { property: 'flow.data.a', value: event.a, message: tooLong },
    ]);
  });

  it.each([
    ['with an outcome that fits', 3_900, `?DialCallStatus=busy`, []],
    [
      'without an outcome that does not',
      3_970,
      '',
      ['its outcome is no longer carried: the URL would have 4,000 characters or more'],
    ],
    [
      'as it is, where it is too long by itself',
      4_000,
      '',
      ['leads to a URL of 4020 characters, and Twilio takes fewer than 4,000'],
    ],
  ])('leads to a long next %s', (_, length, query, messages) => {
    const next = `https://example.com/${'x'.repeat(length)}`;
    const service = serviceWith([sales({}, [{ event: 'callCompleted', next: '{{flow.data.a}}' }])]);
    const request = { DialCallStatus: 'busy', widget: 'sales', a: next };
    const { text, problems } = ask('/connect-status', request, service);
    expect(onwards(text).href).toBe(`${next}${query}`);
    expect(problems).toEqual([
      { widget: 'sales', property: 'flow.data.a', value: next, message: tooLong },
      ...messages.map((message) => ({ widget: 'sales', value: next, message })),
    ]);
  });

  it('keeps the count of widgets of a long next on this service', () => {
    const next = `/${'x'.repeat(3_940)}`;
    const service = serviceWith([sales({}, [{ event: 'callCompleted', next }])]);
    const { text } = ask('/connect-status', { ...busy, widget: 'sales', _widgets: '24' }, service);
    expect(onwards(text).href).toBe(`https://calls-1234.twil.io${next}?_widgets=24`);
  });
});

describe('a URL with long addresses', () => {
  const sip = (index: number) => `sip:${String(index).repeat(250)}@example.com`;

  it('names those who have refused by their beginnings', () => {
    const service = serviceWith([
      {
        name: 'sales',
        properties: {
          noun: 'sip-multi',
          sip_endpoint: Array.from({ length: 10 }, (_, index) => sip(index)).join(),
          screen: { say: 'Press 1' },
        },
      },
    ]);
    let { text } = ask('/connect', { ...inbound, widget: 'sales' }, service);
    for (let index = 0; index < 9; index++) {
      expect(text.match(/<Sip /g)?.length).toBe(10 - index);
      const request = Object.fromEntries(onwards(text).searchParams);
      const reply = askKnowing(sip(index).toUpperCase(), { ...declined, ...request }, service);
      expect(reply.problems).toEqual([]);
      text = reply.text;
    }
    expect(onwards(text).href.length).toBeLessThan(600);
  });

  it.each([
    ['as an earlier version wrote them', (who: string[]) => who.join()],
    ['as this one does', (who: string[]) => rows([who])],
  ])('takes no more of those who have refused than a ring may have, %s', (_, write) => {
    const others = Array.from({ length: 500 }, (_, index) => sip(index));
    const properties = {
      noun: 'sip-multi',
      sip_endpoint: `${sip(499)}, ${sip(500)}, ${sip(501)}`,
      screen: { say: '1' },
    };
    const request = { ...declined, widget: 'sales', _refused: write(others) };
    const { text } = askKnowing(sip(500), request, serviceWith([{ name: 'sales', properties }]));
    expect(text.match(/>sip:[^<]*</g)).toEqual([`>${sip(501)}<`]);
    expect(onwards(text).href.length).toBeLessThan(2_000);
  });

  it.each([
    ['sip:', 'x'],
    ['', '漢'],
    ['client:', '@'],
  ])('carries the beginning of a caller’s: %s%s…', (scheme, character) => {
    const From = scheme + character.repeat(2_000);
    const service = serviceWith([
      sales({ caller_id: '+13125550100', screen: { say: 'From {{contact.channel.address}}' } }),
    ]);
    const { text } = ask('/connect', { ...inbound, To: From, From, widget: 'sales' }, service);
    const url = new URL(/<Number url="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '');
    const leg = ask('/connect-screen', { ...inbound, ...Object.fromEntries(url.searchParams) }, service);
    const said = /<Say>From (.*)<.Say>/.exec(leg.text)?.[1] ?? '';
    expect([url.href.length < 4_000, said.length > 90, From.startsWith(said)]).toEqual([true, true, true]);
  });
});
