import { gzipSync } from 'node:zlib';
import { getExpectedTwilioSignature, validateRequest } from 'twilio';
import type { Tools } from '../../edge/request';
import { webRequest } from '../../edge/web-request';
import type { WebRequest } from '../../lib/types';
import { closedOrigin, type Receiver, startReceiver, type Treatment } from '../support/receiver';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const tools = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken } as Tools;

/** As long as a request may take here; the longest that one takes, on a busy machine, is not much more. */
const time = 600;

let receiver: Receiver;
let other: Receiver;
beforeAll(async () => {
  // The runtime's own, which a Function finds in its global scope.
  Object.assign(globalThis, { Twilio: { getExpectedTwilioSignature } });
  [receiver, other] = await Promise.all([startReceiver(), startReceiver()]);
});
afterAll(() => Promise.all([receiver.stop(), other.stop()]));
afterEach(() => jest.restoreAllMocks());

const ask = (path: string, more: Partial<WebRequest> = {}, most = time) =>
  webRequest(
    { method: 'GET', url: `${receiver.origin}${path}`, authentication: 'none', ...more },
    tools,
    most,
  );

let paths = 0;
/** A path of its own that is treated like this. */
function treated(...treatments: Treatment[]): string {
  const path = `/${++paths}`;
  receiver.treat(path, treatments);
  return path;
}

describe('webRequest', () => {
  it('hands over the answer, whatever it is', async () => {
    const json = '{"phone":"+14155550100"}';
    const rows: [Treatment, object][] = [
      [
        { status: 200, type: 'application/json', body: json },
        { status: 200, contentType: 'application/json', body: json },
      ],
      [
        { status: 201, type: 'text/plain', body: 'naïve ✓' },
        { status: 201, contentType: 'text/plain', body: 'naïve ✓' },
      ],
      [204, { status: 204, contentType: '', body: '' }],
      [
        { status: 404, body: 'nobody' },
        { status: 404, contentType: '', body: 'nobody' },
      ],
      [
        { status: 503, body: '[1]' },
        { status: 503, contentType: '', body: '[1]' },
      ],
      [
        { status: 302, body: 'to nowhere' },
        { status: 302, contentType: '', body: 'to nowhere' },
      ],
      [
        { status: 200, body: 'x'.repeat(1_000_000) },
        { status: 200, contentType: '', body: 'x'.repeat(1_000_000) },
      ],
    ];
    for (const [treatment, answer] of rows) {
      const path = treated(treatment);
      expect(await ask(path, {}, 5_000)).toEqual({ ok: true, ...answer });
      expect(receiver.at(path)).toHaveLength(1);
    }
  });

  /** What it does, whether it takes all the time, and why there is no answer. */
  const failures: [string, Treatment, lasts: boolean, why: string | RegExp][] = [
    ['resets the connection', 'reset', false, /ECONNRESET/],
    ['says nothing', 'silence', true, 'it did not answer in time'],
    ['is slow', { status: 200, body: 'late', after: 3_000 }, true, 'it did not answer in time'],
    [
      'begins an answer, and then says nothing',
      { raw: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a":' },
      true,
      'it did not answer in time',
    ],
    ['speaks no HTTP', { raw: 'SSH-2.0-OpenSSH_9.6\r\n' }, false, /.+/],
    [
      'has 10 MB to say',
      { status: 200, body: 'x'.repeat(10_000_000) },
      false,
      'its answer has more than 1000000 bytes',
    ],
    [
      'breaks its answer',
      { raw: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n' },
      false,
      /.+/,
    ],
    [
      'redirects to no URL',
      { status: 302, location: 'http://' },
      false,
      'it redirects to http://, which is no URL',
    ],
    [
      'redirects to HTTPS on another port',
      { status: 307, location: 'https://127.0.0.1:1/' },
      false,
      'it redirects to another host, 127.0.0.1:1',
    ],
  ];

  describe.each(['GET', 'POST'] as const)('of a %s', (method) => {
    it.each(failures)(
      'fails within its time, having asked once, where the service %s',
      async (_, treatment, lasts, why) => {
        const path = treated(treatment);
        const content = method === 'POST' && { content: { form: { a: '1' } } };
        const begun = performance.now();
        const answer = await ask(path, { method, ...content }, lasts ? time : 4_000);
        const took = performance.now() - begun;
        expect(answer).toEqual({
          ok: false,
          why: typeof why === 'string' ? why : expect.stringMatching(why),
        });
        expect(took).toBeGreaterThan(lasts ? time - 20 : 0);
        expect(took).toBeLessThan(lasts ? 2_500 : 3_500);
        expect(receiver.at(path)).toHaveLength(1);
      },
    );
  });

  it('does not unpack what is small only as long as it is packed', async () => {
    const bomb = gzipSync('x'.repeat(10_000_000));
    jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(
        new Response(new Blob([bomb]).stream().pipeThrough(new DecompressionStream('gzip'))),
      );
    expect(await ask('/bomb')).toEqual({ ok: false, why: 'its answer has more than 1000000 bytes' });
  });

  it('fails where nobody listens', async () => {
    const origin = await closedOrigin();
    expect(await ask('', { url: `${origin}/who` })).toEqual({
      ok: false,
      why: `connect ECONNREFUSED ${new URL(origin).host}`,
    });
  });

  it.each<[string, Partial<WebRequest>]>([
    ['a content type that is no header', { method: 'POST', content: { type: 'a\r\nX-Evil: 1', body: 'b' } }],
    ['a port that no browser asks', { url: 'http://127.0.0.1:6000/' }],
    ['no URL', { url: 'nowhere' }],
  ])('fails, and asks nobody, with %s', async (_, request) => {
    const before = receiver.count();
    expect(await ask('/', request)).toEqual({ ok: false, why: expect.any(String) });
    expect(receiver.count()).toBe(before);
  });

  it('sends what it is given: a form, a body of any type, or nothing', async () => {
    const path = treated(200);
    await ask(`${path}?a=b%20c#part`);
    await ask(path, { method: 'POST', content: { form: { a: 'b c', 'é&': '=' } } });
    await ask(path, { method: 'POST', content: { type: 'application/json', body: '{"a":"é"}' } });
    expect(
      receiver.at(path).map(({ method, url, headers, body }) => [method, url, headers['content-type'], body]),
    ).toEqual([
      ['GET', `${receiver.origin}${path}?a=b%20c`, undefined, ''],
      [
        'POST',
        `${receiver.origin}${path}`,
        'application/x-www-form-urlencoded;charset=UTF-8',
        'a=b+c&%C3%A9%26=%3D',
      ],
      ['POST', `${receiver.origin}${path}`, 'application/json', '{"a":"é"}'],
    ]);
  });

  it.each([
    ['jack:tr0ub%3Ador%C3%BC', 'jack:tr0ub:dorü'],
    ['jack', 'jack:'],
    [':secret', ':secret'],
    ['j%40ck:50%25%', 'j@ck:50%%'],
  ])('makes an Authorization of a name and a password in the URL: %s', async (written, credentials) => {
    const path = treated({ status: 307, location: '?again' }, 200);
    const url = `${receiver.origin.replace('//', `//${written}@`)}${path}`;
    expect(await ask('', { url })).toMatchObject({ ok: true, status: 200 });
    const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    expect(receiver.at(path).map((one) => [one.url, one.headers.authorization])).toEqual([
      [`${receiver.origin}${path}`, authorization],
      [`${receiver.origin}${path}?again`, authorization],
    ]);
  });

  it.each([
    [301, 'GET', ''],
    [302, 'GET', ''],
    [303, 'GET', ''],
    [307, 'POST', 'a=1'],
    [308, 'POST', 'a=1'],
  ])('follows a redirect to the same host: %s asks there with %s', async (status, method, body) => {
    const there = treated({ status: 200, body: 'here I am' });
    const path = treated({ status, location: `${receiver.origin}${there}` });
    const content = { form: { a: '1' } };
    expect(await ask(path, { method: 'POST', content })).toMatchObject({ ok: true, body: 'here I am' });
    expect(receiver.at(path)).toHaveLength(1);
    expect(receiver.at(there).map((one) => [one.method, one.body])).toEqual([[method, body]]);
  });

  it('follows three redirects, and no fourth', async () => {
    const path = treated({ status: 302, location: '?' });
    expect(await ask(path)).toEqual({ ok: false, why: 'it redirects again and again' });
    expect(receiver.at(path)).toHaveLength(4);
  });

  it('never asks another host, by whatever name', async () => {
    const { port } = new URL(receiver.origin);
    for (const elsewhere of [other.origin, `http://localhost:${port}`]) {
      for (const status of [301, 302, 303, 307, 308]) {
        const path = treated({ status, location: `${elsewhere}/stolen` });
        expect(await ask(path)).toEqual({
          ok: false,
          why: `it redirects to another host, ${new URL(elsewhere).host}`,
        });
      }
    }
    expect([other.count(), receiver.at('/stolen')]).toEqual([0, []]);
  });

  it('signs a form as Twilio signs it, for the URL where it arrives', async () => {
    const there = treated(200);
    const path = treated({ status: 307, location: there });
    const form = { Digits: '1', name: 'J. Ünal & Söhne', empty: '' };
    await ask(`${path}?x=1#part`, { method: 'POST', content: { form }, authentication: 'signature' });
    for (const request of [...receiver.at(path), ...receiver.at(there)]) {
      expect(request.form).toEqual(form);
      expect(
        validateRequest(authToken, String(request.headers['x-twilio-signature']), request.url, form),
      ).toBe(true);
    }
    expect(receiver.at(there)).toHaveLength(1);
  });

  it.each(['https://twilio.com/', 'https://api.twilio.com/2010-04-01', 'https://verify.twilio.com/v2/x?a=1'])(
    'sends the account’s credentials to %s',
    async (url) => {
      const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('yes'));
      expect(await ask('', { url, authentication: 'account' })).toMatchObject({ ok: true, body: 'yes' });
      const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
      expect(fetched.mock.calls.map(([target, init]) => [String(target), init?.headers])).toEqual([
        [url, { Authorization: `Basic ${credentials}` }],
      ]);
    },
  );

  it.each([
    'http://api.twilio.com/',
    'https://example.com/',
    'https://eviltwilio.com/',
    'https://twilio.com.example.com/',
    'https://api.twilio.com@example.com/',
    'https://example.com/?twilio.com',
    'https://api.twilio.com./',
  ])('sends the account’s credentials nowhere else: %s', async (url) => {
    const fetched = jest.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
    expect(await ask('', { url, authentication: 'account' })).toEqual({
      ok: false,
      why: 'the credentials of the account go to https://….twilio.com alone',
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('takes no credentials of the account along where Twilio redirects to another host', async () => {
    const fetched = jest
      .spyOn(globalThis, 'fetch')
      .mockResolvedValue(new Response(null, { status: 307, headers: { location: 'https://example.com/' } }));
    expect(await ask('', { url: 'https://api.twilio.com/', authentication: 'account' })).toEqual({
      ok: false,
      why: 'it redirects to another host, example.com',
    });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it.each<[Partial<Tools>, WebRequest['authentication'], string]>([
    [{ AUTH_TOKEN: authToken }, 'account', 'there is no ACCOUNT_SID or no AUTH_TOKEN'],
    [{ ACCOUNT_SID: accountSid }, 'account', 'there is no ACCOUNT_SID or no AUTH_TOKEN'],
    [{ ACCOUNT_SID: accountSid }, 'signature', 'there is no AUTH_TOKEN to sign it with'],
  ])('asks nobody without what it needs: %j, %s', async (known, authentication, why) => {
    const fetched = jest.spyOn(globalThis, 'fetch');
    const request = { method: 'GET', url: 'https://api.twilio.com/', authentication } as const;
    expect(await webRequest(request, known as Tools, time)).toEqual({ ok: false, why });
    expect(fetched).not.toHaveBeenCalled();
  });
});
