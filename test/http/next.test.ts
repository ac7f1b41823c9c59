import dialBusy from '../fixtures/dial-busy.json';
import dialCompleted from '../fixtures/dial-completed.json';
import inboundCall from '../fixtures/inbound-call.json';
import { query } from '../support/carried';
import { action, redirect, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid, From } = inboundCall;
const { DialCallSid } = dialBusy;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const accountOfService = 'ACfedcba9876543210fedcba9876543210';
const anyone = { noun: 'client', to: 'alice' };
const own = `https://${domain}`;

const busy = `DialCallStatus=busy&DialCallSid=${DialCallSid}`;
const completed = new URLSearchParams({
  DialCallStatus: 'completed',
  DialCallSid: dialCompleted.DialCallSid,
  DialCallDuration: '42',
  RecordingUrl: dialCompleted.RecordingUrl,
});

/** What a redirect to this service carries after the first widget of a call was busy. */
const carried = (widget: string, more: Record<string, string> = {}) =>
  query({
    ...{ DialCallStatus: 'busy', DialCallSid, ...more },
    ...{ _widgets: '1', _outcomes: [[widget, 'busy', DialCallSid]] },
  });

const nowhere =
  'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends';

describe('where a transition leads', () => {
  let service: LocalService;
  beforeAll(async () => {
    const to = (busyNext: string, completedNext = '') =>
      widgetContent(anyone, { busy: busyNext, callCompleted: completedNext });
    service = await startLocalService({
      widgets: {
        sales: { ...to('support', 'https://example.com/voicemail'), numbers: ['+13125550100'] },
        support: widgetContent({ noun: 'client', to: 'bob' }),
        end: to(''),
        url: to('https://example.com/a%20b?y=2&z#part', 'http://example.com?DialCallSid=mine&x='),
        upper: to('HTTPS://Example.COM/x'),
        path: to('/voicemail?y=2#part'),
        self: to(`${own}/voicemail`),
        liquid: to('{{flow.data.next}}'),
        encoded: to('https://example.com/?name={{flow.data.name | url_encode}}'),
        endless: to('{% for i in (1..99999999) %}x{% endfor %}'),
      },
      environment: { ACCOUNT_SID: accountOfService },
    });
  });
  afterAll(() => service.stop());

  const afterBusy = (parameters: string) => service.post(`/connect-status?${parameters}`, dialBusy);

  it('is another widget’s Dial, at once', async () => {
    expect(await afterBusy('widget=sales&x=1')).toEqual(
      twiml(
        `<Dial ${action(query({ widget: 'support', x: '1', _widgets: '2', _outcomes: [['sales', 'busy', DialCallSid]] }))} callerId="${From}" timeout="30"><Client>bob</Client></Dial>`,
      ),
    );
  });

  it.each([
    ['widget=sales', dialCompleted, `https://example.com/voicemail?${completed}`],
    ['widget=sales&b=2&a=1', dialCompleted, `https://example.com/voicemail?${completed}&b=2&a=1`],
    ['widget=url&y=1', dialBusy, `https://example.com/a%20b?y=2&z&${busy}#part`],
    ['widget=url&x=1&w=3', dialBusy, `https://example.com/a%20b?y=2&z&${busy}&x=1&w=3#part`],
    [
      'widget=url&x=1',
      { ...dialBusy, DialCallStatus: 'failed' },
      'http://example.com/?DialCallSid=mine&x=&DialCallStatus=failed',
    ],
    ['widget=upper', dialBusy, `https://example.com/x?${busy}`],
    [
      `widget=url&FlowSid=${FlowSid}&_widgets=1&_outcomes=end.busy`,
      dialBusy,
      `https://example.com/a%20b?y=2&z&${busy}#part`,
    ],
    ['widget=encoded&name=a%26b%3Dc', dialBusy, `https://example.com/?name=a%26b%3Dc&${busy}`],
    [
      'widget=liquid&next=https://example.com/?a=b%20c',
      dialBusy,
      `https://example.com/?a=b%20c&${busy}&next=https%3A%2F%2Fexample.com%2F%3Fa%3Db%20c`,
    ],
  ])('is a redirect to a URL: %s', async (query, request, url) => {
    expect(await service.post(`/connect-status?${query}`, request)).toEqual(redirect(url));
  });

  it.each([
    ['widget=path&x=1', `${own}/voicemail?y=2&${carried('path', { x: '1' })}#part`],
    ['widget=path&y=1', `${own}/voicemail?y=2&${carried('path')}#part`],
    [`widget=path&FlowSid=${FlowSid}`, `${own}/voicemail?y=2&${carried('path', { FlowSid })}#part`],
    ['widget=self', `${own}/voicemail?${carried('self')}`],
    ['widget=liquid&next=/a/../b', `${own}/b?${carried('liquid', { next: '/a/../b' })}`],
  ])('is a redirect to a path on this service, with the state of the call: %s', async (query, url) => {
    expect(await afterBusy(query)).toEqual(redirect(url));
  });

  it.each(['widget=end', 'widget=liquid', 'widget=liquid&next=%20'])(
    'is nowhere, which ends the flow: %s',
    async (query) => {
      expect(await afterBusy(query)).toEqual(twiml('<Hangup/>'));
    },
  );

  it.each([
    ['the request', {}, AccountSid],
    ['the environment', { AccountSid: '' }, accountOfService],
    ['the environment, where the request’s is none', { AccountSid: 'AC1' }, accountOfService],
  ])('is nowhere, which goes back to Studio with the account of %s', async (_, parameters, account) => {
    expect(
      await service.post(`/connect-status?widget=end&x=1&FlowSid=${FlowSid}&_widgets=3`, {
        ...dialCompleted,
        ...parameters,
      }),
    ).toEqual(
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${account}/Flows/${FlowSid}?FlowEvent=return&amp;${`${completed}`.replaceAll('&', '&amp;')}&amp;x=1</Redirect>`,
      ),
    );
  });

  it.each([
    'nobody',
    'ftp://example.com',
    '//example.com/',
    '/\\example.com/',
    'http://',
    'mailto:a@example.com',
    '+13125550100',
    '__proto__',
  ])('is %j, which is no place: an error, and the flow ends', async (next) => {
    const problem = {
      message: nowhere,
      widget: 'liquid',
      property: 'transitions.busy.next',
      value: next,
      callSid: CallSid,
    };
    expect(await afterBusy(query({ widget: 'liquid', next }))).toEqual(twiml('<Hangup/>', [problem]));
  });

  it('is Liquid that fails: an error, and the flow ends', async () => {
    const message = 'its Liquid failed: memory alloc limit exceeded, line:1, col:1; the flow ends';
    const problem = { message, widget: 'endless', property: 'transitions.busy.next', callSid: CallSid };
    expect(await afterBusy('widget=endless')).toEqual(twiml('<Hangup/>', [problem]));
  });
});

describe('a redirect back to Studio without an account', () => {
  it('is an error, and hangs up', async () => {
    const service = await startLocalService({ widgets: { end: widgetContent(anyone) } });
    try {
      const { AccountSid: _, ...call } = dialBusy;
      const message = `The call cannot go back to the Studio flow ${FlowSid}: neither the request's AccountSid nor the variable ACCOUNT_SID is an account's SID`;
      expect(await service.post(`/connect-status?widget=end&FlowSid=${FlowSid}`, call)).toEqual(
        twiml('<Hangup/>', [{ message, property: 'AccountSid', callSid: CallSid }]),
      );
    } finally {
      await service.stop();
    }
  });
});
