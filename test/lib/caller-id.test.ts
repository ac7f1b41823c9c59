import { isAnonymous, toCallerId } from '../../lib/phone/caller-id';
import type { TargetKind } from '../../lib/types';
import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { sales, serviceWith } from '../support/service';

const kinds: readonly TargetKind[] = [
  ...(['number', 'client', 'sim', 'sip', 'conference'] as const),
  ...(['queue', 'application', 'whatsapp'] as const),
];

const words = ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable', 'private'];
const spelled = ['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'];
const nobody = [
  ...words,
  ...words.map((word) => word.toUpperCase()),
  'Anonymous',
  'resTricted',
  ...spelled,
  '+',
  '',
];

describe('a withheld number', () => {
  it.each(nobody)('is never a caller ID, for no kind of target: %j', (text) => {
    const asCallerIds = kinds.flatMap((kind) => [
      toCallerId(text, new Set([kind])),
      toCallerId(` ${text} `, new Set([kind])),
    ]);
    expect(asCallerIds).toEqual(asCallerIds.map(() => undefined));
    expect(isAnonymous(text)).toBe(true);
  });

  it.each(['266696687', '7378742833', '86282452253'])(
    'is none for a SIP phone without a plus either: %j',
    (text) => {
      expect(toCallerId(text, new Set(['sip']))).toBeUndefined();
    },
  );

  it.each(['client:anonymous', 'client:Anonymous'])('is none as the identity of a client: %j', (text) => {
    expect(toCallerId(text, new Set(['client']))).toBeUndefined();
  });

  it.each(['+266-696-687', '+7.378.742.833', '+256-2533', '+865.6696', '+8628-2452-253'])(
    'is none with dashes or dots in it either: %j',
    (text) => {
      expect(kinds.map((kind) => toCallerId(text, new Set([kind])))).toEqual(kinds.map(() => undefined));
    },
  );

  it.each(['anonymously', '+2666966870', '+14155550111', 'alice', 'client:alice'])('is not %j', (text) => {
    expect(isAnonymous(text)).toBe(false);
  });
});

describe('toCallerId', () => {
  it.each<[string, Partial<Record<TargetKind, string>>]>([
    ['+14155550111', all('+14155550111')],
    [' +14155550111 ', all('+14155550111')],
    ['+1 (415) 555-0111', all('+14155550111')],
    ['415 555 0111', all('+14155550111')],
    ['whatsapp:+14155550111', { whatsapp: 'whatsapp:+14155550111' }],
    [' WhatsApp:+1 (415) 555-0111 ', { whatsapp: 'whatsapp:+14155550111' }],
    ['whatsapp:+266696687', {}],
    ['whatsapp:', {}],
    ['whatsapp:alice', {}],
    ['+123456', { sip: '+123456' }],
    ['+0123456789', { sip: '+0123456789' }],
    ['client:alice', { client: 'client:alice' }],
    ['client:a/b@c:d&"', { client: 'client:a/b@c:d&"' }],
    [' client:alice ', { client: 'client:alice' }],
    ['my-client:alice', {}],
    ['client:', {}],
    ['client:alice b', {}],
    ['Client:alice', {}],
    ['alice', { sip: 'alice' }],
    ['Jack-1_a.b+c', { sip: 'Jack-1_a.b+c' }],
    ['jack@example.com', {}],
    ['sip:jack@example.com', {}],
    ['jürgen', {}],
    ['Jack Example', {}],
    ['<b>', {}],
  ])('reads %j by kind of target', (text, callerIds) => {
    const read = kinds.map((kind) => [kind, toCallerId(text, new Set([kind]))]);
    expect(Object.fromEntries(read)).toEqual(callerIds);
  });

  it.each([
    ['+14155550111', '+14155550111'],
    ['client:alice', undefined],
    ['alice', undefined],
  ])('takes %j for several kinds at once only where each of them does', (text, callerId) => {
    expect(toCallerId(text, new Set<TargetKind>(['client', 'sip']))).toBe(callerId);
  });
});

describe('the caller ID of a Dial', () => {
  const number = '<Number>+14155550123</Number>';
  const everyday = 'is no caller ID that these targets take; +13125550100 stands in for it';
  const none =
    'is no caller ID that these targets take, and no fallback is a number in E.164 that may be shown; the call goes out without one. Set CALLER_ID in the environment.';

  /** What a widget with this `caller_id` answers to a call with these parties. */
  function call(
    parties: { From?: string; To?: string; Direction?: string; Caller?: string },
    { properties = {}, numbers = [] as readonly string[], CALLER_ID = '' } = {},
  ) {
    const office = { ...sales(), name: 'office', numbers: ['+13125550100'] };
    const service = serviceWith([{ ...sales(properties), numbers }, office], { variables: { CALLER_ID } });
    return ask('/connect', { ...parties, widget: 'sales' }, service);
  }

  function dial(callerId: string, target = number): string {
    const attribute = callerId === '' ? '' : ` callerId="${callerId}"`;
    return twiml(
      `<Dial action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST"${attribute} timeout="30">${target}</Dial>`,
    );
  }

  it.each([
    ['the caller', {}, '+14155550111'],
    ['the caller, by the default spelt out', { caller_id: '{{contact.channel.address}}' }, '+14155550111'],
    ['the caller, where it renders to nothing', { caller_id: '{{flow.data.none}}' }, '+14155550111'],
    ['the Twilio number', { caller_id: '{{flow.channel.address}}' }, '+13125550100'],
    ['a number of its own', { caller_id: '(312) 555-0142' }, '+13125550142'],
  ])('is %s', (_, properties, callerId) => {
    const { From, To } = inbound;
    expect(call({ From, To }, { properties })).toEqual({ text: dial(callerId), problems: [], secrets: [] });
  });

  it('is the person who is called where the call is outbound', () => {
    const parties = { From: '+13125550100', To: '+14155550111', Direction: 'outbound-api' };
    expect(call(parties).text).toBe(dial('+14155550111'));
  });

  it.each([
    ['anonymous', dial('+13125550100'), []],
    ['Restricted', dial('+13125550100'), []],
    ['+266696687', dial('+13125550100'), []],
    ['+', dial('+13125550100'), []],
    ['', dial('+13125550100'), []],
    ['client:alice', dial('+13125550100'), []],
    ['sip:jack@example.com', dial('+13125550100'), []],
    ['SIPS:jack@example.com', dial('+13125550100'), []],
    [
      '12345',
      dial('+13125550100'),
      [{ widget: 'sales', property: 'caller_id', value: '12345', message: everyday }],
    ],
    [
      'my client:zoe',
      dial('+13125550100'),
      [{ widget: 'sales', property: 'caller_id', value: 'my client:zoe', message: everyday }],
    ],
    [
      '<b>&',
      dial('+13125550100'),
      [{ widget: 'sales', property: 'caller_id', value: '<b>&', message: everyday }],
    ],
  ])('is the Twilio number in place of %j', (From, text, problems) => {
    expect(call({ From, To: '+13125550100' })).toEqual({ text, problems, secrets: [] });
  });

  const To = 'client:app';
  it.each([
    [
      'the widget’s first number',
      { To },
      { numbers: ['+13125550101', '+13125550102'], CALLER_ID: '+13125550103' },
      '+13125550101',
    ],
    ['CALLER_ID', { To }, { CALLER_ID: '(312) 555-0103' }, '+13125550103'],
    ['CALLER_ID, where To is anonymous', { To: '+266696687' }, { CALLER_ID: '+13125550103' }, '+13125550103'],
    [
      'the Twilio number before all',
      { To: '312-555-0100' },
      { numbers: ['+13125550101'], CALLER_ID: '+13125550103' },
      '+13125550100',
    ],
  ])('falls back on %s', (_, parties, settings, callerId) => {
    expect(call({ From: 'anonymous', ...parties }, settings)).toEqual({
      text: dial(callerId),
      problems: [],
      secrets: [],
    });
  });

  it.each(['', 'anonymous', '12345', 'client:x'])(
    'is left out, with a problem, where CALLER_ID is %j',
    (CALLER_ID) => {
      expect(call({ From: 'client:alice', To }, { CALLER_ID })).toEqual({
        text: dial(''),
        problems: [{ widget: 'sales', property: 'caller_id', value: 'client:alice', message: none }],
        secrets: [],
      });
    },
  );

  it.each([
    ['client', 'client:alice', 'alice', 'client:alice', '<Client>alice</Client>'],
    ['client', 'client:<"&', 'alice', 'client:&lt;&quot;&amp;', '<Client>alice</Client>'],
    ['client', 'sip:jack@example.com', 'alice', '+13125550100', '<Client>alice</Client>'],
    ['client', 'client:al\u0007ice', 'alice', 'client:alice', '<Client>alice</Client>'],
    ['client', 'client:al\ud83dice', 'alice', 'client:alice', '<Client>alice</Client>'],
    ['conference', 'client:alice', 'room', '+13125550100', '<Conference>room</Conference>'],
  ])('for a %s who is called by %j', (noun, From, to, callerId, target) => {
    const properties = { noun, to };
    expect(call({ From, To: '+13125550100' }, { properties })).toEqual({
      text: dial(callerId, target),
      problems: [],
      secrets: [],
    });
  });

  const dialled = 'is what the caller has dialled, which no widget here answers';
  const CALLER_ID = '+13125550103';
  const toCall = { To: '+14155550123', From: 'client:alice' };
  it.each<[string, Parameters<typeof call>[0], Parameters<typeof call>[1], string, string[]]>([
    ['as a fallback', toCall, { CALLER_ID }, CALLER_ID, []],
    ['as a fallback, from SIP', { ...toCall, From: 'sip:bob@example.com' }, { CALLER_ID }, CALLER_ID, []],
    ['as a fallback, from sips', { ...toCall, From: 'SIPS:bob@example.com' }, { CALLER_ID }, CALLER_ID, []],
    [
      'as caller_id',
      { ...toCall, To: '+14155550142' },
      { properties: { caller_id: '{{trigger.call.To}}' }, CALLER_ID },
      CALLER_ID,
      [`${dialled}; ${CALLER_ID} stands in for it`],
    ],
    [
      'as caller_id, out of a SIP URI',
      { From: 'sip:bob@example.com', To: 'sip:+14155550142@office.sip.twilio.com' },
      { properties: { caller_id: '{{trigger.call.To | slice: 4, 12}}' }, CALLER_ID },
      CALLER_ID,
      [`${dialled}; ${CALLER_ID} stands in for it`],
    ],
    [
      'where there is nothing else',
      { ...toCall, To: '+14155550142' },
      { properties: { caller_id: '{{trigger.call.To}}' } },
      '',
      [
        `${dialled}, and no fallback is a number in E.164 that may be shown; the call goes out without one. Set CALLER_ID in the environment.`,
      ],
    ],
    ['but one that a widget here answers', { ...toCall, To: '+13125550100' }, {}, '+13125550100', []],
    [
      'but one that a widget here answers, as caller_id',
      { ...toCall, To: '+13125550100' },
      { properties: { caller_id: '{{trigger.call.To}}' } },
      '+13125550100',
      [],
    ],
  ])('is not what a client or a SIP phone has dialled %s', (_, parties, settings, callerId, messages) => {
    const { text, problems } = call(parties, settings);
    expect([text, problems.map(({ message }) => message)]).toEqual([dial(callerId), messages]);
  });

  it.each<[string, Parameters<typeof call>[0], Parameters<typeof call>[1], string, string[]]>([
    ['calls from their own phone', { From: '+14155550123', To: '+13125550100' }, {}, '+13125550100', []],
    [
      'is called from the Twilio number that is rung',
      { From: 'anonymous', To: '+14155550123' },
      { numbers: ['+13125550101'] },
      '+13125550101',
      [],
    ],
    [
      'is named as caller_id',
      { From: '+14155550111', To: '+13125550100' },
      { properties: { caller_id: '(415) 555-0123' } },
      '+13125550100',
      ['is the number that is being rung; +13125550100 stands in for it'],
    ],
    [
      'is CALLER_ID, and there is nothing else',
      { From: 'client:alice', To: 'client:app' },
      { CALLER_ID: '+14155550123' },
      '',
      [none],
    ],
  ])('is never the number of somebody who %s', (_, parties, settings, callerId, messages) => {
    const { text, problems } = call(parties, settings);
    expect([text, problems.map(({ message }) => message)]).toEqual([dial(callerId), messages]);
  });

  it.each([
    ['rung', { From: 'whatsapp:+14155550123', To: 'whatsapp:+13125550100' }, 'whatsapp:+13125550100', []],
    [
      'dialled',
      { From: 'client:alice', To: 'whatsapp:+14155550142' },
      'whatsapp:+13125550103',
      [`${dialled}; whatsapp:+13125550103 stands in for it`],
    ],
  ])('is none that is %s, on WhatsApp either', (_, parties, callerId, messages) => {
    const caller_id = parties.From.startsWith('client:') ? '{{trigger.call.To}}' : '{{trigger.call.From}}';
    const properties = { noun: 'whatsapp', to: '+14155550123', caller_id };
    const { text, problems } = call(parties, { properties, CALLER_ID: 'whatsapp:+13125550103' });
    expect([text, problems.map(({ message }) => message)]).toEqual([
      dial(callerId, '<WhatsApp>+14155550123</WhatsApp>'),
      messages,
    ]);
  });

  it('may be the name of a client that is a number which rings', () => {
    const properties = { noun: 'client', to: '+14155550111' };
    expect(call({ From: '+14155550111' }, { properties }).text).toBe(
      dial('+14155550111', '<Client>+14155550111</Client>'),
    );
  });

  it('is left out without a word where a client joins a conference', () => {
    const properties = { noun: 'conference', to: 'room' };
    expect(call({ From: 'client:alice' }, { properties })).toEqual({
      text: dial('', '<Conference>room</Conference>'),
      problems: [],
      secrets: [],
    });
  });

  it('has its + back where a URL has taken it', () => {
    const properties = { caller_id: '{{trigger.call.Caller}}' };
    const Caller = ' 6561234567';
    expect(call({ From: '+14155550111', Caller }, { properties })).toEqual({
      text: dial('+6561234567'),
      problems: [
        {
          severity: 'warning',
          widget: 'sales',
          property: 'caller_id',
          value: Caller,
          message:
            'begins with a space, which a + becomes in a URL: it is read as +6561234567. Write | url_encode where that URL is made',
        },
      ],
      secrets: [],
    });
    expect(call({ From: '+14155550111' }, { properties: { caller_id: ' 3125550142' } })).toEqual({
      text: dial('+13125550142'),
      problems: [],
      secrets: [],
    });
  });

  it('may be a name for SIP', () => {
    const properties = { noun: 'sip', sip_endpoint: 'sip:jack@example.com', caller_id: 'front-desk_1' };
    expect(call({ From: '+14155550111' }, { properties }).text).toBe(
      dial('front-desk_1', '<Sip>sip:jack@example.com</Sip>'),
    );
  });
});

/** What all kinds of target but WhatsApp take. */
function all(callerId: string): Partial<Record<TargetKind, string>> {
  return {
    ...{ number: callerId, client: callerId, sim: callerId, sip: callerId, conference: callerId },
    ...{ queue: callerId, application: callerId },
  };
}
