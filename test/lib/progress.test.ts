import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, onwards, twiml } from '../support/ask';
import { readTable, rows } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
const loop = serviceWith([sales({}, [{ event: 'callCompleted', next: 'sales' }])]);
const circle = {
  widget: 'sales',
  message: 'is widget number 26 of this call: the flow ends here, since it may go in circles',
};

describe('a call that goes in circles', () => {
  it.each([
    ['widgets that follow at once', '/connect-status', 'sales'],
    ['redirects to /connect', '/connect', '/connect?widget=sales'],
  ] as const)('passes through 25 widgets, and then ends, by %s', (_, path, next) => {
    const service = serviceWith([sales({}, [{ event: 'callCompleted', next }])]);
    let reply = ask('/connect', { ...inbound, widget: 'sales' }, service);
    let dials = 0;
    while (reply.text.includes('<Dial')) {
      dials++;
      expect(reply.problems).toEqual([]);
      reply = ask('/connect-status', { ...busy, ...onwards(reply.text) }, service);
      if (path === '/connect') reply = ask('/connect', { ...busy, ...onwards(reply.text) }, service);
    }
    expect([dials, reply]).toEqual([25, { text: twiml('<Hangup/>'), problems: [circle], secrets: [] }]);
  });

  it('goes back to Studio in place of the 26th widget', () => {
    expect(ask('/connect-status', { ...busy, widget: 'sales', _widgets: '25', FlowSid }, loop)).toEqual({
      text: twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${busy.AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=busy&amp;DialCallSid=${busy.DialCallSid}</Redirect>`,
      ),
      problems: [circle],
      secrets: [],
    });
  });
});

describe('the count of widgets in a URL', () => {
  it.each([
    [undefined, '2'],
    ['', '2'],
    ['0', '2'],
    ['1', '2'],
    ['24', '25'],
    ['-3', '2'],
    ['2.5', '2'],
    ['many', '2'],
    ['NaN', '2'],
    [['3', '4'], '5'],
    [{ a: '4' }, '2'],
  ])('%j is followed by %s', (_widgets, next) => {
    const { text } = ask('/connect-status', { ...busy, widget: 'sales', _widgets }, loop);
    expect(onwards(text)?._widgets).toBe(next);
  });

  it.each([
    [undefined, undefined],
    ['1', '2'],
    ['-3', undefined],
    ['2.5', undefined],
  ])('%j before a call’s first widget is followed by %j', (_widgets, next) => {
    const { text } = ask('/connect', { ...inbound, widget: 'sales', _widgets }, loop);
    expect(onwards(text)).toEqual({ widget: 'sales', ...(next !== undefined && { _widgets: next }) });
  });

  it.each(['25', '26', '1e9', '1e300'])('%s ends the flow', (_widgets) => {
    expect(ask('/connect', { ...inbound, widget: 'sales', _widgets }, loop)).toEqual({
      text: twiml('<Hangup/>'),
      problems: [circle],
      secrets: [],
    });
  });
});

describe('the outcomes in a URL', () => {
  const tell = serviceWith([
    sales({}, [
      {
        event: 'callCompleted',
        next: '/was/{{widgets.support.DialCallStatus}}/{{widgets.support.DialCallDuration}}',
      },
    ]),
    { name: 'support', properties: { noun: 'client', to: 'support' } },
  ]);

  /** The path that `next` renders to, and the outcomes that go on. */
  function told(_outcomes: unknown): [path: string | undefined, outcomes: unknown] {
    const { text, problems } = ask(
      '/connect-status',
      { widget: 'sales', DialCallStatus: 'busy', _outcomes },
      tell,
    );
    expect(problems).toEqual([]);
    return [/twil\.io([^?]*)/.exec(text)?.[1], readTable(onwards(text)?._outcomes)];
  }

  const own = ['sales', 'busy'];
  const before = ['support', 'completed', 'CA1', '42', 'https://x'];
  it.each([
    ['none', undefined, '/was//', [own]],
    ['one', rows([before]), '/was/completed/42', [before, own]],
    ['one without a duration', 'support.busy', '/was/busy/', [['support', 'busy'], own]],
    [
      'an earlier one of the same widget',
      rows([['sales', 'failed'], before]),
      '/was/completed/42',
      [before, own],
    ],
    [
      'names that an object has by nature',
      '_5F_5Fproto_5F_5F.a_.constructor.b',
      '/was//',
      [['__proto__', 'a'], ['constructor', 'b'], own],
    ],
    ['rows that are none', 'a_C3.b_.support.busy_.%', '/was//', [own]],
    [
      'rows among which some are none',
      'a_C3.b_.support.busy_._.a_zz',
      '/was/busy/',
      [['support', 'busy'], own],
    ],
    [
      'more cells than there are outcomes',
      'support.busy...a.b',
      '/was/busy/',
      [['support', 'busy', '', '', 'a'], own],
    ],
    ['what an earlier version wrote', JSON.stringify([before]), '/was/completed/42', [before, own]],
    [
      'values that are no strings',
      '[["support",1,null,"42",{}]]',
      '/was//42',
      [['support', '', '', '42'], own],
    ],
    ['rows of it that are none', '[1,null,"support",{"0":"support"},[],[5,"busy"]]', '/was//', [own]],
    [
      'names in it that an object has by nature',
      '[["__proto__","a"],["constructor","b"]]',
      '/was//',
      [['__proto__', 'a'], ['constructor', 'b'], own],
    ],
    ['an object', '{"support":"busy"}', '/was//', [own]],
    ['no JSON', '[["support"', '/was//', [own]],
    ['an empty text', '', '/was//', [own]],
    ['the last of two', ['support.busy', 'support.failed'], '/was/failed/', [['support', 'failed'], own]],
  ])('are read: %s', (_, outcomes, path, carried) => {
    expect(told(outcomes)).toEqual([path, carried]);
  });

  it('that says of more widgets than a call passes through counts with the last ones', () => {
    const many = Array.from({ length: 30 }, (_, index) => [`w${index}`, 'busy']);
    const reading = '{% for widget in widgets %}{{widget[0]}} {% endfor %}';
    const service = serviceWith([sales({ noun: 'conference', to: reading })]);
    const request = { ...inbound, widget: 'sales', _outcomes: rows(many) };
    const room = many
      .slice(5)
      .map(([name]) => name)
      .join(' ');
    expect(ask('/connect', request, service).text).toContain(`<Conference>${room}</Conference>`);
  });
});
