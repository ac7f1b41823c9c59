import { validateRequest } from 'twilio';
import inboundCall from '../fixtures/inbound-call.json';
import { readTable } from '../support/carried';
import { twiml } from '../support/expected-reply';
import { flow, state } from '../support/flow';
import { redirectOf } from '../support/follow';
import { type LocalService, startLocalService } from '../support/local-service';
import { closedOrigin, type Receiver, startReceiver, type Treatment } from '../support/receiver';
import { domain } from '../support/service';

const { AccountSid, CallSid, From } = inboundCall;
const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const environment = { ACCOUNT_SID: AccountSid, AUTH_TOKEN: token };
const messages = `/2010-04-01/Accounts/${AccountSid}/Messages.json`;
const here = { ...inboundCall, CallStatus: 'in-progress' };

/** What a web service does; what becomes of it: `success`, or why not; and at least and at most how long that takes, in ms. */
const services: Record<
  string,
  [treatment: Treatment, why?: string | RegExp, atLeast?: number, most?: number]
> = {
  'says-json': [{ status: 200, type: 'application/json', body: '{"phone":"+14155550123"}' }],
  'says-json-as-text': [{ status: 201, type: 'text/plain', body: '{"phone":"+14155550123"}' }],
  'says-a-list': [{ status: 200, type: 'application/json', body: '["+14155550123"]' }],
  'says-no-json': [{ status: 200, type: 'text/html', body: '<html>{"phone":"+14155550123"}' }],
  'says-broken-json': [{ status: 200, type: 'application/json', body: '{"phone":"+14155550123"' }],
  'says-nothing-at-all': [204],
  'says-400': [
    { status: 400, type: 'application/json', body: '{"phone":"+14155550123"}' },
    'it was answered with 400',
  ],
  'says-404': [404, 'it was answered with 404'],
  'says-500': [500, 'it was answered with 500'],
  'says-304': [304, 'it was answered with 304'],
  resets: ['reset', /^read ECONNRESET$/],
  'speaks-no-http': [{ raw: 'SSH-2.0-OpenSSH_9.6\r\n' }, /.+/],
  'has-10-mb-to-say': [
    { status: 200, body: `{"a":"${'x'.repeat(10_000_000)}"}` },
    'its answer has more than 1000000 bytes',
  ],
  'says-half-and-stops': [
    { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a":' },
    'it did not answer in time',
    4_900,
    7_500,
  ],
  'says-nothing': ['silence', 'it did not answer in time', 4_900, 7_500],
  'is-slow': [{ status: 200, body: '{}', after: 6_000 }, 'it did not answer in time', 4_900, 7_500],
};

describe('a flow that asks a web service', () => {
  let receiver: Receiver;
  let other: Receiver;
  let twilioApi: Receiver;
  let service: LocalService;
  let closed: string;

  /** Asks, and says what came of it. */
  const asking = (type: string, failure: string, properties: object) =>
    flow(
      state(type, 'who', properties, { success: 'told', [failure]: 'sorry' }),
      state('say-play', 'told', {
        say: '{{widgets.who.status_code}} {{widgets.who.parsed.phone}}{{widgets.who.parsed[0]}}.',
      }),
      state('say-play', 'sorry', { say: 'Sorry {{widgets.who.status_code}}.' }),
    );

  beforeAll(async () => {
    [receiver, other, twilioApi] = await Promise.all([startReceiver(), startReceiver(), startReceiver()]);
    closed = await closedOrigin();
    for (const [path, [treatment]] of Object.entries(services)) receiver.treat(`/${path}`, [treatment]);
    for (const [path, location] of Object.entries({
      'moves-to-other': `${other.origin}/stolen`,
      'moves-to-other-name': `${receiver.origin.replace('127.0.0.1', 'localhost')}/stolen`,
    })) {
      receiver.treat(`/${path}`, [{ status: 302, location }]);
    }
    const url = `${receiver.origin}/{{flow.data.path}}`;
    const flows: Record<string, object> = {
      http: asking('make-http-request', 'failed', {
        method: 'GET',
        url,
        content_type: 'application/x-www-form-urlencoded;charset=utf-8',
      }),
      function: asking('run-function', 'fail', {
        url,
        service_sid: null,
        parameters: [{ key: 'caller', value: '{{contact.channel.address}}' }],
      }),
      refused: asking('make-http-request', 'failed', { method: 'POST', url: `${closed}/`, body: 'x' }),
      post: asking('make-http-request', 'failed', {
        method: 'POST',
        url: `${receiver.origin.replace('//', '//jack:tr0ub4dor@')}/post?a=1`,
        content_type: 'application/json',
        body: '{"from": {{contact.channel.address | to_json}}}',
      }),
      form: asking('make-http-request', 'failed', {
        method: 'POST',
        url: `${receiver.origin}/form`,
        content_type: 'application/x-www-form-urlencoded;charset=utf-8',
        parameters: [{ key: 'name', value: '{{flow.data.name}}' }],
      }),
      query: asking('make-http-request', 'failed', {
        method: 'GET',
        url: `${receiver.origin}/query?a=1`,
        parameters: [{ key: 'name', value: '{{flow.data.name}}' }],
      }),
      twilio: asking('make-http-request', 'failed', {
        method: 'GET',
        url: `${receiver.origin}/twilio`,
        add_twilio_auth: true,
      }),
      own: asking('run-function', 'fail', {
        url: '/on-call',
        parameters: [{ key: 'Digits', value: '{{flow.data.name}}' }],
      }),
      hold: flow(
        state('say-play', 'wait', { say: 'One moment.' }, { audioComplete: 'who' }),
        state(
          'make-http-request',
          'who',
          { method: 'GET', url: `${receiver.origin}/hold` },
          { success: 'ring', failed: 'ring' },
        ),
        state('connect-call-to', 'ring', { noun: 'number', to: '{{widgets.who.parsed.phones[1].number}}' }),
      ),
      text: flow(
        state(
          'send-message',
          'text',
          { from: '{{flow.channel.address}}', to: '{{contact.channel.address}}', body: 'Hello' },
          { sent: 'yes', failed: 'no' },
        ),
        state('say-play', 'yes', { say: 'Sent {{widgets.text.outbound.Sid}}.' }),
        state('say-play', 'no', { say: 'Not sent.' }),
      ),
    };
    service = await startLocalService(
      {
        environment,
        files: {
          ...Object.fromEntries(
            Object.entries(flows).map(([name, content]) => [
              `assets/flows/${name}.private.json`,
              JSON.stringify(content),
            ]),
          ),
          'functions/on-call.protected.js': `exports.handler = (context, { request, ...event }, callback) => {
            console.log(JSON.stringify({ event, signature: request.headers['x-twilio-signature'], type: request.headers['content-type'] }));
            callback(null, { phone: '+14155550199' });
          };`,
        },
      },
      { twilioApi: twilioApi.origin, domain: '' },
    );
  });
  afterAll(() => Promise.all([service.stop(), receiver.stop(), other.stop(), twilioApi.stop()]));

  const start = (name: string, more: object = {}) =>
    service.post('/connect', { ...inboundCall, flow: name, ...more });
  const says = (text: string, log: object[] = []) => twiml(`<Say>${text}</Say><Hangup/>`, log);
  const failed = (why: unknown) => [{ widget: 'who', message: why, callSid: CallSid }];
  const whyOf = (why: string | RegExp) =>
    typeof why === 'string' ? `The request failed: ${why}` : expect.stringMatching(/^The request failed: ./);

  describe.each([
    ['http', 'GET'],
    ['function', 'POST'],
  ])('with a %s', (name, method) => {
    it.each(Object.entries(services))(
      'which %s: the event comes in time, and it is asked once',
      async (path, [treatment, why, atLeast = 0, most = 4_000]) => {
        const before = receiver.at(`/${path}`).length;
        const begun = performance.now();
        const reply = await start(name, { path });
        const took = performance.now() - begun;
        const status = typeof treatment === 'object' && 'status' in treatment ? treatment.status : treatment;
        const told = /says-(json|a-list)/.test(path) ? '+14155550123' : '';
        const answered = typeof why === 'string' && why.startsWith('it was answered');
        if (why === undefined) expect(reply).toEqual(says(`${status} ${told}.`));
        else expect(reply).toEqual(says(answered ? `Sorry ${status}.` : 'Sorry .', failed(whyOf(why))));
        expect(took).toBeGreaterThan(atLeast);
        expect(took).toBeLessThan(most);
        expect(
          receiver
            .at(`/${path}`)
            .slice(before)
            .map((one) => one.method),
        ).toEqual([method]);
      },
    );

    it.each(['moves-to-other', 'moves-to-other-name'])('which %s: nobody there is asked', async (path) => {
      const reply = await start(name, { path });
      expect(reply).toEqual(
        says('Sorry .', failed(expect.stringMatching(/^The request failed: it redirects to another host, /))),
      );
      expect([other.count(), receiver.at('/stolen')]).toEqual([0, []]);
    });
  });

  it('fails where nobody listens', async () => {
    const why = `connect ECONNREFUSED ${new URL(closed).host}`;
    expect(await start('refused')).toEqual(says('Sorry .', failed(whyOf(why))));
  });

  it('sends what the widget says, and credentials as a header', async () => {
    const more = { name: 'J. Ünal & Söhne' };
    for (const name of ['post', 'form', 'query']) expect(await start(name, more)).toEqual(says('200 .'));
    const seen = ['/post', '/form', '/query'].flatMap((path) =>
      receiver
        .at(path)
        .map(({ method, url, headers, body }) => [
          method,
          url,
          headers['content-type'],
          headers.authorization,
          body,
        ]),
    );
    const name = 'J.+%C3%9Cnal+%26+S%C3%B6hne';
    expect(seen).toEqual([
      [
        'POST',
        `${receiver.origin}/post?a=1`,
        'application/json',
        `Basic ${btoa('jack:tr0ub4dor')}`,
        `{"from": "${From}"}`,
      ],
      [
        'POST',
        `${receiver.origin}/form`,
        'application/x-www-form-urlencoded;charset=UTF-8',
        undefined,
        `name=${name}`,
      ],
      ['GET', `${receiver.origin}/query?a=1&name=${name.replaceAll('+', '%20')}`, undefined, undefined, ''],
    ]);
  });

  it('gives the account’s credentials to nobody but Twilio', async () => {
    const why = 'the credentials of the account go to https://….twilio.com alone';
    expect(await start('twilio')).toEqual(says('Sorry .', failed(whyOf(why))));
    expect(receiver.at('/twilio')).toEqual([]);
  });

  it('signs what it sends to a Function as Twilio signs', async () => {
    await start('function', { path: 'signed?x=1' });
    const [request] = receiver.at('/signed');
    expect(request?.form).toEqual({ caller: From });
    const signature = String(request?.headers['x-twilio-signature']);
    expect(validateRequest(token, signature, `${receiver.origin}/signed?x=1`, { caller: From })).toBe(true);
  });

  it('asks a Function of this service by its path', async () => {
    const { log, ...reply } = await start('own', { name: '1' });
    expect({ ...reply, log: [] }).toEqual(says('200 +14155550199.'));
    const [seen] = log as [{ signature: string }];
    expect(log).toEqual([
      {
        event: { Digits: '1' },
        signature: expect.any(String),
        type: 'application/x-www-form-urlencoded;charset=UTF-8',
      },
    ]);
    expect(
      validateRequest(token, seen.signature, `http://localhost:${service.port}/on-call`, { Digits: '1' }),
    ).toBe(true);
  });

  it('says first that it takes a moment, and asks meanwhile', async () => {
    receiver.treat('/hold', [
      { status: 200, body: '{"phones":[{"number":"+14155550101"},{"number":"+14155550102"}]}' },
    ]);
    const asked = await start('hold');
    const host = `localhost:${service.port}`;
    expect(asked).toEqual(
      twiml(
        `<Say>One moment.</Say><Redirect method="POST">http://${host}/connect-status?_steps=1&amp;flow=hold&amp;widget=wait</Redirect>`,
      ),
    );
    expect(receiver.at('/hold')).toEqual([]);
    const path = redirectOf({ ...asked, body: asked.body.replace(`http://${host}`, `https://${domain}`) });
    const dial = await service.post(path, here);
    expect(dial.log).toEqual([]);
    expect(dial.body).toContain('timeout="30"><Number>+14155550102</Number></Dial></Response>');
    // What has been asked is known for the rest of the call, as far as a template of this flow reads it.
    const carried = new URL(/action="([^"]*)"/.exec(dial.body)?.[1]?.replaceAll('&amp;', '&') ?? '');
    expect(
      readTable(carried.searchParams.get('_outputs')).map(([name, json = '']) => [name, JSON.parse(json)]),
    ).toEqual([['who', { parsed: { phones: { 1: { number: '+14155550102' } } } }]]);
    expect(receiver.at('/hold')).toHaveLength(1);
  });

  it.each<[string, Treatment, string | undefined, number]>([
    ['takes it', { status: 201, body: '{"sid":"SM9"}' }, undefined, 0],
    [
      'refuses it',
      { status: 400, body: '{"code":21211,"message":"no such number","status":400}' },
      'no such number',
      0,
    ],
    [
      'is overloaded',
      { status: 429, body: '{"code":20429,"message":"too many","status":429}' },
      'too many',
      0,
    ],
    [
      'has a fault',
      { status: 500, body: '{"code":20500,"message":"out of order","status":500}' },
      'out of order',
      0,
    ],
    ['resets the connection', 'reset', 'read ECONNRESET', 0],
    ['says nothing', 'silence', 'Twilio did not answer in time', 2_900],
    ['is slow', { status: 201, body: '{"sid":"SM9"}', after: 4_000 }, 'Twilio did not answer in time', 2_900],
  ])('sends a message once, in time, where Twilio %s', async (_, treatment, why, atLeast) => {
    twilioApi.treat(messages, [treatment]);
    const before = twilioApi.at(messages).length;
    const begun = performance.now();
    const reply = await start('text');
    const took = performance.now() - begun;
    const log =
      why === undefined
        ? []
        : [{ widget: 'text', message: `The message was not sent: ${why}`, callSid: CallSid }];
    expect(reply).toEqual(says(why === undefined ? 'Sent SM9.' : 'Not sent.', log));
    expect(took).toBeGreaterThan(atLeast);
    expect(took).toBeLessThan(atLeast + 3_500);
    // Whoever tries again does so after a while.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(
      twilioApi
        .at(messages)
        .slice(before)
        .map(({ form }) => form),
    ).toEqual([{ From: '+13125550100', To: From, Body: 'Hello' }]);
  });

  it('has shown no secret', () => {
    expect(service.output()).not.toContain(token);
    expect(service.output()).not.toContain('tr0ub4dor');
  });
});
