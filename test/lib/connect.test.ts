import inbound from '../fixtures/inbound-call.json';
import outbound from '../fixtures/outbound-call.json';
import { ask, twiml } from '../support/ask';
import { sales, serviceWith } from '../support/service';

/** A widget that rings `number`. */
function ringing(name: string, number: string, numbers: readonly string[] = []): object {
  return { name, numbers, properties: { noun: 'number', to: number } };
}

function dial(widget: string, number: string, callerId = '+14155550111'): string {
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?widget=${widget}" method="POST" callerId="${callerId}" timeout="30"><Number>${number}</Number></Dial>`,
  );
}

describe('which widget answers /connect', () => {
  const service = serviceWith([
    ringing('default', '+14155550120'),
    ringing('chicago', '+14155550121', ['+13125550100', '+13125550101']),
    ringing('support', '+14155550122'),
  ]);

  it.each([
    ['the one that is named', { ...inbound, widget: 'support' }, dial('support', '+14155550122')],
    [
      'the last of two that are named',
      { ...inbound, widget: ['x', 'support'] },
      dial('support', '+14155550122'),
    ],
    ['the number’s, where the name is empty', { ...inbound, widget: '' }, dial('chicago', '+14155550121')],
    [
      'the number’s, where the name is no string',
      { ...inbound, widget: { a: 'support' } },
      dial('chicago', '+14155550121'),
    ],
    ['that of To, inbound', inbound, dial('chicago', '+14155550121')],
    ['that of a second number', { ...inbound, To: '+13125550101' }, dial('chicago', '+14155550121')],
    ['that of From, outbound', outbound, dial('chicago', '+14155550121')],
    [
      'that of From, from a Dial',
      { ...outbound, Direction: 'outbound-dial' },
      dial('chicago', '+14155550121'),
    ],
    ['default, for another number', { ...inbound, To: '+13125550199' }, dial('default', '+14155550120')],
    ['default, for no number at all', { From: '+14155550111' }, dial('default', '+14155550120')],
    [
      'default, for a SIP domain',
      { ...inbound, To: 'sip:100@example.sip.twilio.com' },
      dial('default', '+14155550120'),
    ],
  ])('is %s', (_, event, text) => {
    expect(ask('/connect', event, service)).toEqual({ text, problems: [], secrets: [] });
  });

  it.each([
    ['nobody', '404 No widget here is named "nobody".'],
    ['constructor', '404 No widget here is named "constructor".'],
    ['+13125550100', '404 No widget here is named "+13125550100".'],
    ['a"<b>\u0007', '404 No widget here is named "a\\"<b>\\u0007".'],
    ['x'.repeat(5_000), `404 No widget here is named "${'x'.repeat(79)}… (5002 characters).`],
  ])('refuses the widget %j', (widget, text) => {
    const message = text.slice(4);
    expect(ask('/connect', { ...inbound, widget }, service)).toEqual({
      text,
      problems: [{ message }],
      secrets: [],
    });
  });

  it.each([
    [inbound, '404 No widget here answers "+13125550100", and none is named "default".'],
    [{}, '404 No widget here answers a call without a number, and none is named "default".'],
    [{ To: 'client:alice' }, '404 No widget here answers "client:alice", and none is named "default".'],
  ])('refuses a call that no widget answers: %#', (event, text) => {
    const service = serviceWith([ringing('support', '+14155550122')]);
    expect(ask('/connect', event, service)).toEqual({
      text,
      problems: [{ message: text.slice(4) }],
      secrets: [],
    });
  });
});

describe('the Dial of a widget', () => {
  const action = 'action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST"';
  const start = `<Dial ${action} callerId="+14155550111" timeout="30">`;
  const sim = 'DE8caa2afb9d5279926619c458dc7098a8';

  it.each([
    [{ noun: 'number', to: '(415) 555-0123' }, `${start}<Number>+14155550123</Number></Dial>`],
    [{ noun: 'number', to: ' {{flow.data.to}} ' }, `${start}<Number>+14155550124</Number></Dial>`],
    [
      { noun: 'number-multi', to: '+14155550123, 415.555.0124,,{{flow.data.none}},' },
      `${start}<Number>+14155550123</Number><Number>+14155550124</Number></Dial>`,
    ],
    [{ noun: 'client', to: 'alice' }, `${start}<Client>alice</Client></Dial>`],
    [{ noun: 'client', to: 'my client:alice' }, `${start}<Client>my client:alice</Client></Dial>`],
    [{ noun: 'client', to: 'client:alice, the first' }, `${start}<Client>alice, the first</Client></Dial>`],
    [
      { noun: 'client', to: '{{flow.data.odd}}' },
      `${start}<Client>&lt;a&gt; &amp; "b" 'c' ]]&gt; 😀</Client></Dial>`,
    ],
    [{ noun: 'sim', to: sim }, `${start}<Sim>${sim}</Sim></Dial>`],
    [{ noun: 'sip', sip_endpoint: 'sip:jack@example.com' }, `${start}<Sip>sip:jack@example.com</Sip></Dial>`],
    [
      {
        noun: 'sip',
        sip_endpoint: 'sips:jack@example.com:5061;transport=tls?x=1&y=2',
        sip_username: 'u',
        sip_password: 'p&"',
      },
      `${start}<Sip username="u" password="p&amp;&quot;">sips:jack@example.com:5061;transport=tls?x=1&amp;y=2</Sip></Dial>`,
    ],
    [
      { noun: 'sip', sip_endpoint: 'sip:example.com', sip_username: '', sip_password: '{{flow.data.none}}' },
      `${start}<Sip>sip:example.com</Sip></Dial>`,
    ],
    [
      { noun: 'sip', sip_endpoint: 'sip:example.com', sip_username: 'jack' },
      `${start}<Sip username="jack">sip:example.com</Sip></Dial>`,
    ],
    [
      { noun: 'conference', to: 'CFe08c870b500f6e44a9ad184defd1f391' },
      `${start}<Conference>CFe08c870b500f6e44a9ad184defd1f391</Conference></Dial>`,
    ],
    [{ noun: 'conference', to: 'Team, Monday' }, `${start}<Conference>Team, Monday</Conference></Dial>`],
  ])('for %j', (properties, dialElement) => {
    const event = {
      ...inbound,
      widget: 'sales',
      to: '+1 415 555 0124',
      odd: '<a> & "b" \'c\' ]]> \u0007😀\ud83d',
    };
    const { text } = ask('/connect', event, serviceWith([{ name: 'sales', properties }]));
    const carried =
      'odd=%3Ca%3E%20%26%20%22b%22%20%27c%27%20%5D%5D%3E%20%07%F0%9F%98%80%EF%BF%BD&amp;to=%2B1%20415%20555%200124';
    expect(text).toBe(twiml(dialElement.replace('widget=sales', `${carried}&amp;widget=sales`)));
  });

  it.each([
    ['calls-1234.twil.io', 'https://calls-1234.twil.io'],
    ['localhost', 'http://localhost'],
    ['localhost:3000', 'http://localhost:3000'],
    ['localhost.example.com', 'https://localhost.example.com'],
    ['my-localhost:3000', 'https://my-localhost:3000'],
    ['example.com:8080', 'https://example.com:8080'],
  ])('is followed up on %s', (domain, root) => {
    expect(ask('/connect', { ...inbound, widget: 'sales' }, serviceWith([sales()], { domain })).text).toBe(
      twiml(
        `<Dial action="${root}/connect-status?widget=sales" method="POST" callerId="+14155550111" timeout="30"><Number>+14155550123</Number></Dial>`,
      ),
    );
  });
});
