import completed from '../fixtures/dial-completed.json';
import inbound from '../fixtures/inbound-call.json';
import outbound from '../fixtures/outbound-call.json';
import { ask, twiml } from '../support/ask';
import { query } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';

/** The path that a `next` with this template leads to, after a call that was answered, and the log. */
function render(
  template: string,
  event: object = {},
): [path: string | undefined, problems: readonly object[]] {
  const service = serviceWith(
    [
      sales({}, [{ event: 'callCompleted', next: `/x{{flow.none}}-${template}` }]),
      { name: 'my-support', properties: { noun: 'client', to: 'x' } },
    ],
    { variables: { DESK: '+14155550142', EMPTY: '' } },
  );
  const earlier = JSON.stringify([['my-support', 'no-answer', 'CA2', '', '']]);
  const request = {
    ...completed,
    FlowSid,
    widget: 'sales',
    lang: 'de',
    toString: 's',
    _outcomes: earlier,
    ...event,
  };
  const { text, problems } = ask('/connect-status', request, service);
  const path = /<Redirect method="POST">https:\/\/calls-1234\.twil\.io\/x-([^?]*)\?/.exec(text)?.[1];
  return [path && decodeURI(path), problems];
}

describe('the Liquid variables of a call', () => {
  it.each([
    ['{{trigger.call.From}}', '+14155550111'],
    ['{{ trigger.call.To }}', '+13125550100'],
    ['{{trigger.call.CallSid}}', completed.CallSid],
    ['{{trigger.call.DialCallStatus}}', 'completed'],
    ['{{trigger.call.lang}}', 'de'],
    ['{{trigger.call.widget}}', 'sales'],
    ['{{trigger.call._outcomes}}', ''],
    ['{{trigger.call["From"]}}', '+14155550111'],
    ['{{contact.channel.address}}', '+14155550111'],
    ['{{flow.channel.address}}', '+13125550100'],
    ['{{flow.flow_sid}}', FlowSid],
    ['{{flow.data.lang}}', 'de'],
    ['{{flow.variables.lang}}', 'de'],
    ['{{flow.data.widget}}', ''],
    ['{{flow.data.From}}', ''],
    ['{{flow.data.toString}}', 's'],
    ['{{flow.data.constructor}}', ''],
    ['{{flow.data.hasOwnProperty}}', ''],
    ['{{flow.data.__proto__}}', ''],
    ['{{widgets.sales.DialCallStatus}}', 'completed'],
    ['{{widgets.sales.DialCallSid}}', completed.DialCallSid],
    ['{{widgets.sales.DialCallDuration}}', '42'],
    ['{{widgets.sales.RecordingUrl | slice: 0, 5}}', 'https'],
    ['{{widgets.sales.variables.DialCallDuration}}', '42'],
    ['{{widgets.my-support.DialCallStatus}}', 'no-answer'],
    ['{{widgets["my-support"].variables.DialCallSid}}', 'CA2'],
    ['{{widgets.my-support.DialCallDuration}}', ''],
    ['{{widgets.sales.From}}', ''],
    ['{{widgets.other.DialCallStatus}}', ''],
    ['{{env.DESK}}', '+14155550142'],
    ['{{env.EMPTY}}', ''],
    ['{{env.AUTH_TOKEN}}', ''],
    ['{{nothing}}{{nothing.at.all}}', ''],
    ['{{trigger.call.From.at.all}}', ''],
  ])('%s is %j', (template, value) => {
    expect(render(template)).toEqual([value, []]);
  });

  it.each([
    ['{{contact.channel.address}}', '+14155550111'],
    ['{{flow.channel.address}}', '+13125550100'],
  ])('%s is %j in an outbound call, too', (template, value) => {
    const { DialCallStatus } = completed;
    expect(render(template, { ...outbound, DialCallStatus, lang: 'de' })).toEqual([value, []]);
  });

  it('{{flow.flow_sid}} is nothing where no valid one came', () => {
    expect(render('{{flow.flow_sid}}', { FlowSid: 'FW1' })).toEqual(['', []]);
  });

  it('is what the last of several parameters says', () => {
    expect(render('{{flow.data.lang}}{{trigger.call.lang}}', { lang: ['de', 'fr', null] })).toEqual([
      'frfr',
      [],
    ]);
  });
});

describe('the Liquid language', () => {
  it.each([
    ['{{flow.data.lang | upcase | append: "_" | prepend: "a,b"}}', 'a,bDE_'],
    ['{{flow.data.none | default: "none"}}', 'none'],
    ['{{flow.data.lang | to_json}}', '"de"'],
    ['{{flow.data.none | to_json}}', ''],
    [
      '{{widgets.my-support | to_json}}',
      '{"DialCallStatus":"no-answer","DialCallSid":"CA2","variables":{"DialCallStatus":"no-answer","DialCallSid":"CA2"}}',
    ],
    ['{{flow.data.lang.size}}', '2'],
    ['{% if flow.data.lang == "de" %}ja{% else %}yes{% endif %}', 'ja'],
    ['{% case trigger.call.FromState %}{% when "CA" %}west{% endcase %}', 'west'],
    ['{% assign first = widgets.sales %}{{ first.DialCallStatus }}', 'completed'],
    ['{{- flow.data.lang -}} x', 'dex'],
    ['{% raw %}{{flow.data.lang}}{% endraw %}', '{{flow.data.lang}}'],
    ['{flow.data.lang}}', '{flow.data.lang}}'],
  ])('%s is %j', (template, value) => {
    expect(render(template)).toEqual([value, []]);
  });

  it.each(['{{env.DESK}}', '{% if', '{{ x | nope }}', '{{'])(
    'never renders the value %j as a template',
    (value) => {
      const service = serviceWith([
        {
          name: 'room',
          properties: { noun: 'conference', to: '{{flow.data.to}}', caller_id: '{{trigger.call.Digits}}' },
        },
      ]);
      const { text, problems } = ask(
        '/connect',
        { ...inbound, widget: 'room', to: value, Digits: value },
        service,
      );
      const action = query({ widget: 'room', to: value }).replaceAll('&', '&amp;');
      expect(text).toBe(
        twiml(
          `<Dial action="https://calls-1234.twil.io/connect-status?${action}" method="POST" callerId="+13125550100" timeout="30"><Conference>${value}</Conference></Dial>`,
        ),
      );
      expect(problems).toEqual([
        {
          widget: 'room',
          property: 'caller_id',
          value,
          message: 'is no caller ID that these targets take; +13125550100 stands in for it',
        },
      ]);
    },
  );
});
