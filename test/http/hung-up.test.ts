import { validateRequest } from 'twilio';
import callerHungUp from '../fixtures/caller-hung-up.json';
import dialBusy from '../fixtures/dial-busy.json';
import dialCompleted from '../fixtures/dial-completed.json';
import inboundCall from '../fixtures/inbound-call.json';
import { query, rows as stateRows } from '../support/carried';
import { redirect, twiml } from '../support/expected-reply';
import { type LocalService, type Reply, startLocalService } from '../support/local-service';
import {
  closedOrigin,
  type Received,
  type Receiver,
  startReceiver,
  type Treatment,
} from '../support/receiver';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid } = inboundCall;
const { DialCallSid } = callerHungUp;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const environment = { ACCOUNT_SID: AccountSid, AUTH_TOKEN: token };
const anyone = { noun: 'client', to: 'alice' };
const outcome = `DialCallStatus=completed&DialCallSid=${DialCallSid}&DialCallDuration=7`;

/** The query of a step far into a call: the project's own state, the user's parameters and Studio's flow. */
const farOn = query({
  x: '1',
  name: 'J. Ünal & Söhne',
  FlowSid,
  _widgets: '3',
  _outcomes: [['before', 'busy', DialCallSid]],
});
const carried = 'name=J.%20%C3%9Cnal%20%26%20S%C3%B6hne&x=1';

/** One for each message. */
const anyToken = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const tokenHeader = { 'I-Twilio-Idempotency-Token': anyToken };

/** What a receiver does, and what comes of it: how often it is asked, and why the request is lost, if it is. */
const rows: Record<string, [treatments: Treatment[], tries: number, why?: string | RegExp]> = {
  'says-200': [[200], 1],
  'says-201': [[201], 1],
  'says-204': [[204], 1],
  'says-303': [[{ status: 303, location: '/elsewhere' }], 1],
  'says-304': [[304], 1, 'it answered 304 (try 1)'],
  'says-400': [[400], 1, 'it answered 400 (try 1)'],
  'says-401': [[401], 1, 'it answered 401 (try 1)'],
  'says-404': [[404], 1, 'it answered 404 (try 1)'],
  'says-500-then-200': [[500, 200], 2],
  'says-500-twice-then-200': [[500, 502, 200], 3],
  'says-500-then-404': [[500, 404], 2, 'it answered 404 (try 2)'],
  'says-500-always': [[500], 3, 'it answered 500 (try 3)'],
  'says-503-then-429-then-500': [[503, 429, 500], 3, 'it answered 500 (try 3)'],
  'says-408-then-200': [[408, 200], 2],
  'says-408-always': [[408], 3, 'it answered 408 (try 3)'],
  'says-429-then-200': [[429, 200], 2],
  'says-429-always': [[429], 3, 'it answered 429 (try 3)'],
  'resets-then-200': [['reset', 200], 2],
  'resets-always': [['reset'], 3, / \(try 3\)$/],
  'says-200-and-then-nothing': [[{ raw: 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n' }], 1],
  'says-500-and-then-nothing': [
    [{ raw: 'HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\n' }],
    3,
    'it answered 500 (try 3)',
  ],
  'says-200-and-breaks-the-body': [
    [{ raw: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n' }],
    1,
  ],
  'says-200-and-packs-the-body-badly': [
    [{ raw: 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Encoding: gzip\r\n\r\nno gzip!!' }],
    1,
  ],
  'says-no-http': [[{ raw: 'SSH-2.0-OpenSSH_9.6\r\n' }], 3, / \(try 3\)$/],
  'says-200-after-a-second': [[{ status: 200, after: 1_000 }], 1],
  'says-200-after-three-seconds': [[{ status: 200, after: 3_000 }], 1],
  'says-nothing-then-200': [['silence', 200], 2],
  'redirects-without-saying-where': [[302], 1, 'it answered 302 (try 1)'],
  'redirects-to-no-url': [[{ status: 302, location: 'http://' }], 1, / \(try 1\)$/],
  'redirects-to-https-elsewhere': [
    [{ status: 307, location: 'https://127.0.0.1:1/' }],
    1,
    'it redirects to another host, 127.0.0.1:1, which gets no signature of this account (try 1)',
  ],
};

/** The same, for those that redirect to their own host: the answers there, and how often it is asked in both places. */
const movedRows: Record<
  string,
  [status: number, treatments: Treatment[], tries: [here: number, there: number], why?: string]
> = {
  'moved-301': [301, [200], [1, 1]],
  'moved-302': [302, [204], [1, 1]],
  'moved-307': [307, [200], [1, 1]],
  'moved-308': [308, [303], [1, 1]],
  'moved-to-500-then-200': [307, [500, 200], [2, 2]],
  'moved-to-404': [307, [404], [1, 1], 'it answered 404 (try 1)'],
};

/** One caller who hung up: what came back, what is in the log about that call, and how long it took. */
interface Ending {
  readonly reply: Reply;
  readonly milliseconds: number;
}

describe('after the caller hung up', () => {
  let receiver: Receiver;
  let other: Receiver;
  let closed: string;
  let service: LocalService;
  const endings = new Map<string, Ending>();

  const urlOf = (path: string) => `${receiver.origin}/${path}?${outcome}&${carried}`;

  /** Hang up on a widget, in a call of its own, so that its lines can be told from the others' in the log. */
  const hangUp = async (widget: string) => {
    const begin = performance.now();
    const call = { ...callerHungUp, CallSid: callOf(widget) };
    const reply = await service.post(`/connect-status?widget=${widget}&${farOn}`, call);
    const log = reply.log.filter((line) => JSON.stringify(line).includes(call.CallSid));
    endings.set(widget, { reply: { ...reply, log }, milliseconds: performance.now() - begin });
  };

  const endingOf = (widget: string): Ending => {
    const ending = endings.get(widget);
    if (ending === undefined) throw new Error(`Nobody has hung up on ${widget}`);
    return ending;
  };

  const lost = (widget: string, url: string, why: string) => ({
    widget,
    message: `The request after the caller hung up was not delivered: ${why}`,
    replay: { method: 'POST', url, headers: tokenHeader, form: { ...callerHungUp, CallSid: callOf(widget) } },
    callSid: callOf(widget),
  });

  /** What arrives in each try. */
  const letter = (widget: string, url: string) => ({
    method: 'POST',
    url,
    type: 'application/x-www-form-urlencoded;charset=UTF-8',
    form: { ...callerHungUp, CallSid: callOf(widget) },
    isSigned: true,
    token: anyToken,
  });

  beforeAll(async () => {
    [receiver, other, closed] = await Promise.all([startReceiver(), startReceiver(), closedOrigin()]);
    const { port } = new URL(receiver.origin);
    for (const [path, [treatments]] of Object.entries(rows)) receiver.treat(`/${path}`, treatments);
    for (const [path, [status, treatments]] of Object.entries(movedRows)) {
      receiver.treat(`/${path}`, [{ status, location: `/new/${path}?to=here#part` }]);
      receiver.treat(`/new/${path}`, treatments);
    }
    receiver.treat('/says-nothing', ['silence']);
    receiver.treat('/moves-to-other', [{ status: 307, location: `${other.origin}/stolen` }]);
    receiver.treat('/moves-to-other-name', [{ status: 307, location: `http://localhost:${port}/stolen` }]);
    receiver.treat('/in-circles', [{ status: 302, location: '/in-circles' }]);
    const paths = [...Object.keys(rows), ...Object.keys(movedRows)];
    const further = ['says-nothing', 'moves-to-other', 'moves-to-other-name', 'in-circles'];
    const atReceiver = [...paths, ...further].map((path) => [
      path,
      widgetContent(anyone, { hangup: `${receiver.origin}/${path}` }),
    ]);
    const withCredentials = (credentials: string, path: string) =>
      widgetContent(anyone, { hangup: `http://${credentials}@127.0.0.1:${port}/${path}#part` });
    service = await startLocalService({
      environment,
      widgets: {
        ...Object.fromEntries(atReceiver),
        'nobody-there': widgetContent(anyone, { hangup: `${closed}/nobody-there` }),
        'with-password': withCredentials('jack:tr0ub%3Ador%C3%BC', 'with-password'),
        'with-name-only': withCredentials('jack', 'with-name-only'),
        'with-odd-password': withCredentials('jack:50%25%', 'with-odd-password'),
        'with-query': widgetContent(anyone, {
          hangup: `${receiver.origin}/with-query?a=b c&x=mine&é='"#part`,
        }),
        liquid: widgetContent(anyone, {
          hangup: `${receiver.origin}/{{widgets.liquid.DialCallStatus}}/{{flow.data.name | url_encode}}`,
        }),
        finished: widgetContent(anyone, { hangup: `${receiver.origin}/finished` }),
        'leads-to-widget': widgetContent(anyone, { hangup: 'finished' }),
        'leads-to-nothing': widgetContent(anyone, { hangup: '{{flow.data.nothing}}' }),
        'leads-to-studio': widgetContent(anyone, { hangup: '' }),
        unlisted: widgetContent(anyone, { callCompleted: `${receiver.origin}/other-event` }),
        'other-events': widgetContent(anyone, {
          busy: `${receiver.origin}/other-event`,
          callCompleted: `${receiver.origin}/other-event`,
          hangup: `${receiver.origin}/finished`,
        }),
        secret: widgetContent(
          { noun: 'sip', sip_endpoint: 'sip:jack@example.com', sip_password: '{{flow.data.pin}}' },
          { hangup: `${closed}/secret` },
        ),
      },
    });
    // All at once: what takes its time takes it together.
    const known = [...paths, ...further, 'nobody-there', 'with-password', 'with-name-only'];
    await Promise.all([...known, 'with-odd-password', 'with-query', 'liquid'].map(hangUp));
  });
  afterAll(() => Promise.all([service.stop(), receiver.stop(), other.stop()]));

  it.each(Object.entries(rows))('makes as many tries as that takes: it %s', (widget, [, tries, why]) => {
    expect(receiver.at(`/${widget}`).map(letterOf)).toEqual(
      Array.from({ length: tries }, () => letter(widget, urlOf(widget))),
    );
    const { reply } = endingOf(widget);
    const message =
      why instanceof RegExp
        ? { message: expect.stringMatching(why) }
        : { message: `The request after the caller hung up was not delivered: ${why}` };
    const log = why === undefined ? [] : [{ ...lost(widget, urlOf(widget), ''), ...message }];
    expect(reply).toEqual(redirect(urlOf(widget), log));
  });

  it.each(Object.entries(movedRows))(
    'follows a redirect to the same host, and signs anew: %s',
    (widget, [, , [here, there], why]) => {
      expect(receiver.at(`/${widget}`).map(letterOf)).toEqual(
        Array.from({ length: here }, () => letter(widget, urlOf(widget))),
      );
      const moved = `${receiver.origin}/new/${widget}?to=here`;
      expect(receiver.at(`/new/${widget}`).map(letterOf)).toEqual(
        Array.from({ length: there }, () => letter(widget, moved)),
      );
      const log = why === undefined ? [] : [lost(widget, urlOf(widget), why)];
      expect(endingOf(widget).reply).toEqual(redirect(urlOf(widget), log));
    },
  );

  it.each(['moves-to-other', 'moves-to-other-name'])('follows no redirect to another host: %s', (widget) => {
    const host = new URL(widget === 'moves-to-other' ? other.origin : receiver.origin).host;
    const named = widget === 'moves-to-other' ? host : host.replace('127.0.0.1', 'localhost');
    const why = `it redirects to another host, ${named}, which gets no signature of this account (try 1)`;
    expect(receiver.at(`/${widget}`).map(letterOf)).toEqual([letter(widget, urlOf(widget))]);
    expect(endingOf(widget).reply).toEqual(redirect(urlOf(widget), [lost(widget, urlOf(widget), why)]));
    expect([other.count(), receiver.at('/stolen')]).toEqual([0, []]);
  });

  it('does not go in circles', () => {
    const widget = 'in-circles';
    const { reply } = endingOf(widget);
    const why = 'it redirects again and again (try 1)';
    expect(reply).toEqual(redirect(urlOf(widget), [lost(widget, urlOf(widget), why)]));
    expect(receiver.at('/in-circles').length).toBeLessThan(10);
  });

  it('gives up within 5 s where the other side accepts and says nothing, but not at once', () => {
    const widget = 'says-nothing';
    const { reply, milliseconds } = endingOf(widget);
    const tries = receiver.at(`/${widget}`).map(letterOf);
    expect(tries.length).toBeGreaterThan(1);
    expect(tries).toEqual(tries.map(() => letter(widget, urlOf(widget))));
    const message = expect.stringMatching(/ not delivered: it did not answer in time \(try [23]\)$/);
    expect(reply).toEqual(redirect(urlOf(widget), [{ ...lost(widget, urlOf(widget), ''), message }]));
    // A busy machine counts its own delays along; the clock of the test of `deliver` does not.
    expect(milliseconds).toBeGreaterThan(3_000);
    expect(milliseconds).toBeLessThan(7_500);
  });

  it('answers when it is settled, and waits for nothing else', () => {
    expect(endingOf('says-200-after-a-second').milliseconds).toBeGreaterThan(950);
    expect(endingOf('says-200-and-then-nothing').milliseconds).toBeLessThan(7_500);
    expect(endingOf('says-500-and-then-nothing').milliseconds).toBeGreaterThan(3_000);
    expect(endingOf('says-500-and-then-nothing').milliseconds).toBeLessThan(7_500);
  });

  it('tries a port where nobody listens three times', () => {
    const url = `${closed}/nobody-there?${outcome}&${carried}`;
    const why = `connect ECONNREFUSED ${new URL(closed).host} (try 3)`;
    expect(endingOf('nobody-there').reply).toEqual(redirect(url, [lost('nobody-there', url, why)]));
  });

  it.each([
    ['with-password', 'jack:tr0ub:dorü', 'jack:tr0ub%3Ador%C3%BC'],
    ['with-name-only', 'jack:', 'jack'],
    ['with-odd-password', 'jack:50%%', 'jack:50%25%'],
  ])('turns a name and a password in the URL into a header: %s', (widget, credentials, written) => {
    const [request, ...more] = receiver.at(`/${widget}`);
    expect(more).toEqual([]);
    expect(request && letterOf(request)).toEqual(letter(widget, urlOf(widget)));
    expect(request?.headers.authorization).toBe(`Basic ${Buffer.from(credentials).toString('base64')}`);
    const url = urlOf(widget).replace('http://', `http://${written}@`);
    expect(endingOf(widget).reply).toEqual(redirect(`${url}#part`));
  });

  it('leaves what `next` says as it is', () => {
    const url = `${receiver.origin}/with-query?a=b%20c&x=mine&%C3%A9=%27%22&${outcome}&${query({ name: 'J. Ünal & Söhne' })}`;
    expect(receiver.at('/with-query').map(letterOf)).toEqual([letter('with-query', url)]);
    expect(endingOf('with-query').reply).toEqual(redirect(`${url}#part`));
  });

  it('renders `next` with the outcome that this widget has just had', () => {
    const url = urlOf('completed/J.+%C3%9Cnal+%26+S%C3%B6hne');
    expect(endingOf('liquid').reply).toEqual(redirect(url));
    expect(receiver.at(new URL(url).pathname).map(letterOf)).toEqual([letter('liquid', url)]);
  });

  it('logs a line that can be replayed: the same request arrives', async () => {
    const widget = 'says-500-always';
    const [line] = endingOf(widget).reply.log;
    const { replay } = line as ReturnType<typeof lost>;
    receiver.treat(`/${widget}`, [200]);
    const { url, method, headers } = replay;
    expect((await fetch(url, { method, headers, body: new URLSearchParams(replay.form) })).status).toBe(200);
    const [first, second, third, replayed] = receiver.at(`/${widget}`).map(letterOf);
    expect([second, third, replayed]).toEqual([first, first, { ...first, isSigned: false }]);
  });

  it('gives each message a token of its own', () => {
    const paths = [...Object.keys(rows), 'says-nothing'].map((path) => `/${path}`);
    const tokens = paths.map((path) => [...new Set(receiver.at(path).map((one) => letterOf(one).token))]);
    expect(tokens.map((ofOne) => ofOne.length)).toEqual(paths.map(() => 1));
    expect(new Set(tokens.flat()).size).toBe(paths.length);
  });

  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'delivers whatever status the caller’s call came to: %s',
    async (CallStatus) => {
      const call = { ...callerHungUp, CallStatus };
      const url = `${receiver.origin}/finished?${outcome}`;
      const before = receiver.at('/finished').length;
      expect(await service.post('/connect-status?widget=finished', call)).toEqual(redirect(url));
      expect(receiver.at('/finished').slice(before).map(letterOf)).toEqual([
        { ...letter('', url), form: call },
      ]);
    },
  );

  it('delivers what came with GET, too', async () => {
    const url = `${receiver.origin}/finished?${outcome}`;
    const before = receiver.at('/finished').length;
    expect(await service.get('/connect-status', { widget: 'finished', ...callerHungUp })).toEqual(
      redirect(url),
    );
    expect(receiver.at('/finished').slice(before).map(letterOf)).toEqual([
      { ...letter('', url), form: callerHungUp },
    ]);
  });

  const back = `<Redirect>https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;${outcome.replaceAll('&', '&amp;')}</Redirect>`;

  it.each<[string, string, Record<string, string>, Reply]>([
    ['a hang-up that leads to a widget', 'leads-to-widget', callerHungUp, twiml('<Hangup/>')],
    ['a hang-up that leads nowhere', 'leads-to-nothing', callerHungUp, twiml('<Hangup/>')],
    ['a hang-up that is not listed', 'unlisted', callerHungUp, twiml('<Hangup/>')],
    ['a hang-up that leads back to Studio', `leads-to-studio&FlowSid=${FlowSid}`, callerHungUp, twiml(back)],
  ])('sends nothing for %s', async (_, widget, request, reply) => {
    const before = receiver.count();
    expect(await service.post(`/connect-status?widget=${widget}`, request)).toEqual(reply);
    expect(receiver.count()).toBe(before);
  });

  it.each([
    ['busy', dialBusy],
    ['answered', dialCompleted],
  ])('leaves it to Twilio where the caller is still there: %s', async (_, request) => {
    const before = receiver.count();
    const { status, log, body } = await service.post('/connect-status?widget=other-events', request);
    expect({ status, log }).toEqual({ status: 200, log: [] });
    expect(body).toContain(`<Redirect method="POST">${receiver.origin}/other-event?DialCallStatus=`);
    expect(receiver.count()).toBe(before);
  });

  it('masks a secret where the lost request has one', async () => {
    const secret = query({ widget: 'secret', a: `a${token}b`, pin: 'tr0ub&dor 4' });
    const { log } = await service.post(`/connect-status?${secret}`, { ...callerHungUp, FromCity: token });
    expect(log).toEqual([
      {
        widget: 'secret',
        message: `The request after the caller hung up was not delivered: connect ECONNREFUSED ${new URL(closed).host} (try 3)`,
        replay: {
          method: 'POST',
          headers: tokenHeader,
          url: `${closed}/secret?${outcome}&a=a***b&pin=***`,
          form: { ...callerHungUp, FromCity: '***' },
        },
        callSid: CallSid,
      },
    ]);
  });

  it('has never shown the AUTH_TOKEN, in no log, request or answer', () => {
    expect(service.output()).not.toContain(token);
    const answers = JSON.stringify([...endings.values()]);
    expect(answers).not.toContain(token);
  });
});

describe('after the caller hung up on a service without an AUTH_TOKEN', () => {
  it('sends nothing, and logs what would have been sent', async () => {
    const receiver = await startReceiver();
    const widgets = { sales: widgetContent(anyone, { hangup: `${receiver.origin}/hung-up` }) };
    const service = await startLocalService({ widgets, environment: { ACCOUNT_SID: AccountSid } });
    try {
      const url = `${receiver.origin}/hung-up?${outcome}&x=1`;
      const line = {
        widget: 'sales',
        message:
          'The request after the caller hung up was not delivered: there is no AUTH_TOKEN to sign it with',
        replay: { method: 'POST', url, headers: tokenHeader, form: callerHungUp },
        callSid: CallSid,
      };
      expect(await service.post('/connect-status?widget=sales&x=1', callerHungUp)).toEqual(
        redirect(url, [line]),
      );
      expect(receiver.count()).toBe(0);
    } finally {
      await Promise.all([service.stop(), receiver.stop()]);
    }
  });
});

describe('after the caller hung up, where a path of this service comes next', () => {
  /** A Function of the user's, which tells in the log what it was asked. */
  const missedCall = `exports.handler = (context, { request, ...event }, callback) => {
    console.log(JSON.stringify({ path: context.PATH, event, signature: request.headers['x-twilio-signature'] }));
    callback(null, 'noted');
  };`;

  it('delivers it to this service itself, with the state of the call in the URL', async () => {
    const service = await startLocalService(
      {
        environment,
        files: { 'functions/missed-call.protected.js': missedCall },
        widgets: { sales: widgetContent(anyone, { hangup: '/missed-call?y=2' }) },
      },
      { domain: '' },
    );
    try {
      const { DialCallStatus, DialCallDuration } = callerHungUp;
      const outcomes = [['sales', DialCallStatus, DialCallSid, DialCallDuration]];
      const state = { _widgets: '1', _delivery: '1', _outcomes: stateRows(outcomes) };
      const written = {
        ...{ DialCallStatus, DialCallSid, DialCallDuration, FlowSid, x: '1' },
        ...{ ...state, _outcomes: outcomes },
      };
      const url = `http://localhost:${service.port}/missed-call?y=2&${query(written)}`;
      const { log, ...reply } = await service.post(
        `/connect-status?widget=sales&x=1&FlowSid=${FlowSid}`,
        callerHungUp,
      );
      expect({ ...reply, log: [] }).toEqual(redirect(url));
      const [line] = log as [{ signature: string }];
      expect(log).toEqual([
        {
          path: '/missed-call',
          event: { ...callerHungUp, ...state, FlowSid, y: '2', x: '1' },
          signature: expect.any(String),
        },
      ]);
      expect(validateRequest(token, line.signature, url, callerHungUp)).toBe(true);
    } finally {
      await service.stop();
    }
  });
});

/** A CallSid that only the call to this widget has. */
function callOf(widget: string): string {
  return `CA${Buffer.from(widget).toString('hex').padStart(32, '0')}`;
}

/** What counts of a request: also whether it is signed as Twilio would sign it, for the very URL where it arrived. */
function letterOf({ method, url, headers, form }: Received) {
  const signature = headers['x-twilio-signature'];
  const isSigned = typeof signature === 'string' && validateRequest(token, signature, url, form);
  return {
    method,
    url,
    type: headers['content-type'],
    form,
    isSigned,
    token: headers['i-twilio-idempotency-token'],
  };
}
