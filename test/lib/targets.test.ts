import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { query } from '../support/carried';
import { serviceWith } from '../support/service';

const action = 'action="https://calls-1234.twil.io/connect-status?widget=sales"';
const start = `<Dial ${action} method="POST" callerId="+14155550111" timeout="30">`;

/** Twelve numbers. */
const numbers = Array.from({ length: 12 }, (_, index) => `+141555501${String(index + 30)}`);

function ring(properties: object) {
  const service = serviceWith([{ name: 'sales', properties }], { variables: { TO: numbers.join(', ') } });
  return ask('/connect', { ...inbound, Widget: '', Digits: '12', widget: 'sales' }, service);
}

describe('targets that only a call knows', () => {
  it.each([
    [
      'drops what is no number, and rings the rest',
      { noun: 'number-multi', to: 'x{{trigger.call.Digits}}, +14155550123 ,{{trigger.call.Digits}}' },
      `${start}<Number>+14155550123</Number></Dial>`,
      [
        { value: 'x12', message: 'is not a phone number in E.164, such as +14155550100; it does not ring' },
        { value: '12', message: 'is not a phone number in E.164, such as +14155550100; it does not ring' },
      ],
    ],
    [
      'rings the first ten of twelve',
      { noun: 'number-multi', to: '{{env.TO}}' },
      `${start}${numbers
        .slice(0, 10)
        .map((number) => `<Number>${number}</Number>`)
        .join('')}</Dial>`,
      [{ value: numbers.join(', '), message: 'has 12 targets; only the first 10 ring' }],
    ],
    [
      'does not count what is invalid among the ten',
      { noun: 'number-multi', to: `nobody{{flow.data.x}},${numbers.slice(0, 10).join()}` },
      `${start}${numbers
        .slice(0, 10)
        .map((number) => `<Number>${number}</Number>`)
        .join('')}</Dial>`,
      [
        {
          value: 'nobody',
          message: 'is not a phone number in E.164, such as +14155550100; it does not ring',
        },
      ],
    ],
    [
      'rings ten without a word',
      { noun: 'number-multi', to: numbers.slice(0, 10).join() },
      `${start}${numbers
        .slice(0, 10)
        .map((number) => `<Number>${number}</Number>`)
        .join('')}</Dial>`,
      [],
    ],
  ])('%s', (_, properties, dialElement, problems) => {
    expect(ring(properties)).toEqual({
      text: twiml(dialElement),
      problems: problems.map((problem) => ({ widget: 'sales', property: 'to', ...problem })),
      secrets: [],
    });
  });
});

describe('a widget that has nobody to ring', () => {
  it.each([
    [{ noun: 'number', to: '{{flow.data.none}}' }, 'to', '', 'nothing', undefined],
    [{ noun: 'number-multi', to: ' , {{flow.data.none}},' }, 'to', ', ,', '", ,"', undefined],
    [
      { noun: 'number', to: '{{env.TO}}' },
      'to',
      numbers.join(', '),
      `"${numbers.join(', ').slice(0, 79)}… (168 characters)`,
      'a phone number in E.164, such as +14155550100',
    ],
    [
      { noun: 'client', to: 'client:{{flow.data.none}}' },
      'to',
      'client:',
      '"client:"',
      'a client identity, such as alice',
    ],
    [
      { noun: 'sim', to: 'DE{{trigger.call.Digits}}' },
      'to',
      'DE12',
      '"DE12"',
      'a SIM SID: DE and 32 hexadecimal digits',
    ],
    [
      { noun: 'sip', sip_endpoint: '{{trigger.call.From}}' },
      'sip_endpoint',
      '+14155550111',
      '"+14155550111"',
      'a SIP URI, such as sip:alice@example.com',
    ],
    [{ noun: 'conference', to: '{{flow.data.none}}' }, 'to', '', 'nothing', undefined],
  ])('refuses the call where it leads nowhere: %j', (properties, property, value, rendered, expected) => {
    const message = `leaves nobody to ring: it rendered to ${rendered}`;
    const dropped = { widget: 'sales', property, value, message: `is not ${expected}; it does not ring` };
    expect(ring(properties)).toEqual({
      text: `500 Widget "sales": ${property} ${message}.`,
      problems: [...(expected === undefined ? [] : [dropped]), { widget: 'sales', property, value, message }],
      secrets: [],
    });
  });

  it('says so where the Liquid of its target fails', () => {
    expect(ring({ noun: 'number', to: '{% for i in (1..100000000) %}{{i}}{% endfor %}' })).toEqual({
      text: '500 Widget "sales": to leaves nobody to ring: it rendered to nothing.',
      problems: [
        {
          widget: 'sales',
          property: 'to',
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
        {
          widget: 'sales',
          property: 'to',
          value: '',
          message: 'leaves nobody to ring: it rendered to nothing',
        },
      ],
      secrets: [],
    });
  });
});

describe('SIP URIs', () => {
  it.each([
    ['sip:jack@example.com', true],
    ['SIPS:jack@example.com', true],
    ['sip:example.com', true],
    ['sip:jack,desk@example.com', true],
    ['sip:jack:secret@10.0.0.1:5060', true],
    ['sip:+14155550123@example.com;transport=tls;user=phone?X-Menu=1', true],
    ['sip:jack@[2001:db8::1]:5060', true],
    ['jack@example.com', false],
    ['xsip:jack@example.com', false],
    ['sip:', false],
    ['sip:jack@', false],
    ['sip:jack @example.com', false],
    ['sip:jack@exa<mple.com', false],
    ['"Jack" <sip:jack@example.com>', false],
    ['http://example.com', false],
  ])('%j is one: %s', (uri, isOne) => {
    const event = { From: '+14155550111', widget: 'sales', uri };
    const service = serviceWith([
      { name: 'sales', properties: { noun: 'sip', sip_endpoint: '{{flow.data.uri}}' } },
    ]);
    const action = query({ widget: 'sales', uri });
    expect(ask('/connect', event, service).text).toBe(
      isOne
        ? twiml(
            `<Dial action="https://calls-1234.twil.io/connect-status?${action.replaceAll('&', '&amp;')}" method="POST" callerId="+14155550111" timeout="30"><Sip>${uri}</Sip></Dial>`,
          )
        : `500 Widget "sales": sip_endpoint leaves nobody to ring: it rendered to ${JSON.stringify(uri)}.`,
    );
  });
});

describe('a list with more than ten that are invalid', () => {
  it('has ten lines in the log, and one for all the others', () => {
    const service = serviceWith([
      { name: 'sales', properties: { noun: 'number-multi', to: '{{flow.data.to}}' } },
    ]);
    const to = Array.from({ length: 12 }, (_, index) => `nobody-${index}`).join();
    const { problems } = ask('/connect', { ...inbound, widget: 'sales', to }, service);
    expect(problems.map(({ value, message }) => [value, message])).toEqual([
      ...Array.from({ length: 10 }, (_, index) => [
        `nobody-${index}`,
        'is not a phone number in E.164, such as +14155550100; it does not ring',
      ]),
      ['12', 'has 2 more that do not ring'],
      [to, expect.stringMatching(/^leaves nobody to ring: /)],
    ]);
  });
});
