import hungUp from '../../fixtures/caller-hung-up.json';
import busy from '../../fixtures/dial-busy.json';
import { ask, askDelivering, twiml } from '../../support/ask';
import { query } from '../../support/carried';
import { sales, serviceWith } from '../../support/service';

const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
const { DialCallSid } = hungUp;
const outcome = { DialCallStatus: 'completed', DialCallSid, DialCallDuration: '7' };
const parameters = { ...hungUp, SipHeader_X: 'ü & "', Ü: '1' };
const event = { ...parameters, widget: 'sales', lang: 'de', FlowSid, _widgets: '2', 5: 'five' };

function afterHangup(next: string, request: object = event) {
  const transitions = [
    { event: 'hangup', next },
    { event: 'callCompleted', next: 'https://example.com/other' },
  ];
  return ask('/connect-status', { ...request }, serviceWith([sales({}, transitions)]));
}

describe('a caller who has hung up', () => {
  const state = {
    FlowSid,
    _widgets: '2',
    _outcomes: [['sales', 'completed', DialCallSid, '7']],
    _delivery: '1',
  };

  it.each([
    ['https://example.com/gone', 'https://example.com/gone?', undefined],
    ['http://example.com/gone?a=1#b', 'http://example.com/gone?a=1&', undefined, '#b'],
    ['https://example.com/{{widgets.sales.DialCallStatus}}', 'https://example.com/completed?', undefined],
    ['/gone', 'https://calls-1234.twil.io/gone?', state],
  ])('is told to %s by a redirect, and by a request of our own', (next, start, more, hash = '') => {
    const { text, problems, delivery } = afterHangup(next);
    const carried = { ...outcome, lang: 'de' };
    const told = more === undefined ? String(new URLSearchParams(carried)) : query({ ...carried, ...more });
    const url = `${start}${told}${hash}`;
    expect(text).toBe(twiml(`<Redirect method="POST">${url.replaceAll('&', '&amp;')}</Redirect>`));
    expect(problems).toEqual([]);
    expect(delivery).toEqual({ widget: 'sales', parameters });
  });

  it('is in the log with all that was sent, where that request is lost', () => {
    const url = `https://example.com/gone?${new URLSearchParams(outcome)}`;
    const replay = { method: 'POST', url, headers: { Token: '1' }, form: { a: 'b' } } as const;
    const service = serviceWith([sales({}, [{ event: 'hangup', next: 'https://example.com/gone' }])]);
    const request = { ...hungUp, widget: 'sales' };
    const { text, problems } = askDelivering({ ok: false, why: 'it is down', replay }, request, service);
    expect(text).toBe(twiml(`<Redirect method="POST">${url.replaceAll('&', '&amp;')}</Redirect>`));
    const message = 'The request after the caller hung up was not delivered: it is down';
    expect(problems).toEqual([{ widget: 'sales', message, replay }]);
  });

  it.each([
    ['sales', 'a widget, which dials nobody'],
    ['{{flow.data.to}}', 'a widget by Liquid'],
    ['', 'nowhere, without a FlowSid'],
    ['{{flow.data.none}}', 'nowhere by Liquid'],
  ])('ends the call, and nothing is sent, where next is %j: %s', (next) => {
    const request = { ...hungUp, widget: 'sales', to: 'sales' };
    expect(afterHangup(next, request)).toEqual({ text: twiml('<Hangup/>'), problems: [], secrets: [] });
  });

  it('goes back to Studio without a request of our own: Twilio ends the execution by itself', () => {
    const { text, delivery } = afterHangup('');
    expect([text, delivery]).toEqual([
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${hungUp.AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;${String(new URLSearchParams({ ...outcome, lang: 'de' })).replaceAll('&', '&amp;')}</Redirect>`,
      ),
      undefined,
    ]);
  });

  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'is one whose own call is %s, whatever came of the Dial',
    (CallStatus) => {
      const { delivery } = afterHangup('https://example.com/', {
        ...busy,
        CallStatus,
        widget: 'sales',
        callBack: '1',
      });
      expect(delivery).toEqual({ widget: 'sales', parameters: { ...busy, CallStatus } });
    },
  );

  it('ends the flow where hangup is not listed, whatever callCompleted leads to', () => {
    const service = serviceWith([sales({}, [{ event: 'callCompleted', next: 'https://example.com/other' }])]);
    expect(ask('/connect-status', { ...hungUp, widget: 'sales' }, service)).toEqual({
      text: twiml('<Hangup/>'),
      problems: [],
      secrets: [],
    });
  });

  it('is the only one for whom a request of our own is made', () => {
    const { text, delivery } = afterHangup('https://example.com/', { ...busy, widget: 'sales' });
    const url = `https://example.com/other?DialCallStatus=busy&amp;DialCallSid=${busy.DialCallSid}`;
    expect([text, delivery]).toEqual([twiml(`<Redirect method="POST">${url}</Redirect>`), undefined]);
  });
});
