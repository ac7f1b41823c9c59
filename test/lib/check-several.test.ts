import { checkOne } from '../support/check';

function faults(properties: object): string[] {
  return checkOne(JSON.stringify({ properties })).map((line) => line.replace(/^\d+:\d+ {2}properties\./, ''));
}

const sim = 'sim:DE8caa2afb9d5279926619c458dc7098a8';
const domain = 'sip:desk@office.sip.twilio.com';
const any =
  'a phone number in E.164, client:IDENTITY, sip:USER@HOST, whatsapp:NUMBER or sim: and the SID of a SIM';
const client = 'a client identity, such as alice';
const sip = 'a SIP URI, such as sip:alice@example.com';
const eleven = Array.from({ length: 11 }, (_, index) => `client:agent-${index}`);
const alone =
  'has an endpoint of a Twilio SIP Domain, which does not ring in parallel with other kinds of target; write "dial": {"sequential": true}, or make two widgets of it';

describe('the check of several targets', () => {
  it.each([
    [{ noun: 'client-multi', to: 'alice, client:bob,,{{flow.data.to}}' }],
    [{ noun: 'sip-multi', sip_endpoint: 'sip:a@example.com, sips:b@example.com:5061;transport=tls' }],
    [{ noun: 'sip-multi', sip_endpoint: `${domain}, sip:b@example.com, {{flow.data.to}}` }],
    [{ noun: 'multi', to: `+14155550123, client:alice, sip:bob@example.com, ${sim}, {{flow.data.to}}` }],
    [{ noun: 'multi', to: `CLIENT:alice, SIPS:bob@example.com, SIM: ${sim.slice(4)}` }],
    [{ noun: 'multi', to: '{% if true %}alice, bob{% endif %}' }],
    [{ noun: 'multi', to: 'client:{{flow.data.to}}, sip:{{flow.data.to}}@example.com' }],
    [{ noun: 'multi', to: eleven.slice(1).join() }],
    [{ noun: 'multi', to: `${domain}, sip:b@example.com` }],
    [{ noun: 'multi', to: `${domain}, {{flow.data.to}}` }],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: true } }],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: ' true ' } }],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: '{{flow.data.turns}}' } }],
    [{ noun: 'multi', to: 'client:alice, client:bob', caller_id: 'client:zoe' }],
    [{ noun: 'multi', to: 'sip:b@example.com', caller_id: 'front-desk_1' }],
    [{ noun: 'multi', to: '{{flow.data.to}}', caller_id: 'client:zoe' }],
    [{ noun: 'multi', to: '{{flow.data.to}}', caller_id: 'front-desk_1' }],
    [{ noun: 'multi', to: `+14155550123, ${sim}, client:alice`, caller_id: '+14155550111' }],
    [{ noun: 'client-multi', to: 'alice', caller_id: 'client:zoe' }],
    [{ noun: 'sip-multi', sip_endpoint: 'sip:b@example.com', caller_id: 'front-desk_1' }],
  ])('finds no fault in %j', (properties) => {
    expect(faults(properties)).toEqual([]);
  });

  it.each([
    [{ noun: 'client-multi' }, [`to  is missing; noun "client-multi" needs ${client}`]],
    [{ noun: 'sip-multi', to: 'sip:a@b.c' }, [`sip_endpoint  is missing; noun "sip-multi" needs ${sip}`]],
    [{ noun: 'client-multi', to: ' , ' }, [`to  is missing; noun "client-multi" needs ${client}`]],
    [{ noun: 'multi', to: ' ' }, [`to  is missing; noun "multi" needs ${any}`]],
    [{ noun: 'client-multi', to: 'client:, alice' }, [`to  is "client:"; expected ${client}, or Liquid`]],
    [
      { noun: 'sip-multi', sip_endpoint: 'sip:a@example.com, b@example.com' },
      [`sip_endpoint  is "b@example.com"; expected ${sip}, or Liquid`],
    ],
    [
      { noun: 'multi', to: 'alice, client:, sip:, sim:DE1, xclient:bob, 5, +14155550123' },
      ['alice', 'client:', 'sip:', 'sim:DE1', 'xclient:bob', '5'].map(
        (to) => `to  is "${to}"; expected ${any}, or Liquid`,
      ),
    ],
    [{ noun: 'client-multi', to: eleven.join() }, ['to  has 11 targets; expected at most 10']],
    [
      { noun: 'sip-multi', sip_endpoint: 'sip:b@example.com,'.repeat(11) },
      ['sip_endpoint  has 11 targets; expected at most 10'],
    ],
    [{ noun: 'multi', to: `${eleven.join()},{{flow.data.to}}` }, ['to  has 11 targets; expected at most 10']],
    [{ noun: 'multi', to: `${domain}, +14155550123` }, [`to  ${alone}`]],
    [{ noun: 'multi', to: `${domain.replace('desk', 'a.desk')}, +14155550123` }, [`to  ${alone}`]],
    [{ noun: 'multi', to: 'client:alice,SIPS:1@a.sip.us1.twilio.com:5061;transport=tls' }, [`to  ${alone}`]],
    [{ noun: 'multi', to: `${domain}, ${sim}`, dial: { sequential: false } }, [`to  ${alone}`]],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: 'false' } }, [`to  ${alone}`]],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: null } }, [`to  ${alone}`]],
    [{ noun: 'multi', to: `${domain}, +14155550123`, dial: { sequential: '' } }, [`to  ${alone}`]],
    ...[
      ['client:alice, +14155550123', 'client:zoe'],
      ['client:alice, sip:b@example.com', 'front-desk_1'],
      ['+14155550123, {{flow.data.to}}', 'client:zoe'],
      ['{{flow.data.to}}', 'anonymous'],
      ['{{flow.data.to}}', 'front desk'],
      [sim, 'client:zoe'],
    ].map(([to, caller_id]): [object, string[]] => [
      { noun: 'multi', to, caller_id },
      [
        `caller_id  is "${caller_id}", which noun "multi" cannot show; expected a number in E.164, such as +14155550100`,
      ],
    ]),
  ])('finds the faults in %j', (properties, lines) => {
    expect(faults(properties)).toEqual(lines);
  });
});
