import { checkOne, warningsOf } from '../support/check';

function faults(properties: object): string[] {
  return checkOne(JSON.stringify({ properties })).map((line) => line.replace(/^\d+:\d+ {2}properties\./, ''));
}

const eleven = Array.from({ length: 11 }, (_, index) => `+141555501${String(index + 10)}`);
const simSid = 'DE8caa2afb9d5279926619c458dc7098a8';
const number = 'expected a phone number in E.164, such as +14155550100, or Liquid';

describe('the check of whom a widget rings', () => {
  it('finds a second @ in a route of a SIP phone, too', () => {
    const uris = ['sip:{{flow.data.x}}@a@example.com', 'sip:{{flow.data.x}}@example.com'];
    expect(faults({ noun: 'sip', sip_endpoint: uris.map((uri) => ({ uri })) })).toEqual([
      'sip_endpoint[0].uri  has a second @, after which another host would ring; write %40 for the one in the name',
    ]);
  });

  it.each([
    ['number', '+14155550123', '+14155550123', true],
    ['number-multi', '+14155550122, (415) 555-0123, {{flow.data.a}}', '+1 415 555 0123', true],
    ['whatsapp', '+14155550123', 'whatsapp:+14155550123', true],
    ['number', '+14155550122', '+14155550123', false],
    ['client', '+14155550123', '+14155550123', false],
  ])('warns of a caller_id that the widget rings: %s %s %s', (noun, to, caller_id, isWarned) => {
    const properties = { noun, to, caller_id };
    const lines = warningsOf({ a: JSON.stringify({ numbers: ['+13125550100'], properties }) });
    expect(lines.flatMap((line) => /properties\.caller_id {2}warning: (.*)$/.exec(line)?.[1] ?? [])).toEqual(
      isWarned
        ? [
            `is "${caller_id}", which the widget rings: nobody is shown their own number, and another stands in for it. Write a number that you own`,
          ]
        : [],
    );
  });

  it.each([
    [{ noun: 'number', to: '+14155550123' }],
    [{ noun: 'number', to: ' (415) 555-0123 ' }],
    [{ noun: 'number', to: '{{flow.data.to}}' }],
    [{ noun: 'number', to: '{{flow.data.to | default: "+14155550123,1"}}' }],
    [{ noun: 'number', to: '{% if true %}x, y{% endif %}' }],
    [{ noun: 'number-multi', to: '+14155550123,, +14155550124 ,{{flow.data.to}},x{{flow.data.to}}' }],
    [{ noun: 'number-multi', to: eleven.slice(1).join() }],
    [{ noun: 'number-multi', to: '{{flow.data.a}},'.repeat(12) }],
    [{ noun: 'number-multi', to: '{% if true %}x, y{% endif %}' }],
    [{ noun: 'client', to: 'client:alice' }],
    [{ noun: 'client', to: 'alice, bob' }],
    [{ noun: 'sim', to: simSid }],
    [{ noun: 'sip', sip_endpoint: 'sip:jack@example.com', sip_username: 'u', sip_password: 'p' }],
    [{ noun: 'sip', sip_endpoint: 'sip:{{flow.data.user}}@example.com', to: '' }],
    [{ noun: 'conference', to: 'any, room' }],
  ])('finds no fault in %j', (properties) => {
    expect(faults(properties)).toEqual([]);
  });

  it.each([
    [
      { noun: 'number' },
      ['to  is missing; noun "number" needs a phone number in E.164, such as +14155550100'],
    ],
    [
      { noun: 'number', to: null },
      ['to  is missing; noun "number" needs a phone number in E.164, such as +14155550100'],
    ],
    [
      { noun: 'number-multi', to: ' ' },
      ['to  is missing; noun "number-multi" needs a phone number in E.164, such as +14155550100'],
    ],
    [{ noun: 'client', to: '' }, ['to  is missing; noun "client" needs a client identity, such as alice']],
    [
      { noun: 'client', to: '\u0001\u007f' },
      ['to  is missing; noun "client" needs a client identity, such as alice'],
    ],
    [
      { noun: 'client-multi', to: 'client:\u200b, \u0000' },
      ['to  is "client:\\u200b"; expected a client identity, such as alice, or Liquid'],
    ],
    [
      { noun: 'conference', to: '\u0085' },
      ['to  is missing; noun "conference" needs a conference\'s name or SID'],
    ],
    [{ noun: 'sim' }, ['to  is missing; noun "sim" needs a SIM SID: DE and 32 hexadecimal digits']],
    [
      { noun: 'sip', sip_endpoint: 'sip:a@b.example@c.example' },
      [
        'sip_endpoint  is "sip:a@b.example@c.example"; expected a SIP URI, such as sip:alice@example.com, or Liquid',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: 'sip:a@b.example;x=@c.example' },
      [
        'sip_endpoint  is "sip:a@b.example;x=@c.example"; expected a SIP URI, such as sip:alice@example.com, or Liquid',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: 'sip:{{flow.data.user}}@b.example@{{env.PBX}}' },
      [
        'sip_endpoint  has a second @, after which another host would ring; write %40 for the one in the name',
      ],
    ],
    [
      { noun: 'multi', to: '+14155550123, sip:{{flow.data.user}}@b@c.example' },
      ['to  has a second @, after which another host would ring; write %40 for the one in the name'],
    ],
    [
      { noun: 'sip', to: 'sip:a@b.c' },
      ['sip_endpoint  is missing; noun "sip" needs a SIP URI, such as sip:alice@example.com'],
    ],
    [{ noun: 'conference' }, ['to  is missing; noun "conference" needs a conference\'s name or SID']],
    [{ noun: 'number', to: '555-0123' }, [`to  is "555-0123"; ${number}`]],
    [{ noun: 'number', to: 'alice' }, [`to  is "alice"; ${number}`]],
    [
      { noun: 'number', to: '+14155550123, +14155550124' },
      ['to  is "+14155550123, +14155550124", which is several numbers; write "noun": "number-multi"'],
    ],
    [
      { noun: 'number', to: '{{flow.data.a}},{{flow.data.b}}' },
      ['to  is "{{flow.data.a}},{{flow.data.b}}", which is several numbers; write "noun": "number-multi"'],
    ],
    [
      { noun: 'sip', sip_endpoint: 'sip:a@example.com,SIPS:b@example.com' },
      [
        'sip_endpoint  is "sip:a@example.com,SIPS:b@example.com", which is several SIP URIs; write "noun": "sip-multi"',
      ],
    ],
    [{ noun: 'sip', sip_endpoint: 'sip:a,b@example.com' }, []],
    ...[
      ['911', '911 is an emergency number'],
      ['112', '112 is an emergency number'],
      [' +911 ', '911 is an emergency number'],
      ['933', '933 is for tests of emergency calls'],
      ['988', '988 is a crisis line'],
      ['40404', '40404 is a short number'],
    ].map(([to, what]): [object, string[]] => [
      { noun: 'number', to },
      [
        `to  is "${to?.trim()}"; ${number}. ${what}, and none that a call can be put through to: see "Limits" in the README`,
      ],
    ]),
    [
      { noun: 'number-multi', to: '+14155550123, alice, , 5' },
      [`to  is "alice"; ${number}`, `to  is "5"; ${number}`],
    ],
    [{ noun: 'number-multi', to: eleven.join(', ') }, ['to  has 11 targets; expected at most 10']],
    [
      { noun: 'client', to: 'client:' },
      ['to  is "client:"; expected a client identity, such as alice, or Liquid'],
    ],
    ...['DE123', `x${simSid}`, `${simSid}0`, `${simSid},${simSid}`].map((to): [object, string[]] => [
      { noun: 'sim', to },
      [`to  is "${to}"; expected a SIM SID: DE and 32 hexadecimal digits, or Liquid`],
    ]),
    [
      { noun: 'sip', sip_endpoint: 'jack@example.com' },
      ['sip_endpoint  is "jack@example.com"; expected a SIP URI, such as sip:alice@example.com, or Liquid'],
    ],
    [
      { noun: 'sip', sip_endpoint: 'hunter2@x', sip_password: 'hunter2' },
      ['sip_endpoint  is "***@x"; expected a SIP URI, such as sip:alice@example.com, or Liquid'],
    ],
    [{ noun: 'number', to: 'alice', sip_password: '' }, [`to  is "alice"; ${number}`]],
    [
      { noun: 'number', to: 'alice5', sip_password: 5 },
      [`to  is "alice5"; ${number}`, 'sip_password  is "***"; expected text in double quotes'],
    ],
    [{ noun: 'number', to: 5 }, ['to  is 5; expected text in double quotes']],
    [
      { noun: ['number'] },
      [
        'noun  is ["number"]; expected one of number, number-multi, client, sim, sip, conference, client-multi, sip-multi, multi, queue, application, whatsapp',
      ],
    ],
    [
      { noun: 'sip-multi', sip_endpoint: 'sip:bob@example.sip.twilio.com, bob' },
      ['sip_endpoint  is "bob"; expected a SIP URI, such as sip:alice@example.com, or Liquid'],
    ],
  ])('finds the faults in %j', (properties, lines) => {
    expect(faults(properties)).toEqual(lines);
  });
});

describe('the check of a caller ID', () => {
  const nouns = {
    number: { noun: 'number', to: '+14155550123' },
    client: { noun: 'client', to: 'alice' },
    sip: { noun: 'sip', sip_endpoint: 'sip:jack@example.com' },
    conference: { noun: 'conference', to: 'room' },
  };

  it.each([
    ['number', ['+14155550111', '(415) 555-0111', '', ' ', '{{flow.data.x}}', 'x{{flow.data.x}}']],
    ['client', ['+14155550111', 'client:alice']],
    ['sip', ['+14155550111', 'front-desk_1']],
    ['conference', ['+14155550111']],
  ] as const)('finds no fault for a %s in any of %j', (noun, callerIds) => {
    expect(callerIds.map((caller_id) => faults({ ...nouns[noun], caller_id }))).toEqual(
      callerIds.map(() => []),
    );
  });

  it('finds that a number which only the call knows cannot show a client', () => {
    expect(faults({ noun: 'number', to: '{{flow.data.to}}', caller_id: 'client:alice' })).toEqual([
      'caller_id  is "client:alice", which noun "number" cannot show; expected a number in E.164, such as +14155550100',
    ]);
  });

  it.each([
    ['number', 'client:alice'],
    ['number', 'alice'],
    ['number', '12345'],
    ['number', 'anonymous'],
    ['number', '+266696687'],
    ['client', 'alice'],
    ['client', 'client:'],
    ['client', 'Restricted'],
    ['sip', 'jack@example.com'],
    ['sip', 'UNKNOWN'],
    ['sip', '+'],
    ['conference', 'client:alice'],
  ] as const)('finds that a %s cannot show %j', (noun, caller_id) => {
    expect(faults({ ...nouns[noun], caller_id })).toEqual([
      `caller_id  is "${caller_id}", which noun "${noun}" cannot show; expected a number in E.164, such as +14155550100`,
    ]);
  });
});
