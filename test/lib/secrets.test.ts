import { maskSecrets } from '../../lib/mask-secrets';
import { quote } from '../../lib/quote';
import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { serviceWith } from '../support/service';

describe('maskSecrets', () => {
  it.each([
    ['hunter2', ['hunter2'], '***'],
    ['a hunter2 and hunter2', ['hunter2'], 'a *** and ***'],
    ['hunter22', ['hunter2', 'hunter22'], '***'],
    ['hunter22 hunter2', ['hunter2', 'hunter22'], '*** ***'],
    ['a $& b', ['$&'], 'a *** b'],
    ['nothing', [], 'nothing'],
    ['Hunter2', ['hunter2'], 'Hunter2'],
  ])('shows %j without %j as %j', (text, secrets, masked) => {
    expect(maskSecrets(text, secrets)).toBe(masked);
  });
});

describe('quote', () => {
  it.each([
    ['soon', '"soon"'],
    ['', '""'],
    ['"\n\u0007\ud83d', '"\\"\\n\\u0007\\ud83d"'],
    [5, '5'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    [['a', { b: 1 }], '["a",{"b":1}]'],
    ['my hunter2!', '"my ***!"'],
    ['https://jack:tr0ub4dor@calls.example.com/x', '"https://***@calls.example.com/x"'],
    ['https:/* a *///jack:tr0ub4dor@calls.example.com/x', '"https:/* a *///***@calls.example.com/x"'],
    [{ a: ['hunter2'] }, '{"a":["***"]}'],
    [{ sip_password: 'other', sip_username: 'u' }, '{"sip_password":"***","sip_username":"u"}'],
    [[{ sip_password: { a: 'other' } }], '[{"sip_password":"***"}]'],
    ['x'.repeat(78), `"${'x'.repeat(78)}"`],
    ['x'.repeat(79), `"${'x'.repeat(79)}… (81 characters)`],
    [`${'x'.repeat(75)}hunter2`, `"${'x'.repeat(75)}***"`],
  ])('shows %j as %s', (value, quoted) => {
    expect(quote(value, ['hunter2'])).toBe(quoted);
  });
});

describe('a SIP password', () => {
  const sip = {
    noun: 'sip',
    sip_endpoint: '{{flow.data.to}}',
    sip_username: 'jack',
    sip_password: '{{env.PASSWORD}}',
  };
  const variables = { PASSWORD: 'hunter2' };

  function dial(properties: object, event: object) {
    const service = serviceWith([{ name: 'desk', properties: { ...sip, ...properties } }], { variables });
    return ask('/connect', { ...inbound, widget: 'desk', ...event }, service);
  }

  it('is a secret, and goes on the target', () => {
    expect(dial({ sip_endpoint: 'sip:jack@example.com' }, {})).toEqual({
      text: twiml(
        '<Dial action="https://calls-1234.twil.io/connect-status?widget=desk" method="POST" callerId="+14155550111" timeout="30"><Sip username="jack" password="hunter2">sip:jack@example.com</Sip></Dial>',
      ),
      problems: [],
      secrets: ['hunter2'],
    });
  });

  it('is a secret without the spaces around it, as it goes on the target', () => {
    const sip_password = ' {{env.PASSWORD}} ';
    const { text, secrets } = dial({ sip_endpoint: 'sip:jack@example.com', sip_password }, {});
    expect([/password="([^"]*)"/.exec(text)?.[1], secrets]).toEqual(['hunter2', ['hunter2']]);
  });

  it('is not shown by a refusal', () => {
    const { text, secrets } = dial({}, { to: 'hunter2' });
    expect([text, secrets]).toEqual([
      '500 Widget "desk": sip_endpoint leaves nobody to ring: it rendered to "***".',
      ['hunter2'],
    ]);
  });

  it('is not quoted by the message of an engine that fails', () => {
    const sip_password = 'hunter2{% for i in (1..100000000) %}{{i}}{% endfor %}';
    expect(dial({ sip_password, sip_endpoint: 'sip:jack@example.com' }, {})).toEqual({
      text: twiml(
        '<Dial action="https://calls-1234.twil.io/connect-status?widget=desk" method="POST" callerId="+14155550111" timeout="30"><Sip username="jack">sip:jack@example.com</Sip></Dial>',
      ),
      problems: [{ widget: 'desk', property: 'sip_password', message: 'its Liquid failed' }],
      secrets: [],
    });
  });
});
