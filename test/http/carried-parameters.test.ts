import inboundCall from '../fixtures/inbound-call.json';
import { type Carried, query, rows } from '../support/carried';
import { action, refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, From, To } = inboundCall;
const FlowSid = 'FW0123456789abcdef0123456789ABCDEF';
const call = { From, To, CallSid };

/** What the widget `echo` answers when `flow.data.x` has this value. */
function echo(value: string, carried: Carried = { x: value }) {
  return twiml(
    `<Dial ${action(query({ widget: 'echo', ...carried }))} callerId="${From}" timeout="30"><Client>x${value}</Client></Dial>`,
  );
}

describe('the parameters that a call carries along', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      widgets: { echo: widgetContent({ noun: 'client', to: 'x{{flow.data.x}}' }) },
    });
  });
  afterAll(() => service.stop());

  it('are carried in the action URL where they are the user’s own, and FlowSid with them', async () => {
    const own = { x: 'ä & "b" <c>', é: '1', aB_c: '{{flow.data.x}}' };
    const others = { SipHeader_X: '1', Digits: '5', '1a': '1', _private: '1', '-': '1', Été: '1' };
    const carried = `FlowSid=${FlowSid}&aB_c=%7B%7Bflow.data.x%7D%7D&widget=echo&x=%C3%A4%20%26%20%22b%22%20%3Cc%3E&%C3%A9=1`;
    expect(
      await service.post('/connect', { ...inboundCall, widget: 'echo', ...own, ...others, FlowSid }),
    ).toEqual(
      twiml(
        `<Dial ${action(carried)} callerId="${From}" timeout="30"><Client>xä &amp; "b" &lt;c&gt;</Client></Dial>`,
      ),
    );
  });

  it.each([
    '',
    'FW123',
    `${FlowSid}0`,
    `fw${FlowSid.slice(2)}`,
    `${FlowSid} `,
    'FWg123456789abcdef0123456789abcdef',
  ])('ignore a FlowSid that is none: %j', async (none) => {
    expect(await service.post('/connect', { ...call, widget: 'echo', FlowSid: none })).toEqual(echo('', {}));
  });

  it('leave the largest of the user’s own where the action URL would be too long', async () => {
    const form = { ...call, widget: 'echo', x: '1', story: 'é'.repeat(2_500), long: 'a'.repeat(3_000) };
    const message = 'this parameter is no longer carried: the URL would have 4,000 characters or more';
    const story = {
      message,
      widget: 'echo',
      property: 'flow.data.story',
      value: 'é'.repeat(1_000),
      callSid: CallSid,
    };
    expect(await service.post('/connect', form)).toEqual(
      twiml(
        `<Dial ${action(query({ widget: 'echo', x: '1', long: form.long }))} callerId="${From}" timeout="30"><Client>x1</Client></Dial>`,
        [story],
      ),
    );
  });

  it('leave behind the outcomes that nobody reads first', async () => {
    const x = 'a'.repeat(3_800);
    const state = { _widgets: '1', _outcomes: rows([['echo', 'busy', 'b'.repeat(200)]]) };
    const message = 'its outcome is no longer carried: the URL would have 4,000 characters or more';
    expect(await service.post('/connect', { ...call, widget: 'echo', x, ...state })).toEqual({
      ...echo(x, { x, _widgets: '2' }),
      log: [{ message, widget: 'echo', callSid: CallSid }],
    });
  });

  it('may have 5,000 characters each', async () => {
    const long = 'a'.repeat(5_000);
    const lost = {
      message: 'this parameter is no longer carried: the URL would have 4,000 characters or more',
    };
    expect(await service.post('/connect', { ...call, widget: 'echo', x: long })).toEqual({
      ...echo(long, {}),
      log: [{ ...lost, widget: 'echo', property: 'flow.data.x', value: 'a'.repeat(1_000), callSid: CallSid }],
    });
    const message = `No widget here is named "${'a'.repeat(79)}… (5002 characters).`;
    expect(await service.get('/connect', { ...call, widget: long })).toEqual(
      refusal(404, message, [{ message, callSid: CallSid }]),
    );
  });
});

describe('a service on this machine', () => {
  it('writes http URLs, since the runtime here speaks nothing else', async () => {
    const service = await startLocalService(
      { widgets: { echo: widgetContent({ noun: 'client', to: 'alice' }, { busy: '/busy?a=1' }) } },
      { domain: '' },
    );
    try {
      const { port } = service;
      expect(await service.get('/connect', { ...call, widget: 'echo' })).toEqual(
        twiml(
          `<Dial action="http://localhost:${port}/connect-status?widget=echo" method="POST" callerId="${From}" timeout="30"><Client>alice</Client></Dial>`,
        ),
      );
      expect(await service.get('/connect-status', { widget: 'echo', DialCallStatus: 'busy' })).toEqual(
        twiml(
          `<Redirect method="POST">http://localhost:${port}/busy?a=1&amp;DialCallStatus=busy&amp;_outcomes=echo.busy&amp;_widgets=1</Redirect>`,
        ),
      );
    } finally {
      await service.stop();
    }
  });
});
