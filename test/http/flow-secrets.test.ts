import callerHungUp from '../fixtures/caller-hung-up.json';
import inboundCall from '../fixtures/inbound-call.json';
import { refusal, twiml } from '../support/expected-reply';
import { flow, state } from '../support/flow';
import { type LocalService, startLocalService } from '../support/local-service';
import { closedOrigin, type Receiver, startReceiver } from '../support/receiver';

const { AccountSid, CallSid } = inboundCall;
const password = 'pa55 w"rd';
const credentials = btoa(`jack:${password}`);
const secrets = {
  AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6',
  CRM_API_KEY: 'key-8d1f7a',
  HOOK_SECRET: 'hush-4c2e',
  Sip_Password: 'tr0ub4dor',
  session_token: 'tok/en+9=',
};
const environment = { ...secrets, ACCOUNT_SID: AccountSid, MONKEY_NAME: 'Kiki', SHORT_KEY: '7' };

describe('a secret of a flow', () => {
  let receiver: Receiver;
  let service: LocalService;
  let closed: string;
  beforeAll(async () => {
    [receiver, closed] = await Promise.all([startReceiver(), closedOrigin()]);
    const withPassword = (origin: string) => origin.replace('//', `//jack:${encodeURIComponent(password)}@`);
    // A service that tells what it was sent.
    receiver.treat('/echo', [
      {
        status: 200,
        type: 'application/json',
        body: JSON.stringify({ sent: `Basic ${credentials}`, as: password }),
      },
    ]);
    const shown = Object.keys(environment)
      .filter((name) => name !== 'AUTH_TOKEN')
      .map((name) => `{{env.${name}}}`)
      .join(' ');
    const flows = {
      variables: flow(state('connect-call-to', 'ring', { noun: 'number', to: shown })),
      echo: flow(
        state(
          'make-http-request',
          'who',
          { url: `${withPassword(receiver.origin)}/echo` },
          { success: 'ring' },
        ),
        state('connect-call-to', 'ring', {
          noun: 'number',
          to: '{{widgets.who.parsed.sent}} {{widgets.who.parsed.as}}',
        }),
      ),
      unreachable: flow(
        state(
          'make-http-request',
          'who',
          { url: `${withPassword(closed)}/?key={{env.CRM_API_KEY}}` },
          { failed: '' },
        ),
      ),
      nowhere: flow(
        state(
          'say-play',
          'hello',
          { say: 'Hello.' },
          { audioComplete: 'x{{env.HOOK_SECRET}} https://jack:{{flow.data.pin}}@example.com' },
        ),
      ),
      set: flow(
        state(
          'set-variables',
          'set',
          { variables: [{ key: 'crm_key', value: 'hush-{{flow.data.id}}' }] },
          { next: 'hello' },
        ),
        state('say-play', 'hello', { say: 'Hello.' }, { audioComplete: 'x {{flow.variables.crm_key}}' }),
        state(
          'gather-input-on-call',
          'menu',
          {},
          { timeout: 'x {{flow.variables.crm_key}} {{flow.data.pin_token}}' },
        ),
      ),
      lost: flow(
        state(
          'connect-call-to',
          'ring',
          { noun: 'client', to: 'alice' },
          { hangup: `${withPassword(closed)}/lost?key={{env.CRM_API_KEY}}` },
        ),
      ),
    };
    service = await startLocalService({
      environment,
      files: Object.fromEntries(
        Object.entries(flows).map(([name, content]) => [
          `assets/flows/${name}.private.json`,
          JSON.stringify(content),
        ]),
      ),
    });
  });
  afterAll(() => Promise.all([service.stop(), receiver.stop()]));

  const start = (name: string, more: object = {}) =>
    service.post('/connect', { ...inboundCall, flow: name, ...more });

  it('is the value of every variable whose name ends in TOKEN, SECRET, PASSWORD or KEY', async () => {
    const { status, body, log } = await start('variables');
    const value = `*** *** *** *** ${AccountSid} Kiki 7`;
    expect([status, body]).toEqual([
      500,
      `Widget "ring": to leaves nobody to ring: it rendered to "${value}".`,
    ]);
    expect(log).toEqual([
      {
        widget: 'ring',
        property: 'to',
        value,
        message: expect.stringContaining('it does not ring'),
        callSid: CallSid,
      },
      {
        widget: 'ring',
        property: 'to',
        value,
        message: expect.stringContaining('leaves nobody to ring'),
        callSid: CallSid,
      },
    ]);
  });

  it('is a password in a URL, and the Authorization that was made of it, also where somebody sends it back', async () => {
    const shown = 'Basic *** ***';
    const at = { widget: 'ring', property: 'to', value: shown, callSid: CallSid };
    const problem = `leaves nobody to ring: it rendered to "${shown}"`;
    expect(await start('echo')).toEqual(
      refusal(500, `Widget "ring": to ${problem}.`, [
        { ...at, message: 'is not a phone number in E.164, such as +14155550100; it does not ring' },
        { ...at, message: problem },
      ]),
    );
    expect(receiver.at('/echo')[0]?.headers.authorization).toBe(`Basic ${credentials}`);
  });

  it('is not told where the service cannot be reached', async () => {
    const message = `The request failed: connect ECONNREFUSED ${new URL(closed).host}`;
    expect(await start('unreachable')).toEqual(
      twiml('<Hangup/>', [{ widget: 'who', message, callSid: CallSid }]),
    );
  });

  it('is masked in a place that is none', async () => {
    const { log } = await start('nowhere', { pin: '12' });
    expect(log).toEqual([
      {
        widget: 'hello',
        property: 'transitions.audioComplete.next',
        value: 'x*** https://***@example.com',
        message: expect.stringContaining('the flow ends'),
        callSid: CallSid,
      },
    ]);
  });

  it('is the value of a variable of the flow with such a name, where it is set and where it is carried', async () => {
    const at = (widget: string, event: string, value: string) => ({
      widget,
      property: `transitions.${event}.next`,
      value,
      message: expect.stringContaining('the flow ends'),
      callSid: CallSid,
    });
    expect((await start('set', { id: '7c1e' })).log).toEqual([at('hello', 'audioComplete', 'x ***')]);
    const carried = '/connect-status?flow=set&widget=menu&_variables=crm_5Fkey.hush-7c1e&pin_token=t0k3n';
    expect((await service.post(carried, inboundCall)).log).toEqual([at('menu', 'timeout', 'x *** ***')]);
  });

  it('is masked in the name of a flow that does not exist', async () => {
    const message = 'No flow here is named "***".';
    expect(await start(secrets.HOOK_SECRET)).toEqual(refusal(404, message, [{ message, callSid: CallSid }]));
    const url = 'No flow here is named "https://***@example.com".';
    expect(await start('https://jack:12@example.com')).toEqual(
      refusal(404, url, [{ message: url, callSid: CallSid }]),
    );
  });

  it('is masked in what is lost after a hang-up', async () => {
    const { log } = await service.post('/connect-status?flow=lost&widget=ring', {
      ...callerHungUp,
      FromCity: `${secrets.HOOK_SECRET} ${credentials}`,
    });
    expect(log).toEqual([
      {
        widget: 'ring',
        message: expect.stringContaining('was not delivered: connect ECONNREFUSED'),
        replay: {
          method: 'POST',
          url: expect.stringMatching(/^http:\/\/\*\*\*@127\.0\.0\.1:\d+\/lost\?key=\*\*\*&DialCallStatus=/),
          headers: expect.any(Object),
          form: { ...callerHungUp, FromCity: '*** ***' },
        },
        callSid: CallSid,
      },
    ]);
  });

  it('has never been in the log', () => {
    const ofCalls = ['hush-7c1e', 't0k3n'];
    for (const secret of [
      ...Object.values(secrets),
      ...ofCalls,
      credentials,
      password,
      encodeURIComponent(password),
    ]) {
      expect(service.output()).not.toContain(secret);
    }
  });
});
