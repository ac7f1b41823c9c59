import dialBusy from '../fixtures/dial-busy.json';
import inboundCall from '../fixtures/inbound-call.json';
import { action, refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, From, AccountSid } = inboundCall;
const password = 'tr0ub4dor"&\\3';
const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const environment = { SIP_PASSWORD: password, AUTH_TOKEN: token, ACCOUNT_SID: AccountSid };
const credentials = { sip_username: 'jack', sip_password: '{{env.SIP_PASSWORD}}' };
const attributes = 'username="jack" password="tr0ub4dor&quot;&amp;\\3"';

describe('a secret', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      environment,
      widgets: {
        sip: widgetContent(
          {
            noun: 'sip',
            sip_endpoint:
              '{{flow.data.to | default: "sip:jack@example.com" | replace: "PASSWORD", env.SIP_PASSWORD}}',
            ...credentials,
            caller_id: '{{flow.data.id | replace: "PASSWORD", env.SIP_PASSWORD}}',
            timeout: '{{flow.data.timeout | replace: "PASSWORD", env.SIP_PASSWORD}}',
          },
          { busy: '{{env.SIP_PASSWORD}}', failed: '{{env.SIP_PASSWORD}}', callCompleted: 'sip' },
        ),
        number: widgetContent({ noun: 'number', to: '{{env.SIP_PASSWORD}}', ...credentials }),
        environment: widgetContent({
          noun: 'conference',
          to: 'a{{env.AUTH_TOKEN}}{{env | to_json | size}}b',
        }),
        everything: widgetContent({ noun: 'conference', to: '{{env | to_json}}' }),
      },
    });
  });
  afterAll(() => service.stop());

  const ask = (widget: string, more: object = {}) =>
    service.post('/connect', { ...inboundCall, widget, ...more });

  it('goes out in the password attribute alone', async () => {
    expect(await ask('sip')).toEqual(
      twiml(
        `<Dial ${action('widget=sip')} callerId="${From}" timeout="30"><Sip ${attributes}>sip:jack@example.com</Sip></Dial>`,
      ),
    );
    expect(
      await service.post('/connect-status?widget=sip', { ...dialBusy, DialCallStatus: 'no-answer' }),
    ).toMatchObject({
      body: expect.stringContaining(`<Sip ${attributes}>sip:jack@example.com</Sip>`),
      log: [],
    });
  });

  it('is masked where it is no target', async () => {
    const at = { widget: 'sip', property: 'sip_endpoint', value: 'a***b', callSid: CallSid };
    expect(await ask('sip', { to: 'aPASSWORDb' })).toEqual(
      refusal(500, 'Widget "sip": sip_endpoint leaves nobody to ring: it rendered to "a***b".', [
        { ...at, message: 'is not a SIP URI, such as sip:alice@example.com; it does not ring' },
        { ...at, message: 'leaves nobody to ring: it rendered to "a***b"' },
        {
          message:
            'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends',
          widget: 'sip',
          property: 'transitions.failed.next',
          value: '***',
          callSid: CallSid,
        },
      ]),
    );
  });

  it('is masked where it is no caller ID and no timeout', async () => {
    const { log, body } = await ask('sip', { id: 'PASSWORD', timeout: 'PASSWORD' });
    expect(body.split(attributes)).toHaveLength(2);
    expect(log).toEqual([
      {
        message: 'is no caller ID that these targets take; +13125550100 stands in for it',
        widget: 'sip',
        property: 'caller_id',
        value: '***',
        callSid: CallSid,
      },
      {
        message: 'is not whole seconds from 1 to 600; 30 stands in for it',
        widget: 'sip',
        property: 'timeout',
        value: '***',
        callSid: CallSid,
      },
    ]);
  });

  it('is masked where it is no place to go to after the Dial', async () => {
    const message =
      'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends';
    const problem = {
      message,
      widget: 'sip',
      property: 'transitions.busy.next',
      value: '***',
      callSid: CallSid,
    };
    expect(await service.post('/connect-status?widget=sip', dialBusy)).toEqual(twiml('<Hangup/>', [problem]));
  });

  it('is masked in a widget that rings no SIP phone', async () => {
    const at = { widget: 'number', property: 'to', value: '***', callSid: CallSid };
    expect(await ask('number')).toEqual(
      refusal(500, 'Widget "number": to leaves nobody to ring: it rendered to "***".', [
        { ...at, message: 'is not a phone number in E.164, such as +14155550100; it does not ring' },
        { ...at, message: 'leaves nobody to ring: it rendered to "***"' },
      ]),
    );
  });

  it.each([
    [token, '"***"'],
    [`a${token}b`, '"a***b"'],
    ['x'.repeat(60) + token, `"${'x'.repeat(60)}***"`],
  ])('is masked where it is the name of a widget: %s', async (widget, shown) => {
    const message = `No widget here is named ${shown}.`;
    expect(await ask(widget)).toEqual(refusal(404, message, [{ message, callSid: CallSid }]));
    const gone = `No widget here is named ${shown}, which this call was in; it may have gone with a new deployment.`;
    expect(await service.post(`/connect-status?widget=${widget}`, dialBusy)).toEqual(
      refusal(404, gone, [{ message: gone, callSid: CallSid }]),
    );
  });

  it('is masked before a long value is cut', async () => {
    const timeout = 'x'.repeat(990) + token;
    const { log } = await ask('sip', { timeout });
    expect(log).toEqual([
      {
        message: 'is not whole seconds from 1 to 600; 30 stands in for it',
        widget: 'sip',
        property: 'timeout',
        value: `${'x'.repeat(990)}***`,
        callSid: CallSid,
      },
    ]);
  });

  it('is no part of what Liquid reads of the environment, where it is the AUTH_TOKEN', async () => {
    expect((await ask('environment')).body).toMatch(/<Conference>a\d+b<\/Conference>/);
    const { body } = await ask('everything');
    expect(body).toContain(`"ACCOUNT_SID":"${AccountSid}"`);
    expect(body).not.toContain('AUTH_TOKEN');
    expect(body).not.toContain(token);
  });

  it('has never been in the log, whatever went wrong', () => {
    expect(service.output()).not.toContain(token);
    expect(service.output()).not.toContain(token.slice(0, 12));
    expect(service.output()).not.toContain('tr0ub4dor');
  });
});
