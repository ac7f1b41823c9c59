import { checkConfiguration } from '../../lib/config/check-configuration';
import { checkAgainst } from '../../lib/config/check-surroundings';
import { formatFinding } from '../../lib/config/finding';
import { fileOf, warningsOf } from '../support/check';

/** The warnings about one property of a widget that a number reaches. */
function warnings(properties: object, property: string): string[] {
  const text = JSON.stringify({ numbers: ['+13125550100'], properties });
  return warningsOf({ sales: text }).flatMap((line) => {
    const [, path, message] = /^\S+ {2}(\S+) {2}warning: (.*)$/.exec(line) ?? [];
    return path === `properties.${property}` && message !== undefined ? [message] : [];
  });
}

function chosen(variables: string, whose: string): string {
  return `reads ${variables}, which ${whose}, and so chooses whom you pay to ring. What Studio or your own URLs set is safe; for any other caller compare it with those you allow: {% if allowed contains … %}, see SECURITY.md`;
}

const app = 'a client app (Voice SDK) sets as it likes';
const phone = 'the caller sets';

describe('whom a caller can choose', () => {
  it.each<[string, string, string[]]>([
    ['number', '{{flow.data.agent}}', [chosen('{{flow.data.agent}}', app)]],
    ['client', '{{ flow.variables.agent | default: "alice" }}', [chosen('{{flow.variables.agent}}', app)]],
    ['multi', 'client:{{trigger.call.agent}}', [chosen('{{trigger.call.agent}}', app)]],
    ['conference', '{{trigger.call.CallerName}}', [chosen('{{trigger.call.CallerName}}', phone)]],
    [
      'client',
      '{{trigger.call["SipHeader_X-Agent"]}}',
      [chosen('{{trigger.call.SipHeader_X-Agent}}', phone)],
    ],
    [
      'number-multi',
      '{{trigger.call.From}},{{contact.channel.address}},{{flow.data.a}},{{flow.data.a}}',
      [chosen('{{trigger.call.From}} and {{contact.channel.address}} and {{flow.data.a}}', phone)],
    ],
    ['number', '+1{{trigger.call.Digits}}', [chosen('{{trigger.call.Digits}}', phone)]],
    ['number', '{{env.AGENT}}{{widgets.sales.DialCallStatus}}', []],
    ['conference', 'room-{{trigger.call.CallSid}}', []],
    [
      'number',
      '{% assign allowed = "+14155550100,+14155550142" | split: "," %}{% if allowed contains flow.data.to %}{{flow.data.to}}{% endif %}',
      [],
    ],
    ['client', '{%- case flow.data.to -%}{% when "a" %}{{flow.data.to}}{% endcase %}', []],
    ['client', '{% if flow.data.tone %}{{flow.data.to}}{% endif %}', [chosen('{{flow.data.to}}', app)]],
    ['client', '+14155550100', []],
  ])('is warned of: %s %s', (noun, to, messages) => {
    expect(warnings({ noun, to }, 'to')).toEqual(messages);
  });

  it.each<[string, string, string[]]>([
    ['sip', 'sip:{{trigger.call.SipHeader_X-Ext}}@pbx.example.com', []],
    ['sip', 'sip:{{flow.data.a}}@pbx.example.com:5060;transport=tls', []],
    ['sip', '{{flow.data.uri}}', [chosen('{{flow.data.uri}}', app)]],
    ['sip', 'sip:desk@{{flow.data.host}}', [chosen('{{flow.data.host}}', app)]],
    ['sip-multi', 'sip:a@example.com, {{flow.data.uri}}', [chosen('{{flow.data.uri}}', app)]],
  ])('is warned of where the host of a SIP URI is not written: %s %s', (noun, sip_endpoint, messages) => {
    expect(warnings({ noun, sip_endpoint }, 'sip_endpoint')).toEqual(messages);
  });

  it('is warned of in a route of a SIP phone, too', () => {
    const sip_endpoint = [
      { uri: 'sip:{{flow.data.a}}@pbx.example.com' },
      { uri: 'sip:desk@{{flow.data.host}}' },
    ];
    expect(warnings({ noun: 'sip', sip_endpoint }, 'sip_endpoint[1].uri')).toEqual([
      chosen('{{flow.data.host}}', app),
    ]);
    expect(warnings({ noun: 'sip', sip_endpoint }, 'sip_endpoint[0].uri')).toEqual([]);
    expect(warnings({ noun: 'sip', sip_endpoint: [5, { uri: 5 }] }, 'sip_endpoint')).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['sip:{{flow.data.a}}@pbx.example.com', []],
    ['+14155550123, sip:{{flow.data.a}}@pbx.example.com;transport=tls, client:alice', []],
    ['client:{{flow.data.b}}, sip:{{flow.data.a}}@pbx.example.com', [chosen('{{flow.data.b}}', app)]],
    ['sip:{{flow.data.a}}@{{env.HOST}}', [chosen('{{flow.data.a}}', app)]],
    [
      '{% if env.A %}{{flow.data.b}}, sip:{{flow.data.a}}@pbx.example.com{% endif %}',
      [chosen('{{flow.data.b}} and {{flow.data.a}}', app)],
    ],
  ])('is warned of among others, too: %s', (to, messages) => {
    expect(warnings({ noun: 'multi', to }, 'to')).toEqual(messages);
  });
});

describe('a client or SIP phone that calls, and has no number to show', () => {
  const message =
    'has no number to show where a client app or a SIP phone calls, and to a phone Twilio then places no call: write a number that you own, here, in "numbers" or as CALLER_ID=… in .env';

  function warned(widgets: Readonly<Record<string, object>>, isCallerIdSet?: boolean): string[] {
    const files = Object.entries(widgets).map(([name, widget]) => ({
      path: fileOf(name),
      text: JSON.stringify(widget),
    }));
    const names = new Set(isCallerIdSet ? ['CALLER_ID'] : []);
    const environments = isCallerIdSet === undefined ? [] : [{ file: '.env', names }];
    return checkConfiguration(
      files,
      checkAgainst({ functions: [], assets: [], environments }),
    ).warnings.flatMap((finding) =>
      finding.message.startsWith('has no number to show') ? [formatFinding(finding)] : [],
    );
  }

  const number = { noun: 'number', to: '+14155550123' };
  it.each<[string, object]>([
    ['by default', number],
    ['with the caller’s own address', { ...number, caller_id: '{{contact.channel.address}}' }],
    ['with what was dialled', { ...number, caller_id: ' {{trigger.call.To}} ' }],
    ['with nothing', { ...number, caller_id: ' ' }],
    ['among others', { noun: 'multi', to: 'client:alice, +14155550123' }],
    ['perhaps', { noun: 'multi', to: 'client:alice, {{env.X}}' }],
  ])('is warned of, where only a client app runs the widget: %s', (_, properties) => {
    expect(warned({ app: { properties } })).toEqual([
      expect.stringMatching(/app.private.json:1:\d+ {2}properties.caller_id {2}warning: /),
    ]);
    expect(warned({ app: { properties } })[0]).toContain(message);
    expect(warned({ app: { properties } }, true)).toEqual([]);
    expect(warned({ app: { properties } }, false)).toHaveLength(1);
  });

  it.each<[string, Record<string, object>]>([
    ['has a number', { app: { numbers: ['+13125550100'], properties: number } }],
    ['is run for phones', { default: { properties: number } }],
    [
      'is led to',
      {
        default: { properties: number, transitions: [{ event: 'busy', next: 'app' }] },
        app: { properties: number },
      },
    ],
    ['has a caller ID', { app: { properties: { ...number, caller_id: '+13125550100' } } }],
    ['has one that may be', { app: { properties: { ...number, caller_id: '{{env.X}}' } } }],
    ['rings no phone', { app: { properties: { noun: 'client', to: 'alice' } } }],
    ['rings none of several', { app: { properties: { noun: 'multi', to: 'client:alice' } } }],
    ['rings SIP', { app: { properties: { noun: 'sip', sip_endpoint: 'sip:a@example.com' } } }],
  ])('is none for a widget that %s', (_, widgets) => {
    expect(warned(widgets)).toEqual([]);
  });

  it('is warned of where the widget rings what was dialled', () => {
    const dialler = { properties: { noun: 'number', to: '{{trigger.call.To}}' } };
    expect(warned({ default: dialler })).toHaveLength(1);
  });
});
