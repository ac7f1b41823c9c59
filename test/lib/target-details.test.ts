import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { serviceWith } from '../support/service';

const odd = '<a> & "b" \'c\' 50% =+;?@ ü😀\u0007';

function ring(properties: object) {
  const service = serviceWith([{ name: 'sales', properties }]);
  return ask('/connect', { ...inbound, widget: 'sales', Odd: odd, Long: 'x'.repeat(1_000) }, service);
}

function dial(inside: string): string {
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST" callerId="+14155550111" timeout="30">${inside}</Dial>`,
  );
}

describe('the parameters of a client', () => {
  const alice = { noun: 'client', to: 'client:alice' };

  it.each([
    [{ ...alice, client: { parameters: {} } }, '<Client>alice</Client>'],
    [{ ...alice, client: { parameters: null, url: '' } }, '<Client url="">alice</Client>'],
    [
      {
        ...alice,
        client: { parameters: { caller: '{{contact.channel.address}}', b: ' two words ' }, method: 'GET' },
      },
      '<Client method="GET"><Identity>alice</Identity><Parameter name="caller" value="+14155550111"/><Parameter name="b" value="two words"/></Client>',
    ],
    [
      { ...alice, client: { parameters: { 'a "b" <c>': '{{trigger.call.Odd}}' } } },
      '<Client><Identity>alice</Identity><Parameter name="a &quot;b&quot; &lt;c>" value="&lt;a> &amp; &quot;b&quot; \'c\' 50% =+;?@ ü😀"/></Client>',
    ],
    [
      { ...alice, client: { parameters: { a: '{{trigger.call.None}}', b: '', c: '1' } } },
      '<Client><Identity>alice</Identity><Parameter name="c" value="1"/></Client>',
    ],
    [{ ...alice, client: { parameters: { a: '{{trigger.call.None}}' } } }, '<Client>alice</Client>'],
    [
      { ...alice, client: { parameters: { constructor: '1', toString: '2', prototype: '3' } } },
      '<Client><Identity>alice</Identity><Parameter name="constructor" value="1"/><Parameter name="toString" value="2"/><Parameter name="prototype" value="3"/></Client>',
    ],
    [
      { noun: 'multi', to: 'client:alice, +14155550123, client:bob', client: { parameters: { a: '1' } } },
      '<Client><Identity>alice</Identity><Parameter name="a" value="1"/></Client><Number>+14155550123</Number><Client><Identity>bob</Identity><Parameter name="a" value="1"/></Client>',
    ],
    [
      { noun: 'number', to: '+14155550123', client: { parameters: { a: '1' } } },
      '<Number>+14155550123</Number>',
    ],
  ])('are written as they should be: %j', (properties, targets) => {
    expect(ring(properties)).toEqual({ text: dial(targets), problems: [], secrets: [] });
  });
});

describe('the headers of a SIP URI', () => {
  const bob = { noun: 'sip', sip_endpoint: 'sip:bob@example.com' };

  it.each([
    [{ ...bob, sip: { headers: {} } }, '<Sip>sip:bob@example.com</Sip>'],
    [
      {
        ...bob,
        sip: { headers: { 'X-Menu': '{{contact.channel.address}}', 'User-to-User': 'a;encoding=hex' } },
      },
      '<Sip>sip:bob@example.com?X-Menu=%2B14155550111&amp;User-to-User=a%3Bencoding%3Dhex</Sip>',
    ],
    [
      { ...bob, sip_username: 'u', sip: { headers: { 'X-Odd': '{{trigger.call.Odd}}' }, method: 'GET' } },
      '<Sip username="u" method="GET">sip:bob@example.com?X-Odd=%3Ca%3E%20%26%20%22b%22%20\'c\'%2050%25%20%3D%2B%3B%3F%40%20%C3%BC%F0%9F%98%80</Sip>',
    ],
    [
      { ...bob, sip: { headers: { 'X-A': '', 'X-B': '{{trigger.call.None}}', 'X-C': '0' } } },
      '<Sip>sip:bob@example.com?X-C=0</Sip>',
    ],
    [
      { ...bob, sip_endpoint: 'sip:bob@example.com;transport=tls?X-Own=1', sip: { headers: { 'X-A': '2' } } },
      '<Sip>sip:bob@example.com;transport=tls?X-Own=1&amp;X-A=2</Sip>',
    ],
    [
      { ...bob, sip_endpoint: 'sip:bob@example.com?X-Own=1?2', sip: { headers: { 'X-A': '3' } } },
      '<Sip>sip:bob@example.com?X-Own=1?2&amp;X-A=3</Sip>',
    ],
    [
      {
        noun: 'sip-multi',
        sip_endpoint: 'sip:a@b.com, sips:c@b.com?X-Own=1',
        sip: { headers: { 'X-A': '1,2' } },
      },
      '<Sip>sip:a@b.com?X-A=1%2C2</Sip><Sip>sips:c@b.com?X-Own=1&amp;X-A=1%2C2</Sip>',
    ],
    [
      { noun: 'multi', to: 'sip:a@b.com, client:alice', sip: { headers: { 'X-A': '1' } } },
      '<Sip>sip:a@b.com?X-A=1</Sip><Client>alice</Client>',
    ],
    // "X-A=" and 1,019 characters are 1,023.
    [
      { ...bob, sip: { headers: { 'X-A': `{{trigger.call.Long}}${'y'.repeat(19)}` } } },
      `<Sip>sip:bob@example.com?X-A=${'x'.repeat(1_000)}${'y'.repeat(19)}</Sip>`,
    ],
  ])('are written as they should be: %j', (properties, targets) => {
    expect(ring(properties)).toEqual({ text: dial(targets), problems: [], secrets: [] });
  });

  const message = 'is left out: the headers of a SIP URI have to be fewer than 1024 characters';
  const long = 'x'.repeat(1_000);
  it.each([
    [
      'one that is too long by itself',
      '',
      { 'X-A': `{{trigger.call.Long}}${'y'.repeat(20)}`, 'X-B': '1' },
      '?X-B=1',
      { 'X-A': `${long}${'y'.repeat(20)}` },
    ],
    [
      'one for which the others leave no room',
      '',
      { 'X-A': '{{trigger.call.Long}}', 'X-B': 'y'.repeat(15), 'X-C': 'z'.repeat(14) },
      `?X-A=${long}&amp;X-C=${'z'.repeat(14)}`,
      { 'X-B': 'y'.repeat(15) },
    ],
    [
      'one that is too long when it is encoded',
      '',
      { 'X-A': 'ü'.repeat(170), 'X-B': '1' },
      '?X-B=1',
      { 'X-A': 'ü'.repeat(170) },
    ],
    [
      'one for which those of the URI leave no room',
      `?X-Own=${long}`,
      { 'X-A': 'y'.repeat(20), 'X-B': '1' },
      `?X-Own=${long}&amp;X-B=1`,
      { 'X-A': 'y'.repeat(20) },
    ],
  ])('leave out %s', (_, own, headers, query, lost) => {
    expect(ring({ noun: 'sip', sip_endpoint: `sip:bob@example.com${own}`, sip: { headers } })).toEqual({
      text: dial(`<Sip>sip:bob@example.com${query}</Sip>`),
      problems: Object.entries(lost).map(([name, value]) => ({
        widget: 'sales',
        property: `sip.headers.${name}`,
        value,
        message,
      })),
      secrets: [],
    });
  });
});

describe('a detail whose Liquid fails', () => {
  const fails = '{% for i in (1..100000000) %}{{i}}{% endfor %}';
  const sip = 'sip:bob@example.com';

  it.each([
    [
      'client',
      'parameters',
      '<Number>+14155550123</Number><Client>alice</Client>',
      '+14155550123, client:alice',
    ],
    ['sip', 'headers', `<Number>+14155550123</Number><Sip>${sip}</Sip>`, `+14155550123, ${sip}`],
  ])('is left out, and reported for the targets that have it: %s.%s', (element, details, targets, to) => {
    expect(ring({ noun: 'multi', to, [element]: { [details]: { 'X-A': fails } } })).toEqual({
      text: dial(targets),
      problems: [
        {
          widget: 'sales',
          property: `${element}.${details}.X-A`,
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
      ],
      secrets: [],
    });
  });
});
