import { sipEndpointForms, sipEndpointSchema } from '../../lib/config/sip-endpoint-schema';
import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { checkOne, warningsOf } from '../support/check';
import { serviceWith } from '../support/service';

const a = 'sip:a@x.example';
const b = 'sip:b@y.example;transport=tls';

function ring(sip_endpoint: unknown, more: object = {}) {
  const properties = { noun: 'sip', sip_endpoint, ...more };
  const service = serviceWith([{ name: 'sales', properties }], { variables: { ID: 'desk' } });
  return ask('/connect', { ...inbound, widget: 'sales', A: a, Odd: 'x y' }, service);
}

function dial(inside: string, more = ''): string {
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST" callerId="+14155550111" timeout="30"${more}>${inside}</Dial>`,
  );
}

describe('a SIP phone with several routes', () => {
  it.each<[object[], object, string]>([
    [
      [
        { uri: a, priority: 1, weight: 10 },
        { uri: b, priority: '2' },
      ],
      {},
      `<Sip><Uri priority="1" weight="10">${a}</Uri><Uri priority="2">${b}</Uri></Sip>`,
    ],
    [[{ uri: ` ${a} `, priority: null, weight: '' }], {}, `<Sip><Uri>${a}</Uri></Sip>`],
    [
      [{ uri: '{{trigger.call.A}}', priority: '{{ "3" }}', weight: '{{flow.data.none}}' }, { uri: b }],
      {
        sip_username: '{{env.ID}}',
        sip_password: 'p',
        sip: { headers: { 'X-A': '{{trigger.call.Odd}}' }, machineDetection: 'Enable' },
      },
      `<Sip username="desk" password="p" machineDetection="Enable"><Uri priority="3">${a}?X-A=x%20y</Uri><Uri>${b}?X-A=x%20y</Uri></Sip>`,
    ],
  ])('is rung by them: %j', (routes, more, inside) => {
    const { text, problems } = ring(routes, more);
    expect([text, problems]).toEqual([dial(inside), []]);
  });

  it('is asked before connecting', () => {
    expect(ring([{ uri: a }], { screen: { say: 'Press 1' } }).text).toBe(
      dial(
        `<Sip url="https://calls-1234.twil.io/connect-screen?widget=sales" method="POST"><Uri>${a}</Uri></Sip>`,
        ' answerOnBridge="true"',
      ),
    );
  });

  it('goes without a route that turns out invalid', () => {
    const routes = [
      { uri: '{{flow.data.none}}' },
      { uri: '{{trigger.call.Odd}}' },
      { uri: b, priority: '{{trigger.call.Odd}}', weight: '{{0}}' },
    ];
    const at = (property: string) => ({ widget: 'sales', property: `sip_endpoint${property}` });
    const none = 'is not a SIP URI, such as sip:alice@example.com; it does not ring';
    expect(ring(routes)).toEqual({
      text: dial(`<Sip><Uri>${b}</Uri></Sip>`),
      problems: [
        { ...at('[0].uri'), value: '', message: none },
        { ...at('[1].uri'), value: 'x y', message: none },
        { ...at('[2].priority'), value: 'x y', message: 'is not a whole number from 0 to 65535; left out' },
        { ...at('[2].weight'), value: '0', message: 'is not a whole number from 1 to 65535; left out' },
      ],
      secrets: [],
    });
  });

  it('that all turn out invalid is nobody to ring', () => {
    expect(ring([{ uri: '{{flow.data.none}}' }]).problems.at(-1)).toEqual({
      widget: 'sales',
      property: 'sip_endpoint',
      value: '',
      message: 'leaves nobody to ring: no route has a SIP URI',
    });
  });
});

function faults(properties: object): string[] {
  return checkOne(JSON.stringify({ properties })).map((line) => line.replace(/^\d+:\d+ {2}properties\./, ''));
}

const uri = 'a SIP URI, such as sip:alice@example.com';

describe('the check of routes', () => {
  it.each<[object, string[]]>([
    [{ noun: 'sip', sip_endpoint: [] }, [`sip_endpoint  is an empty list; noun "sip" needs ${uri}`]],
    [
      { noun: 'sip', sip_endpoint: [{ uri: 'a@b' }, { uri: '' }, { uri: a }] },
      [
        `sip_endpoint[0].uri  is "a@b"; expected ${uri}, or Liquid`,
        `sip_endpoint[1].uri  is ""; expected ${uri}, or Liquid`,
      ],
    ],
    [
      { noun: 'sip-multi', sip_endpoint: [{ uri: a }] },
      [
        'sip_endpoint  is a list, which is one phone with several routes; write "noun": "sip", or a text with commas between the phones',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: [{ uri: a }], caller_id: 'client:alice' },
      [
        'caller_id  is "client:alice", which noun "sip" cannot show; expected a number in E.164, such as +14155550100',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: [{ uri: a, prio: 1, colour: 2 }] },
      [
        'sip_endpoint[0].prio  is not known; known are uri, priority, weight',
        'sip_endpoint[0].colour  is not known; known are uri, priority, weight',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: [a, {}, { uri: 5, priority: -1, weight: '0' }, []] },
      [
        `sip_endpoint[0]  is "${a}"; expected an object in braces`,
        'sip_endpoint[1].uri  is missing; expected text in double quotes',
        'sip_endpoint[2].uri  is 5; expected text in double quotes',
        'sip_endpoint[2].priority  is -1; expected a whole number from 0 to 65535',
        'sip_endpoint[2].weight  is "0"; expected a whole number from 1 to 65535',
        'sip_endpoint[3]  is []; expected an object in braces',
      ],
    ],
    [
      { noun: 'sip', sip_endpoint: [{ uri: '{{a.b' }] },
      ['sip_endpoint[0].uri  is not valid Liquid: output "{{a.b" not closed, line:1, col:1'],
    ],
    [
      { noun: 'sip', sip_endpoint: { uri: a } },
      [`sip_endpoint  is {"uri":"${a}"}; expected text in double quotes`],
    ],
    [{ noun: 'sip', sip_endpoint: 5 }, ['sip_endpoint  is 5; expected text in double quotes']],
    [{ noun: 'number', to: '+14155550123', sip_endpoint: [{ uri: '{{flow.data.x}}' }] }, []],
  ])('finds the faults in %j', (properties, lines) => {
    expect(faults(properties)).toEqual(lines);
  });
});

it('is, without a value, all that may stand there', () => {
  expect(sipEndpointSchema.getter(undefined)).toBe(sipEndpointForms);
});

describe('the warnings of a SIP URI', () => {
  function warnings(properties: object): string[] {
    return warningsOf({ sales: JSON.stringify({ numbers: ['+13125550100'], properties }) }).map((line) =>
      line.replace(/^.*? {2}properties\./, '').replace('  warning:', ''),
    );
  }

  const long = `${a}?X-A=${'x'.repeat(255 - a.length - 5)}`;
  const header =
    'which Twilio does not pass on; expected a name that begins with X- (but not X-Twilio), or User-to-User, Remote-Party-ID, P-Preferred-Identity or P-Called-Party-ID';
  const edge = (written: string) =>
    `is "${written}", a SIP Domain of one edge, where Twilio rings no registered phone (error 32220); write office.sip.twilio.com`;
  it.each([
    [long, []],
    [`${long}y`, ['has a SIP URI of 256 characters, headers included; Twilio takes at most 255']],
    [`${a};transport=tls?X-A=1&user-to-user=a?b=c`, []],
    [`${a}?`, []],
    [
      `${a}?Subject=1&X-A=2&X-Twilio-A=3`,
      [`has the header "Subject", ${header}`, `has the header "X-Twilio-A", ${header}`],
    ],
    ['sip:a@office.sip.twilio.com', []],
    [
      'sip:a@office.sip.dublin.twilio.com:5061;transport=tls',
      [edge('sip:a@office.sip.dublin.twilio.com:5061;transport=tls')],
    ],
    ['sip:a@office.sip.us1-ix.twilio.com', [edge('sip:a@office.sip.us1-ix.twilio.com')]],
    ['sip:{{flow.data.x}}@office.sip.dublin.twilio.com', []],
  ])('are told of %j', (uri, messages) => {
    const lines = (path: string) => messages.map((message) => `${path} ${message}`);
    expect(warnings({ noun: 'sip', sip_endpoint: uri })).toEqual(lines('sip_endpoint'));
    expect(warnings({ noun: 'multi', to: uri })).toEqual(lines('to'));
    expect(warnings({ noun: 'sip', sip_endpoint: [{ uri }] })).toEqual(lines('sip_endpoint[0].uri'));
  });
});
