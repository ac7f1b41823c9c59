import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { serviceWith } from '../support/service';

const sim = 'DE8caa2afb9d5279926619c458dc7098a8';
const numbers = Array.from({ length: 6 }, (_, index) => `+1415555012${index}`);
const clients = Array.from({ length: 6 }, (_, index) => `client:agent-${index}`);
const domain = 'sip:desk@office.sip.twilio.com';

function ring(properties: object, TO = '', event: object = {}) {
  const variables = { TO, ID: 'front-desk_1' };
  const service = serviceWith([{ name: 'sales', numbers: ['+13125550100'], properties }], { variables });
  return ask('/connect', { ...inbound, widget: 'sales', ...event }, service);
}

function dial(inside: string, attributes = 'callerId="+14155550111" timeout="30"'): string {
  return twiml(
    `<Dial action="https://calls-1234.twil.io/connect-status?widget=sales" method="POST" ${attributes}>${inside}</Dial>`,
  );
}

describe('several targets at once', () => {
  it.each([
    [
      { noun: 'client-multi', to: 'alice, client:bob,, Client:Carol Ann ,' },
      '<Client>alice</Client><Client>bob</Client><Client>Carol Ann</Client>',
    ],
    [
      { noun: 'sip-multi', sip_endpoint: 'sip:a@example.com, sips:b@example.com:5061;transport=tls?X-A=1' },
      '<Sip>sip:a@example.com</Sip><Sip>sips:b@example.com:5061;transport=tls?X-A=1</Sip>',
    ],
    [
      {
        noun: 'sip-multi',
        sip_endpoint: 'sip:a@example.com,sip:b@example.com',
        sip_username: '{{env.ID}}',
        sip_password: 'p&"',
      },
      '<Sip username="front-desk_1" password="p&amp;&quot;">sip:a@example.com</Sip><Sip username="front-desk_1" password="p&amp;&quot;">sip:b@example.com</Sip>',
    ],
    [
      { noun: 'sip-multi', sip_endpoint: `${domain}, sip:b@example.com` },
      `<Sip>${domain}</Sip><Sip>sip:b@example.com</Sip>`,
    ],
    [
      { noun: 'multi', to: `(415) 555-0123, client:alice, sip:bob@example.com, sim:${sim}` },
      `<Number>+14155550123</Number><Client>alice</Client><Sip>sip:bob@example.com</Sip><Sim>${sim}</Sim>`,
    ],
    [
      { noun: 'multi', to: `SIM: ${sim},CLIENT: alice,SIPS:bob@example.com,,` },
      `<Sim>${sim}</Sim><Client>alice</Client><Sip>SIPS:bob@example.com</Sip>`,
    ],
    [
      { noun: 'multi', to: `${domain}, sip:b@example.com`, sip_username: 'u', sip_password: 'p' },
      `<Sip>${domain}</Sip><Sip>sip:b@example.com</Sip>`,
    ],
    [
      { noun: 'multi', to: ['client:{{contact.channel.address}}', ...numbers, ...clients.slice(3)].join() },
      `<Client>+14155550111</Client>${numbers.map((to) => `<Number>${to}</Number>`).join('')}${[3, 4, 5].map((index) => `<Client>agent-${index}</Client>`).join('')}`,
    ],
  ])('ring: %j', (properties, targets) => {
    const { text, problems } = ring(properties);
    expect([text, problems]).toEqual([dial(targets), []]);
  });

  const any =
    'a phone number in E.164, client:IDENTITY, sip:USER@HOST, whatsapp:NUMBER or sim: and the SID of a SIM';
  const alone =
    'has endpoints of a Twilio SIP Domain, which do not ring in parallel with other kinds of target';
  it.each([
    [
      'drops what says not what it is, and what is not what it says',
      'multi',
      'alice, client:, sip:, sip:@b, sim:DE12, tel:+14155550123, +14155550123',
      '<Number>+14155550123</Number>',
      ['alice', 'client:', 'sip:', 'sip:@b', 'sim:DE12', 'tel:+14155550123'].map((value) => ({
        value,
        message: `is not ${any}; it does not ring`,
      })),
    ],
    [
      'drops a client without a name',
      'client-multi',
      'client:, alice',
      '<Client>alice</Client>',
      [{ value: 'client:', message: 'is not a client identity, such as alice; it does not ring' }],
    ],
    [
      'rings the first ten of twelve',
      'multi',
      [...numbers, ...clients].join(),
      [0, 1, 2, 3, 4, 5].map((index) => `<Number>+1415555012${index}</Number>`).join('') +
        [0, 1, 2, 3].map((index) => `<Client>agent-${index}</Client>`).join(''),
      [{ value: [...numbers, ...clients].join(), message: 'has 12 targets; only the first 10 ring' }],
    ],
    ...[domain, 'SIP:1@a.sip.us1.twilio.com:5060', 'sips:1@a.sip.dublin-ie1.twilio.com;transport=tls'].map(
      (uri): [string, string, string, string, { value: string; message: string }[]] => [
        'leaves out a SIP Domain beside another kind',
        'multi',
        `${uri}, sip:bob@example.com, +14155550123`,
        '<Sip>sip:bob@example.com</Sip><Number>+14155550123</Number>',
        [{ value: `${uri}, sip:bob@example.com, +14155550123`, message: alone }],
      ],
    ),
    [
      'does not count a SIP Domain among the ten',
      'multi',
      [domain, ...numbers, ...clients.slice(0, 4)].join(),
      [0, 1, 2, 3, 4, 5].map((index) => `<Number>+1415555012${index}</Number>`).join('') +
        [0, 1, 2, 3].map((index) => `<Client>agent-${index}</Client>`).join(''),
      [{ value: [domain, ...numbers, ...clients.slice(0, 4)].join(), message: alone }],
    ],
    ...['sip:1@sip.twilio.com', 'sip:1@a.sip.twilio.com.example.com', 'sip:1@asip.twilio.com'].map(
      (uri): [string, string, string, string, { value: string; message: string }[]] => [
        'takes no other host for a SIP Domain',
        'multi',
        `${uri}, +14155550123`,
        `<Sip>${uri}</Sip><Number>+14155550123</Number>`,
        [],
      ],
    ),
  ])('%s: %s, %s', (_, noun, to, targets, problems) => {
    expect(ring({ noun, to: '{{env.TO}}' }, to)).toEqual({
      text: dial(targets),
      problems: problems.map((problem) => ({ widget: 'sales', property: 'to', ...problem })),
      secrets: [],
    });
  });

  it.each([true, 'true', ' true ', '{{trigger.call.Yes}}'])(
    'rings a SIP Domain in turn with other kinds, where sequential is %j',
    (sequential) => {
      const properties = { noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential } };
      expect(ring(properties, '', { Yes: 'true' })).toEqual({
        text: dial(
          `<Sip>${domain}</Sip><Number>+14155550123</Number>`,
          'callerId="+14155550111" timeout="30" sequential="true"',
        ),
        problems: [],
        secrets: [],
      });
    },
  );

  it('leaves out a SIP Domain where sequential renders to nothing', () => {
    const to = `${domain}, +14155550123`;
    expect(ring({ noun: 'multi', to, dial: { sequential: '{{trigger.call.Yes}}' } })).toEqual({
      text: dial('<Number>+14155550123</Number>'),
      problems: [{ widget: 'sales', property: 'to', value: to, message: alone }],
      secrets: [],
    });
  });
});

describe('the caller ID of several targets', () => {
  const sip = 'sip:bob@example.com';
  const number = '+14155550123';
  it.each([
    ['client:alice, client:bob', 'client:zoe', 'client:zoe', false],
    ['client:alice, +14155550123', 'client:zoe', '+13125550100', false],
    [`client:alice, ${sip}`, 'client:zoe', '+13125550100', false],
    [sip, 'front-desk_1', 'front-desk_1', false],
    [`${sip}, ${number}`, 'front-desk_1', '+13125550100', true],
    [`${sip}, client:alice`, 'front-desk_1', '+13125550100', true],
    [`sim:${sim}, ${number}, client:alice, ${sip}`, '(415) 555-0111', '+14155550111', false],
    [`sim:${sim}`, 'front-desk_1', '+13125550100', true],
    ['client:alice, client:bob', 'Anonymous', '+13125550100', false],
    [`${sip}, sips:c@example.com`, 'Restricted', '+13125550100', false],
    [`nobody, ${sip}, ${sip}`, 'front-desk_1', 'front-desk_1', false],
  ])('for %s and a caller %s is %s', (to, From, callerId, isReported) => {
    const { text, problems } = ring({ noun: 'multi', to: '{{env.TO}}' }, to, { From });
    expect(/callerId="([^"]*)"/.exec(text)?.[1]).toBe(callerId);
    expect(problems.filter(({ property }) => property === 'caller_id')).toEqual(
      isReported
        ? [
            {
              widget: 'sales',
              property: 'caller_id',
              value: From,
              message: `is no caller ID that these targets take; ${callerId} stands in for it`,
            },
          ]
        : [],
    );
  });
});
