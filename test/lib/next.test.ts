import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import completed from '../fixtures/dial-completed.json';
import { ask, twiml } from '../support/ask';
import { query, rows } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
const support = { name: 'support', properties: { noun: 'client', to: 'support' } };

/** What follows after `sales`, whose Dial ended with this request, where every outcome leads to `next`. */
function follow(next: string, request: object) {
  const transitions = [
    { event: 'callCompleted', next },
    { event: 'hangup', next },
  ];
  const service = serviceWith([sales({}, transitions), support], { variables: { HOST: 'example.com' } });
  return ask('/connect-status', { ...request, widget: 'sales' }, service);
}

function redirect(url: string): string {
  return twiml(`<Redirect method="POST">${url.replaceAll('&', '&amp;')}</Redirect>`);
}

describe('where next leads', () => {
  const outcome = `DialCallStatus=busy&DialCallSid=${busy.DialCallSid}`;
  const own = 'https://calls-1234.twil.io';
  const outcomes = rows([['sales', 'busy', busy.DialCallSid]]);
  const state = `DialCallSid=${busy.DialCallSid}&DialCallStatus=busy&_outcomes=${outcomes}&_widgets=1`;

  it.each([
    ['', twiml('<Hangup/>')],
    ['  ', twiml('<Hangup/>')],
    ['{{flow.data.none}}', twiml('<Hangup/>')],
    ['https://example.com/voicemail', redirect(`https://example.com/voicemail?${outcome}`)],
    ['http://example.com', redirect(`http://example.com/?${outcome}`)],
    ['HTTPS://Example.COM:443/A', redirect(`https://example.com/A?${outcome}`)],
    ['https://example.com/?', redirect(`https://example.com/?${outcome}`)],
    ['https://example.com/a#top', redirect(`https://example.com/a?${outcome}#top`)],
    ['https://example.com/a?b=1&c=%20x+y#top', redirect(`https://example.com/a?b=1&c=%20x+y&${outcome}#top`)],
    [
      'https://{{env.HOST}}/{{trigger.call.From | url_encode}}',
      redirect(`https://example.com/%2B14155550111?${outcome}`),
    ],
    ['https://example.com/{{widgets.sales.DialCallStatus}}', redirect(`https://example.com/busy?${outcome}`)],
    [
      'https://example.com/{{widgets.sales.variables.DialCallStatus}}',
      redirect(`https://example.com/busy?${outcome}`),
    ],
    [
      'https://example.com/?DialCallStatus=mine',
      redirect(`https://example.com/?DialCallStatus=mine&DialCallSid=${busy.DialCallSid}`),
    ],
    [
      'https://example.com/?DialCallStatus',
      redirect(`https://example.com/?DialCallStatus&DialCallSid=${busy.DialCallSid}`),
    ],
    ['/voicemail', redirect(`${own}/voicemail?${state}`)],
    ['/voicemail?a=1#top', redirect(`${own}/voicemail?a=1&${state}#top`)],
    ['/connect?widget=support', redirect(`${own}/connect?widget=support&${state}`)],
    ['/a/../b c', redirect(`${own}/b%20c?${state}`)],
    [`${own}/voicemail`, redirect(`${own}/voicemail?${state}`)],
    [
      'http://calls-1234.twil.io/voicemail',
      redirect(`http://calls-1234.twil.io/voicemail?${outcome}&_widgets=1`),
    ],
    [
      'https://calls-1234.twil.io.:80/voicemail',
      redirect(`https://calls-1234.twil.io.:80/voicemail?${outcome}&_widgets=1`),
    ],
    [`${own}:8080/voicemail`, redirect(`${own}:8080/voicemail?${outcome}`)],
    ['https://sub.calls-1234.twil.io/', redirect(`https://sub.calls-1234.twil.io/?${outcome}`)],
  ])('%j', (next, text) => {
    expect(follow(next, busy)).toEqual({ text, problems: [], secrets: [] });
  });

  it.each(['support', ' support ', '{{flow.data.to}}'])('%j, a widget, at once', (next) => {
    const action = `_outcomes=${outcomes}&_widgets=2&to=support&widget=support`;
    expect(follow(next, { ...busy, to: 'support' })).toEqual({
      text: twiml(
        `<Dial action="${own}/connect-status?${action.replaceAll('&', '&amp;')}" method="POST" callerId="+14155550111" timeout="30"><Client>support</Client></Dial>`,
      ),
      problems: [],
      secrets: [],
    });
  });

  const expected =
    'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends';
  it.each([
    ['nobody'],
    ['//example.com/voicemail'],
    ['/\\example.com'],
    ['/\t/example.com'],
    ['//['],
    ['https://'],
    ['http:example.com'],
    ['ftp://example.com/'],
    ['javascript:alert(1)'],
    ['tel:+14155550123'],
    ['view-source:https://example.com/'],
    ['voicemail.xml'],
    ['?a=1'],
    ['#top'],
    ['constructor'],
    ['__proto__'],
  ])('to the end of the flow, with a problem, where it renders to %j', (value) => {
    expect(follow('{{flow.data.to}}', { ...busy, to: value })).toEqual({
      text: twiml('<Hangup/>'),
      problems: [{ widget: 'sales', property: 'transitions.callCompleted.next', value, message: expected }],
      secrets: [],
    });
  });

  it('to the end of the flow, with a problem, where its Liquid fails', () => {
    const next = '{% for i in (1..100000000) %}{{i}}{% endfor %}';
    expect(follow(next, busy)).toEqual({
      text: twiml('<Hangup/>'),
      problems: [
        {
          widget: 'sales',
          property: 'transitions.callCompleted.next',
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1; the flow ends',
        },
      ],
      secrets: [],
    });
  });

  it('leaves a value as it is, and does not render it again', () => {
    const url = `x=%7B%7Benv.HOST%7D%7D&${outcome}`;
    expect(
      follow('https://example.com/?x={{trigger.call.X | url_encode}}', { ...busy, X: '{{env.HOST}}' }).text,
    ).toBe(redirect(`https://example.com/?${url}`));
  });

  it('tells all four outcomes, those of them that came', () => {
    const { DialCallSid, RecordingUrl } = completed;
    const told = new URLSearchParams({
      DialCallStatus: 'completed',
      DialCallSid,
      DialCallDuration: '42',
      RecordingUrl,
    });
    expect(follow('https://example.com/', completed).text).toBe(redirect(`https://example.com/?${told}`));
  });
});

describe('what a redirect carries', () => {
  const event = { ...busy, DialCallSid: '', lang: 'de', menu: 'a b', Lang: 'x', _lang: 'y', FlowSid };
  const earlier = rows([['first', 'no-answer']]);
  const outcomes = [
    ['first', 'no-answer'],
    ['sales', 'busy'],
  ];

  it.each([
    ['https://example.com/', 'https://example.com/?DialCallStatus=busy&lang=de&menu=a%20b'],
    ['https://example.com/?lang=fr', 'https://example.com/?lang=fr&DialCallStatus=busy&menu=a%20b'],
    [
      'https://example.com/?menu&FlowSid=1',
      'https://example.com/?menu&FlowSid=1&DialCallStatus=busy&lang=de',
    ],
    [
      '/x',
      `https://calls-1234.twil.io/x?${query({ DialCallStatus: 'busy', lang: 'de', menu: 'a b', FlowSid, _widgets: '3', _outcomes: outcomes })}`,
    ],
    [
      '/x?FlowSid=',
      `https://calls-1234.twil.io/x?FlowSid=&${query({ DialCallStatus: 'busy', lang: 'de', menu: 'a b', _widgets: '3', _outcomes: outcomes })}`,
    ],
  ])('to %s', (next, url) => {
    expect(follow(next, { ...event, _widgets: '3', _outcomes: earlier })).toEqual({
      text: redirect(url),
      problems: [],
      secrets: [],
    });
  });

  it('is the same for a caller who hung up', () => {
    const told = new URLSearchParams({
      DialCallStatus: 'completed',
      DialCallSid: hungUp.DialCallSid,
      DialCallDuration: '7',
    });
    expect(follow('https://example.com/', hungUp).text).toBe(redirect(`https://example.com/?${told}`));
  });
});

describe('the way back to Studio', () => {
  const account = 'AC00112233445566778899aabbccddeeff';
  const url = (sid: string) =>
    `<Redirect>https://webhooks.twilio.com/v1/Accounts/${sid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=busy&amp;lang=de</Redirect>`;
  const event = {
    DialCallStatus: 'busy',
    CallStatus: 'in-progress',
    widget: 'sales',
    lang: 'de',
    _widgets: '2',
  };

  it.each([
    ['by the request’s AccountSid', busy.AccountSid, account, url(busy.AccountSid)],
    ['by ACCOUNT_SID where the request has none', undefined, account, url(account)],
    ['by ACCOUNT_SID where the request’s is none', 'AC123/../x', account, url(account)],
  ])('is found %s', (_, AccountSid, ACCOUNT_SID, inside) => {
    const service = serviceWith([sales()], { variables: { ACCOUNT_SID } });
    expect(ask('/connect-status', { ...event, AccountSid, FlowSid }, service)).toEqual({
      text: twiml(inside),
      problems: [],
      secrets: [],
    });
  });

  it.each(['', 'AC1', 'x', `x${account}`, `${account}0`])(
    'is lost, with a problem, where both are none: %j',
    (sid) => {
      const service = serviceWith([sales()], { variables: { ACCOUNT_SID: sid } });
      expect(ask('/connect-status', { ...event, AccountSid: sid, FlowSid }, service)).toEqual({
        text: twiml('<Hangup/>'),
        problems: [
          {
            property: 'AccountSid',
            message: `The call cannot go back to the Studio flow ${FlowSid}: neither the request's AccountSid nor the variable ACCOUNT_SID is an account's SID`,
          },
        ],
        secrets: [],
      });
    },
  );

  it.each(['FW1', '', undefined])('is none where FlowSid is %j', (invalid) => {
    const { AccountSid } = busy;
    expect(
      ask('/connect-status', { ...event, AccountSid, FlowSid: invalid }, serviceWith([sales()])).text,
    ).toBe(twiml('<Hangup/>'));
  });
});
