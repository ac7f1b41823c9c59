import hungUp from '../../fixtures/caller-hung-up.json';
import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { type Results, walk } from '../../support/walk';

const sent: Results = { sendMessage: { ok: true, sid: 'SM1' } };
const complete = {
  from: '{{flow.channel.address}}',
  to: '+14155550100',
  body: 'Missed {{contact.channel.address}}',
};

function send(properties: object, results: Results = {}, request: object = {}) {
  const flows = {
    main: flow(
      state('send-message', 'text', properties, { sent: 'yes', failed: 'no' }),
      state('say-play', 'yes', { say: 'Sent {{widgets.text.outbound.Sid}}' }),
      state('say-play', 'no', { say: 'Failed {{widgets.text.outbound.Sid}}' }),
    ),
  };
  return walk('/connect', { ...inbound, flow: 'main', ...request }, serviceWith([], { flows }), { results });
}

describe('send-message', () => {
  it.each<[title: string, properties: object, what: object]>([
    ['a text', complete, { from: '+13125550100', to: '+14155550100', body: 'Missed +14155550111' }],
    [
      'a picture',
      { from: '+13125550100', to: '+14155550100', media_url: 'https://example.com/a.png' },
      { from: '+13125550100', to: '+14155550100', mediaUrl: 'https://example.com/a.png' },
    ],
    [
      'a picture of this service',
      { from: '+13125550100', to: '+14155550100', media_url: '/{{flow.data.none}}a.png' },
      { from: '+13125550100', to: '+14155550100', mediaUrl: 'https://calls-1234.twil.io/a.png' },
    ],
    [
      'a text that only begins as a URL does',
      { ...complete, body: 'sip: {{flow.data.who}}, https://{{flow.data.who}}' },
      { from: '+13125550100', to: '+14155550100', body: 'sip: a;b, https://a;b' },
    ],
    [
      'both, and what is for chats',
      {
        ...complete,
        body: 'Hi',
        media_url: '{{flow.data.none}}',
        service: 'IS1',
        channel: 'CH1',
        attributes: '{}',
      },
      { from: '+13125550100', to: '+14155550100', body: 'Hi' },
    ],
  ])('sends %s once', (_, properties, what) => {
    expect(send(properties, sent, { who: 'a;b' })).toEqual({
      text: twiml('<Say>Sent SM1</Say><Hangup/>'),
      asked: [['sendMessage', what]],
      log: [],
    });
  });

  it('goes on where it was not sent, and logs why', () => {
    const { text, log } = send(complete, { sendMessage: { ok: false, why: '21211: no such number' } });
    expect([text, log]).toEqual([
      twiml('<Say>Failed</Say><Hangup/>'),
      ['text: The message was not sent: 21211: no such number'],
    ]);
  });

  it('is sent without a picture that is none, and logs it', () => {
    const { asked, log } = send({ ...complete, media_url: '{{flow.data.a}}' }, sent, { a: 'menu.png' });
    expect([asked, log]).toEqual([
      [['sendMessage', { from: '+13125550100', to: '+14155550100', body: 'Missed +14155550111' }]],
      ['text media_url: "menu.png" is not an absolute http(s) URL, or a /path on this service; left out'],
    ]);
  });

  it.each<[title: string, properties: object, log: string]>([
    [
      'nobody sends it',
      { ...complete, from: '{{flow.data.none}}' },
      'text: lacks a from, a to or a text: no message is sent',
    ],
    [
      'nobody gets it',
      { ...complete, to: '{{flow.data.none}}' },
      'text: lacks a from, a to or a text: no message is sent',
    ],
    [
      'it says nothing',
      { ...complete, body: '{{flow.data.none}}' },
      'text: lacks a from, a to or a text: no message is sent',
    ],
    ['the Liquid of its from fails', { ...complete, from: failing }, failedAt('text', 'from')],
    ['the Liquid of its to fails', { ...complete, to: failing }, failedAt('text', 'to')],
    ['the Liquid of its body fails', { ...complete, body: failing }, failedAt('text', 'body')],
    ['the Liquid of its media_url fails', { ...complete, media_url: failing }, failedAt('text', 'media_url')],
  ])('fails without asking where %s', (_, properties, log) => {
    expect(send(properties)).toEqual({ text: twiml('<Say>Failed</Say><Hangup/>'), asked: [], log: [log] });
  });

  it('is sent for a caller who has hung up', () => {
    const { text, asked } = send(complete, sent, hungUp);
    expect([text, asked.length]).toEqual([twiml('<Hangup/>'), 1]);
  });

  it('forgets the message of an earlier visit where none was sent', () => {
    const request = { _outputs: 'text._7B_22outbound_22_3A_7B_22Sid_22_3A_22SM0_22_7D_7D' };
    expect(send({ ...complete, to: '{{flow.data.none}}' }, {}, request).text).toBe(
      twiml('<Say>Failed</Say><Hangup/>'),
    );
  });
});
