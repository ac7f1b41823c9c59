import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { rows } from '../support/carried';
import { sales, serviceWith } from '../support/service';

const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
const problem = {
  widget: 'sales',
  property: 'to',
  value: '',
  message: 'leaves nobody to ring: it rendered to nothing',
};
const refusal = '500 Widget "sales": to leaves nobody to ring: it rendered to nothing.';
const support = { name: 'support', properties: { noun: 'client', to: 'support' } };

/** What follows where `sales` has nobody to ring. */
function fail(transitions: readonly object[], event: object = {}, more: readonly object[] = [support]) {
  const service = serviceWith([sales({ to: '{{flow.data.to}}' }, transitions), ...more]);
  return ask('/connect', { ...inbound, widget: 'sales', ...event }, service);
}

describe('a widget without anybody to ring', () => {
  const outcomes = rows([['sales', 'failed']]);

  it.each([
    [
      'takes its failed transition',
      [
        { event: 'failed', next: 'https://example.com/a' },
        { event: 'callCompleted', next: 'https://example.com/b' },
      ],
      '<Redirect method="POST">https://example.com/a?DialCallStatus=failed</Redirect>',
    ],
    [
      'takes callCompleted where failed is not listed',
      [
        { event: 'busy', next: 'https://example.com/a' },
        { event: 'callCompleted', next: 'https://example.com/b' },
      ],
      '<Redirect method="POST">https://example.com/b?DialCallStatus=failed</Redirect>',
    ],
    [
      'tells its outcome to the template of next',
      [{ event: 'failed', next: '/{{widgets.sales.DialCallStatus}}{{widgets.sales.DialCallSid}}' }],
      `<Redirect method="POST">https://calls-1234.twil.io/failed?DialCallStatus=failed&amp;_outcomes=${outcomes}&amp;_widgets=1</Redirect>`,
    ],
    [
      'leads to another widget, the second of this call',
      [{ event: 'callCompleted', next: 'support' }],
      `<Dial action="https://calls-1234.twil.io/connect-status?_outcomes=${outcomes}&amp;_widgets=2&amp;widget=support" method="POST" callerId="+14155550111" timeout="30"><Client>support</Client></Dial>`,
    ],
  ])('%s', (_, transitions, inside) => {
    expect(fail(transitions)).toEqual({ text: twiml(inside), problems: [problem], secrets: [] });
  });

  it.each([
    ['it has no transitions', []],
    [
      'only others are listed',
      [
        { event: 'hangup', next: 'support' },
        { event: 'noAnswer', next: 'support' },
      ],
    ],
    ['failed has no next', [{ event: 'failed' }, { event: 'callCompleted', next: 'support' }]],
    ['next renders to nothing', [{ event: 'failed', next: '{{flow.data.none}}' }]],
  ])('is refused where %s', (_, transitions) => {
    expect(fail(transitions)).toEqual({ text: refusal, problems: [problem], secrets: [] });
  });

  it('is refused where next renders to no place, with both problems', () => {
    expect(fail([{ event: 'failed', next: '{{trigger.call.CallStatus}}' }])).toEqual({
      text: refusal,
      problems: [
        problem,
        {
          widget: 'sales',
          property: 'transitions.failed.next',
          value: 'ringing',
          message:
            'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends',
        },
      ],
      secrets: [],
    });
  });

  it('goes back to Studio where the call came from there', () => {
    expect(fail([{ event: 'failed' }], { FlowSid })).toEqual({
      text: twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${inbound.AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=failed</Redirect>`,
      ),
      problems: [problem],
      secrets: [],
    });
  });

  it('forgets the outcome of the Dial before it', () => {
    const service = serviceWith([
      sales({ to: '{{flow.data.none}}' }, [{ event: 'failed', next: 'https://example.com/' }]),
      { ...support, transitions: [{ event: 'busy', next: 'sales' }] },
    ]);
    expect(ask('/connect-status', { ...busy, widget: 'support' }, service)).toEqual({
      text: twiml('<Redirect method="POST">https://example.com/?DialCallStatus=failed</Redirect>'),
      problems: [problem],
      secrets: [],
    });
  });

  it('is refused with the sentence of the last of several', () => {
    const last = { name: 'last', properties: { noun: 'client', to: '{{flow.data.to}}' } };
    expect(fail([{ event: 'failed', next: 'last' }], {}, [last])).toEqual({
      text: '500 Widget "last": to leaves nobody to ring: it rendered to nothing.',
      problems: [problem, { ...problem, widget: 'last' }],
      secrets: [],
    });
  });

  it('is refused, and not tried for ever, where it leads to itself', () => {
    const { text, problems } = fail([{ event: 'failed', next: 'sales' }]);
    expect([text, problems.length]).toEqual([refusal, 26]);
  });
});
