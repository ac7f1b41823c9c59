import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { checkOne, warningsOf } from '../support/check';
import { serviceWith } from '../support/service';

const app = 'AP8caa2afb9d5279926619c458dc7098a8';
const sender = 'whatsapp:+13125550199';
const whatsapp = { noun: 'whatsapp', to: '+14155550123', caller_id: sender };

function ring(properties: object, event: object = {}, variables: Record<string, string> = {}) {
  const service = serviceWith([{ name: 'sales', properties }], { variables });
  return ask('/connect', { ...inbound, widget: 'sales', ...event }, service);
}

function dial(inside: string, callerId = '+14155550111'): string {
  const shown = callerId === '' ? '' : ` callerId="${callerId}"`;
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST"${shown} timeout="30">${inside}</Dial>`,
  );
}

describe('a queue, an app and WhatsApp', () => {
  it.each([
    [{ noun: 'queue', to: ' support, first ' }, dial('<Queue>support, first</Queue>')],
    [
      { noun: 'queue', to: '{{flow.data.none}}support', queue: { url: '/connecting', method: 'GET' } },
      dial('<Queue method="GET" url="https://calls-1234.twil.io/connecting">support</Queue>'),
    ],
    [
      { noun: 'application', to: app },
      dial(`<Application><ApplicationSid>${app}</ApplicationSid></Application>`),
    ],
    [
      {
        noun: 'application',
        to: `{{flow.data.none}}${app}`,
        application: {
          copyParentTo: true,
          customerId: 'x & y',
          parameters: { campaign: '{{trigger.call.CallSid}}', none: '' },
        },
        client: { parameters: { other: '1' } },
      },
      dial(
        `<Application copyParentTo="true" customerId="x &amp; y"><ApplicationSid>${app}</ApplicationSid><Parameter name="campaign" value="${inbound.CallSid}"/></Application>`,
      ),
    ],
    [whatsapp, dial('<WhatsApp>+14155550123</WhatsApp>', sender)],
    [
      {
        ...whatsapp,
        to: 'whatsapp:+14155550123, WhatsApp: (415) 555-0124',
        caller_id: 'whatsapp:+1 312 555 0199',
        whatsapp: { statusCallback: '/status' },
      },
      dial(
        ['+14155550123', '+14155550124']
          .map((to) => `<WhatsApp statusCallback="https://calls-1234.twil.io/status">${to}</WhatsApp>`)
          .join(''),
        sender,
      ),
    ],
    [
      { noun: 'multi', to: 'whatsapp:+14155550123, client:alice, sip:b@example.com', caller_id: sender },
      dial('<WhatsApp>+14155550123</WhatsApp><Client>alice</Client><Sip>sip:b@example.com</Sip>', sender),
    ],
  ])('is connected: %j', (properties, text) => {
    expect(checkOne(JSON.stringify({ properties }))).toEqual([]);
    expect(ring(properties)).toEqual({ text, problems: [], secrets: [] });
  });

  it('is asked before connecting, where somebody answers on WhatsApp', () => {
    const { text } = ring({ ...whatsapp, screen: { say: 'Press 1' } });
    expect(text).toContain(
      ' answerOnBridge="true"><WhatsApp url="https://calls-1234.twil.io/connect-screen?widget=sales" method="POST">',
    );
  });

  const at = { widget: 'sales', property: 'to' };
  it.each([
    [
      { noun: 'multi', to: '{{trigger.call.List}}', caller_id: sender },
      dial('<Number>+14155550124</Number>', '+13125550100'),
      {
        ...at,
        value: 'whatsapp:+14155550123,+14155550124',
        message: 'has numbers of WhatsApp, which take another caller ID than phone numbers; they do not ring',
      },
    ],
    [
      { noun: 'multi', to: '{{trigger.call.List}}', caller_id: sender, dial: { sequential: true } },
      dial('<Number>+14155550124</Number>', '+13125550100').replace('30"', '30" sequential="true"'),
      {
        ...at,
        value: 'whatsapp:+14155550123,+14155550124',
        message: 'has numbers of WhatsApp, which take another caller ID than phone numbers; they do not ring',
      },
    ],
  ])('does not ring beside a phone number: %j', (properties, text, problem) => {
    const { problems, ...answer } = ring(properties, { List: 'whatsapp:+14155550123,+14155550124' });
    expect(answer).toEqual({ text, secrets: [] });
    expect(problems[0]).toEqual(problem);
  });

  it.each([
    ['application', 'AP12', 'the SID of a TwiML App: AP and 32 hexadecimal digits'],
    ['whatsapp', 'alice', 'a number of WhatsApp in E.164, such as +14155550100'],
  ])('is none, during a call, where a %s is %j', (noun, X, expected) => {
    const properties = { noun, to: '{{trigger.call.X}}', caller_id: noun === 'whatsapp' ? sender : '' };
    expect(ring(properties, { X }).problems[0]).toEqual({
      ...at,
      value: X,
      message: `is not ${expected}; it does not ring`,
    });
  });
});

describe('the sender of a call to WhatsApp', () => {
  const properties = { ...whatsapp, caller_id: '{{trigger.call.From}}' };
  const inside = '<WhatsApp>+14155550123</WhatsApp>';

  it.each([
    ['the one that was called', { To: 'whatsapp:+13125550198' }, {}, 'whatsapp:+13125550198'],
    ['the one in CALLER_ID', {}, { CALLER_ID: sender }, sender],
  ])('may be %s', (_, event, variables, callerId) => {
    expect(ring(properties, event, variables)).toEqual({
      text: dial(inside, callerId),
      problems: [
        {
          widget: 'sales',
          property: 'caller_id',
          value: '+14155550111',
          message: `is no caller ID that these targets take; ${callerId} stands in for it`,
        },
      ],
      secrets: [],
    });
  });

  it('is never a phone number', () => {
    expect(ring(properties, {}, { CALLER_ID: '+13125550100' })).toEqual({
      text: dial(inside, ''),
      problems: [
        {
          widget: 'sales',
          property: 'caller_id',
          value: '+14155550111',
          message:
            'is no caller ID that these targets take, and no fallback is a sender of WhatsApp, such as whatsapp:+14155550100; the call goes out without one. Set CALLER_ID in the environment.',
        },
      ],
      secrets: [],
    });
  });
});

function faults(properties: object): string[] {
  return checkOne(JSON.stringify({ properties })).map((line) =>
    line.replace(/^\d+:\d+ {2}properties\.?/, ''),
  );
}

const twoWidgets =
  'to  has numbers of WhatsApp beside phone numbers or SIMs, which take another caller ID; make two widgets of it';
const noSender =
  'caller_id  is missing; a call to WhatsApp needs one of your senders of WhatsApp, such as whatsapp:+14155550100';

describe('the check of a queue, an app and WhatsApp', () => {
  it.each([
    [{ noun: 'queue' }, ['to  is missing; noun "queue" needs a queue\'s name']],
    [
      { noun: 'application', to: 'AP12' },
      ['to  is "AP12"; expected the SID of a TwiML App: AP and 32 hexadecimal digits, or Liquid'],
    ],
    [
      { ...whatsapp, to: 'alice' },
      ['to  is "alice"; expected a number of WhatsApp in E.164, such as +14155550100, or Liquid'],
    ],
    [{ noun: 'whatsapp', to: '+14155550123' }, [noSender]],
    [{ noun: 'whatsapp', to: '{{flow.data.to}}', caller_id: ' ' }, [noSender]],
    [{ noun: 'multi', to: 'whatsapp:+14155550123,client:alice', caller_id: null }, [noSender]],
    [
      { ...whatsapp, caller_id: '+13125550199' },
      [
        'caller_id  is "+13125550199", which noun "whatsapp" cannot show; expected a sender of WhatsApp, such as whatsapp:+14155550100',
      ],
    ],
    [
      { noun: 'number', to: '+14155550123', caller_id: sender },
      [
        `caller_id  is "${sender}", which noun "number" cannot show; expected a number in E.164, such as +14155550100`,
      ],
    ],
    [{ noun: 'multi', to: 'whatsapp:+14155550123,+14155550124', caller_id: sender }, [twoWidgets]],
    [
      { noun: 'multi', to: `whatsapp:+14155550123,sim:${app.replace('AP', 'DE')}`, caller_id: sender },
      [twoWidgets],
    ],
    [
      { noun: 'queue', to: 'a', queue: { colour: 'red' } },
      ['queue.colour  is not known; known are method, postWorkActivitySid, reservationSid, url'],
    ],
    [
      { noun: 'application', to: app, application: { parameters: ['a'] } },
      [
        'application.parameters  is ["a"]; expected an object of names and texts, such as {"X-Campaign": "{{flow.data.campaign}}"}',
      ],
    ],
    [
      { ...whatsapp, to: Array.from({ length: 11 }, (_, index) => `+141555501${10 + index}`).join() },
      ['to  has 11 targets; expected at most 10'],
    ],
    [
      { noun: 'whatsapp', to: 5, caller_id: 5 },
      ['to  is 5; expected text in double quotes', 'caller_id  is 5; expected text in double quotes'],
    ],
  ])('finds the faults in %j', (properties, lines) => {
    expect(faults(properties)).toEqual(lines);
  });

  it.each([
    [{ noun: 'multi', to: '{{flow.data.to}}', caller_id: sender }],
    [{ noun: 'multi', to: '{{flow.data.to}}, client:alice', caller_id: '{{flow.data.id}}' }],
    [{ ...whatsapp, caller_id: '{{flow.data.id}}' }],
  ])('finds no fault in %j', (properties) => {
    expect(faults(properties)).toEqual([]);
  });

  it('warns of a number that is read as another one', () => {
    const sales = JSON.stringify({
      numbers: ['+13125550100'],
      properties: { ...whatsapp, to: 'whatsapp:+1 415 555 0123' },
    });
    expect(warningsOf({ sales })).toEqual([
      'assets/widgets/sales.private.json:1:66  properties.to  warning: "whatsapp:+1 415 555 0123" is not E.164 and is read as whatsapp:+14155550123; write it so',
    ]);
  });
});
