import { check, fileOf, warningsOf } from '../support/check';

/** The warnings about a widget that a number reaches, without its file and line. */
function warnings(properties: object, transitions: readonly object[] = []): string[] {
  const text = JSON.stringify({ numbers: ['+13125550100'], properties, transitions });
  expect(check({ sales: text }).filter((line) => !line.includes('  warning: '))).toEqual([]);
  return warningsOf({ sales: text }).map((line) => line.replace(/^[^ ]*:1:\d+ {2}/, ''));
}

const number = { noun: 'number', to: '+14155550123' };
const sip = { noun: 'sip', sip_endpoint: 'sip:bob@example.com' };
const kept =
  'properties.sip_password  warning: stands in a file that is kept in git; read it from the environment: {{env.SIP_PASSWORD}}';
const carried =
  'properties.sip_password  warning: comes with the call, so that it stands in URLs; read it from the environment: {{env.SIP_PASSWORD}}';
const unused =
  'properties.sip_password  warning: is not used: user name and password go on targets of sip and sip-multi only';
const legacy =
  'properties.to  warning: rings a SIM, which is legacy: Twilio ended Programmable Wireless voice in 2021';
const simSid = 'DE8caa2afb9d5279926619c458dc7098a8';

function read(property: string, text: string, as: string): string {
  return `properties.${property}  warning: "${text}" is not E.164 and is read as ${as}; write it so`;
}

function plain(path: string, url: string): string {
  return `${path}  warning: is "${url}": what is sent there can be read on the way, phone numbers included; write https:`;
}

describe('the warnings of a widget', () => {
  it.each([
    [number, []],
    [{ ...number, dial: { callReason: 'x'.repeat(50) }, number: { callReason: '{{flow.data.reason}}' } }, []],
    [
      { ...number, dial: { callReason: 'x'.repeat(51) }, number: { callReason: 'y'.repeat(64) } },
      [
        `properties.dial.callReason  warning: is "${'x'.repeat(51)}": more than 50 characters are shown by branded calls in the United States alone`,
        `properties.number.callReason  warning: is "${'y'.repeat(64)}": more than 50 characters are shown by branded calls in the United States alone`,
      ],
    ],
    [{ ...number, to: '(415) 555-0123' }, [read('to', '(415) 555-0123', '+14155550123')]],
    [{ ...number, to: '1 415 555 0123' }, [read('to', '1 415 555 0123', '+14155550123')]],
    [
      { noun: 'number-multi', to: '4155550123, +14155550124, +1 415.555.0125, {{env.X}}' },
      [read('to', '4155550123', '+14155550123'), read('to', '+1 415.555.0125', '+14155550125')],
    ],
    [{ noun: 'multi', to: '4155550123, client:4155550124' }, [read('to', '4155550123', '+14155550123')]],
    [{ ...number, caller_id: '415-555-0111' }, [read('caller_id', '415-555-0111', '+14155550111')]],
    [{ ...number, caller_id: '+14155550111' }, []],
    [{ noun: 'client', to: 'alice', caller_id: 'client:zoe' }, []],
    [{ noun: 'client', to: 'alice', caller_id: ' client:zoe ' }, []],
    [
      { noun: 'number-multi', to: '+14155550123, +14155550124, +14155550123' },
      ['properties.to  warning: has "+14155550123" twice; it rings twice'],
    ],
    [
      { noun: 'number-multi', to: '+14155550123, 4155550123' },
      [
        'properties.to  warning: has "4155550123" twice; it rings twice',
        read('to', '4155550123', '+14155550123'),
      ],
    ],
    [
      { noun: 'client-multi', to: 'alice, Alice, client:alice' },
      ['properties.to  warning: has "client:alice" twice; it rings twice'],
    ],
    [
      { noun: 'sip-multi', sip_endpoint: 'sip:bob@example.com, SIP:Bob@Example.com;transport=tls?X-A=1' },
      [
        'properties.sip_endpoint  warning: has "SIP:Bob@Example.com;transport=tls?X-A=1" twice; it rings twice',
      ],
    ],
    [{ noun: 'multi', to: '+14155550123, client:+14155550123, {{env.X}}, {{env.X}}' }, []],
    [{ noun: 'sim', to: simSid }, [legacy]],
    [{ noun: 'multi', to: `client:alice, sim:${simSid}` }, [legacy]],
    [{ noun: 'multi', to: `sim:${simSid}, sim:${simSid.replace('8c', '9d')}` }, [legacy, legacy]],
    [
      { noun: 'multi', to: `sim:${simSid}, SIM:${simSid}` },
      [legacy, `properties.to  warning: has "SIM:${simSid}" twice; it rings twice`, legacy],
    ],
    [{ ...number, time_limit: 14_400 }, []],
    [{ ...number, time_limit: '{{flow.data.x}}' }, []],
    [
      { ...number, time_limit: 14_401 },
      ["properties.time_limit  warning: is 14401: more than 14400 needs the account's 24-hour feature"],
    ],
    [
      { ...number, time_limit: '86400' },
      ['properties.time_limit  warning: is "86400": more than 14400 needs the account\'s 24-hour feature'],
    ],
    [{ ...sip, sip_username: 'u', sip_password: '{{env.SIP_PASSWORD}}' }, []],
    [{ ...sip, sip_username: '', sip_password: ' ' }, []],
    [{ ...sip, sip_password: 'hunter2' }, [kept]],
    [{ ...sip, sip_password: 'flow.data.p' }, [kept]],
    [{ ...sip, sip_password: '{{flow.data.p}}' }, [carried]],
    [{ ...sip, sip_password: 'x{{ flow.variables.p | upcase }}' }, [carried]],
    [{ ...sip, sip_password: '{% if true %}{{trigger.call.p}}{% endif %}' }, [carried]],
    [{ noun: 'multi', to: 'sip:bob@example.com', sip_password: '{{env.P}}' }, [unused]],
    [{ noun: 'multi', to: 'sip:bob@example.com', sip_password: 'hunter2' }, [kept, unused]],
    [{ noun: 'multi', to: 'sip:bob@example.com', sip_username: 'u' }, [unused]],
    [{ noun: 'multi', to: 'sip:bob@example.com', sip_username: '', sip_password: null }, []],
    [
      { ...number, number: { url: 'http://a.twil.io/a' } },
      [plain('properties.number.url', 'http://a.twil.io/a')],
    ],
    [
      {
        ...number,
        dial: { referUrl: ' HTTP://localhost.twil.io' },
        screen: { play: 'http://{{env.HOST}}/a' },
      },
      [
        plain('properties.dial.referUrl', ' HTTP://localhost.twil.io'),
        plain('properties.screen.play', 'http://{{env.HOST}}/a'),
      ],
    ],
    [
      {
        ...number,
        dial: { referUrl: 'http://localhost:3000/a' },
        number: { url: 'http://127.0.0.1', statusCallback: 'https://a.twil.io' },
      },
      [],
    ],
    [{ ...number, screen: { say: 'See http://a.twil.io' } }, []],
  ])('about %j', (properties, lines) => {
    expect(warnings(properties)).toEqual(lines);
  });

  it.each([
    [{ event: 'busy', next: 'http://a.twil.io/a' }, [plain('transitions[0].next', 'http://a.twil.io/a')]],
    [
      { event: 'busy', next: 'http://a.twil.io/{{flow.data.x}}' },
      [plain('transitions[0].next', 'http://a.twil.io/{{flow.data.x}}')],
    ],
    [{ event: 'busy', next: 'http://localhost:3000/a' }, []],
    [{ event: 'busy', next: ' http://localhost:3000/a' }, []],
    [
      { event: 'busy', next: 'http://a.twil.io/http://localhost/' },
      [plain('transitions[0].next', 'http://a.twil.io/http://localhost/')],
    ],
    [{ event: 'busy', next: 'http://[::1]/a' }, []],
    [{ event: 'busy', next: 'https://a.twil.io/' }, []],
    [
      { event: 'hangup', next: ' sales ' },
      [
        'transitions[0].next  warning: is the widget " sales ", which dials nobody: the caller has hung up. Write a URL or a /path',
      ],
    ],
    [{ event: 'hangup', next: '/gone' }, []],
    [{ event: 'hangup', next: '{{flow.data.next}}' }, []],
    [{ event: 'busy', next: 'sales' }, []],
  ])('about %j', (transition, lines) => {
    expect(warnings(number, [transition, { event: 'callCompleted' }])).toEqual(lines);
  });

  it('never show a password', () => {
    const endpoint = 'sip:hunter2@example.com';
    expect(
      warnings({
        noun: 'sip-multi',
        sip_endpoint: `${endpoint},${endpoint}`,
        sip_password: 'hunter2',
        sip: { url: 'http://hunter2/' },
      }),
    ).toEqual([
      'properties.sip_endpoint  warning: has "sip:***@example.com" twice; it rings twice',
      kept,
      plain('properties.sip.url', 'http://***/'),
    ]);
  });
});

describe('a widget that no number and no transition reaches', () => {
  function widget(keys: object, next?: string): string {
    return JSON.stringify({
      ...keys,
      properties: { noun: 'number', to: '+14157234000', caller_id: '+13125550100' },
      transitions: next === undefined ? [] : [{ event: 'callCompleted', next }],
    });
  }
  const unreached = (file: string, place: string, name = file) =>
    `${fileOf(file)}:${place}  warning: no number and no transition reaches this widget: only /connect?widget=${name} runs it`;

  it.each<[string, Record<string, string>, string[]]>([
    [
      'is warned of',
      { a: widget({}), b: widget({ name: 'x' }) },
      [unreached('a', '1:1  numbers'), unreached('b', '1:1  numbers', 'x')],
    ],
    ['is not one with a number', { a: widget({ numbers: ['+13125550100'] }), 13125550101: widget({}) }, []],
    [
      'is not default',
      { default: widget({}), a: widget({ name: 'b' }, '') },
      [unreached('a', '1:1  numbers', 'b')],
    ],
    [
      'is not one to which another leads',
      { default: widget({}, ' a '), a: widget({}, 'b'), b: widget({}) },
      [],
    ],
    [
      'is not one to which another leads by a URL',
      { default: widget({}, '/connect?x=1&widget=a-1'), 'a-1': widget({}) },
      [],
    ],
    [
      'is one that leads only to itself',
      { default: widget({}), a: widget({}, 'a') },
      [unreached('a', '1:1  numbers')],
    ],
    [
      'is one whose list of numbers is empty',
      { a: widget({ numbers: [] }) },
      [unreached('a', '1:12  numbers')],
    ],
    ['is not known where a next holds Liquid', { default: widget({}, '{{flow.data.x}}'), a: widget({}) }, []],
    ['is not known where there are faults', { a: widget({}), b: '{' }, []],
  ])('%s', (_, files, lines) => {
    expect(warningsOf(files)).toEqual(lines);
  });
});
