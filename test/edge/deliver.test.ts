import { getExpectedTwilioSignature } from 'twilio';
import { deliver } from '../../edge/deliver';
import callerHungUp from '../fixtures/caller-hung-up.json';

const authToken = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const url = 'https://example.com/hung-up?x=1';
const form = new URLSearchParams(callerHungUp).toString();

type Answer = Response | Error | string | 'silence';

/** What has been asked: the URL, and what came with it; and when, in milliseconds since the first. */
let asked: object[];
let askedAt: number[];

/** Stand in for the network: these answers in turn, and the last one for all others; fails where it is none. */
function network(...answers: (() => Answer | Promise<Answer>)[]): void {
  asked = [];
  askedAt = [];
  const begun = Date.now();
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (target, init = {}) => {
    const next = answers[Math.min(asked.length, answers.length - 1)];
    const { method, headers, body, redirect } = init;
    askedAt.push(Date.now() - begun);
    asked.push({ url: String(target), method, headers, body: String(body), redirect });
    const answer = await Promise.race([next?.() ?? 'silence', aborted(init.signal)]);
    if (answer === 'silence') return aborted(init.signal);
    if (answer instanceof Response) return answer;
    throw answer;
  });
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

const answer =
  (status: number, location?: string, headers: object = {}) =>
  () =>
    new Response(null, { status, headers: { ...headers, ...(location !== undefined && { location }) } });

const token = 'f3c1b5a0-7d2e-4c86-9a41-0e5d6b7c8f90';
const tokenHeader = { 'I-Twilio-Idempotency-Token': token };

const letter = (to: string) => ({
  url: to,
  method: 'POST',
  headers: {
    ...tokenHeader,
    'X-Twilio-Signature': getExpectedTwilioSignature(authToken, to, callerHungUp),
  },
  body: form,
  redirect: 'manual',
});

/** Deliver with a clock that runs by itself: why it was lost, or undefined where it arrived. */
async function deliverTo(to: string): Promise<string | undefined> {
  const [result] = await settled(
    deliver({ url: to, parameters: callerHungUp }, { AUTH_TOKEN: authToken }, 5_000),
  );
  return result?.ok === false ? result.why : undefined;
}

/** What a promise comes to within 10 s, and after how many milliseconds. */
async function settled<T>(promise: Promise<T>): Promise<[T, number] | []> {
  const begun = Date.now();
  let came: [T, number] | [] = [];
  void promise.then((value) => {
    came = [value, Date.now() - begun];
  });
  await jest.advanceTimersByTimeAsync(10_000);
  return came;
}

beforeAll(() => {
  // The runtime's own, which a Function finds in its global scope.
  Object.assign(globalThis, { Twilio: { getExpectedTwilioSignature } });
});
beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') });
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('Too late', 'TimeoutError')), time);
    return controller.signal;
  });
  jest.spyOn(crypto, 'randomUUID').mockReturnValue(token);
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('deliver', () => {
  it('posts the form once, signed, where it arrives', async () => {
    network(answer(200));
    expect(await deliverTo(url)).toBeUndefined();
    expect(asked).toEqual([letter(url)]);
  });

  it.each([
    ['http://example.com/a', 'https://example.com/b?c=1', 'https://example.com/b?c=1'],
    ['http://example.com:80/a', 'https://example.com:443/b', 'https://example.com/b'],
    ['https://example.com/a', '/b', 'https://example.com/b'],
    ['https://example.com/a', 'b#part', 'https://example.com/b'],
    ['https://example.com:8443/a', 'https://example.com:8443/b', 'https://example.com:8443/b'],
    ['https://example.com/a', 'https://EXAMPLE.com/b', 'https://example.com/b'],
  ])('follows a redirect that stays with the host: %s to %s', async (from, location, to) => {
    network(answer(307, location), answer(200));
    expect(await deliverTo(from)).toBeUndefined();
    expect(asked).toEqual([letter(new URL(from).href), letter(to)]);
  });

  it.each([
    ['https://example.com/a', 'http://example.com/b', 'example.com'],
    ['https://example.com/a', 'https://example.com:8443/b', 'example.com:8443'],
    ['http://example.com:8080/a', 'https://example.com/b', 'example.com'],
    ['http://example.com/a', 'https://example.com:8443/b', 'example.com:8443'],
    ['https://example.com/a', 'https://www.example.com/a', 'www.example.com'],
    ['https://example.com/a', '//example.org/a', 'example.org'],
    ['https://example.com/a', 'https://example.com@example.org/a', 'example.org'],
    ['https://example.com/a', 'ftp://example.com/a', 'example.com'],
  ])('follows no redirect that leaves the host: %s to %s', async (from, location, host) => {
    network(answer(308, location), answer(200));
    expect(await deliverTo(from)).toBe(
      `it redirects to another host, ${host}, which gets no signature of this account (try 1)`,
    );
    expect(asked).toEqual([letter(from)]);
  });

  it('follows up to three redirects', async () => {
    network(answer(301, '/1'), answer(302, '/2'), answer(307, '/3'), answer(204));
    expect(await deliverTo('https://example.com/0')).toBeUndefined();
    expect(asked).toEqual([0, 1, 2, 3].map((step) => letter(`https://example.com/${step}`)));
  });

  it('follows no fourth redirect, and makes no other try', async () => {
    network(answer(302, '/again'));
    expect(await deliverTo(url)).toBe('it redirects again and again (try 1)');
    expect(asked).toHaveLength(4);
  });

  it('begins at the URL again after a redirect to a fault', async () => {
    network(answer(302, '/b'), answer(503), answer(200));
    expect(await deliverTo(url)).toBeUndefined();
    expect(asked).toEqual([letter(url), letter('https://example.com/b'), letter(url)]);
  });

  it('takes a 303 for an answer, and goes nowhere', async () => {
    network(answer(303, 'https://example.org/thanks'));
    expect(await deliverTo(url)).toBeUndefined();
    expect(asked).toEqual([letter(url)]);
  });

  it.each([
    [[500, 501, 503], 'it answered 503 (try 3)'],
    [[408, 429, 599], 'it answered 599 (try 3)'],
    [[500, 400], 'it answered 400 (try 2)'],
    [[410], 'it answered 410 (try 1)'],
    [[300], 'it answered 300 (try 1)'],
  ])('says what the last answer was: %j', async (statuses, why) => {
    network(...statuses.map((status) => answer(status)));
    expect(await deliverTo(url)).toBe(why);
    expect(asked).toEqual(statuses.map(() => letter(url)));
  });

  it.each<[string, () => Answer, string]>([
    [
      'with its cause',
      () => new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND example.com') }),
      'getaddrinfo ENOTFOUND example.com (try 3)',
    ],
    ['without a cause', () => new TypeError('fetch failed'), 'fetch failed (try 3)'],
    ['that is no Error', () => 'out of order', 'out of order (try 3)'],
  ])('tries again after a fault of the network %s', async (_, fault, why) => {
    network(fault);
    expect(await deliverTo(url)).toBe(why);
    expect(asked).toEqual([letter(url), letter(url), letter(url)]);
  });

  it('leaves name, password and fragment out of the request line and the signature', async () => {
    network(answer(200));
    expect(await deliverTo('https://j%40ck:a%3Ab%20c@example.com/hung-up?x=1#part')).toBeUndefined();
    const signed = letter(url);
    const credentials = Buffer.from('j@ck:a:b c').toString('base64');
    expect(asked).toEqual([
      { ...signed, headers: { ...signed.headers, Authorization: `Basic ${credentials}` } },
    ]);
  });

  const slow = (milliseconds: number, then: () => Answer) => () =>
    new Promise<Answer>((resolve) => setTimeout(() => resolve(then()), milliseconds));

  it.each<[string, (() => Answer | Promise<Answer>)[], at: number[], after: number, why: string]>([
    ['fails at once', [answer(503)], [0, 800, 3_200], 3_200, 'it answered 503 (try 3)'],
    ['answers after 3 s', [slow(3_000, answer(200))], [0], 3_000, ''],
    ['answers after 3 s, when it has failed', [answer(500), slow(3_000, answer(200))], [0, 800], 3_800, ''],
    ['fails after 3 s', [slow(3_000, answer(503)), answer(200)], [0, 3_800], 3_800, ''],
    [
      'fails after 1.9 s',
      [slow(1_900, answer(503))],
      [0, 2_700, 4_001],
      5_000,
      'it did not answer in time (try 3)',
    ],
    ['fails after 3.9 s', [slow(3_900, answer(503)), answer(200)], [0, 4_000], 4_000, ''],
    ['says nothing', [() => 'silence'], [0, 4_001], 5_000, 'it did not answer in time (try 2)'],
    ['says nothing at first', [() => 'silence', answer(200)], [0, 4_001], 4_001, ''],
    [
      'fails at the very end',
      [() => 'silence', slow(750, answer(503))],
      [0, 4_001],
      4_751,
      'it answered 503 (try 2)',
    ],
  ])('uses its 5 s where the receiver %s', async (_, answers, at, after, why) => {
    network(...answers);
    const [result, time] = await settled(
      deliver({ url, parameters: callerHungUp }, { AUTH_TOKEN: authToken }, 5_000),
    );
    expect([result?.ok === false ? result.why : '', askedAt, time]).toEqual([why, at, after]);
  });

  const later = (retryAfter: string, status = 503) =>
    answer(status, undefined, { 'Retry-After': retryAfter });

  it.each<[string, (() => Answer)[], at: number[]]>([
    ['2', [later('2'), answer(200)], [0, 2_000]],
    ['2, of a 429', [later('2', 429), answer(200)], [0, 2_000]],
    ['4', [later('4'), answer(200)], [0, 4_000]],
    ['a date in 2 s', [later('Sun, 01 Mar 2026 12:00:02 GMT'), answer(200)], [0, 2_000]],
    ['1 each time', [later('1'), later('1'), answer(200)], [0, 1_000, 3_400]],
    ['0', [later('0'), answer(200)], [0, 800]],
    ['a date that has passed', [later('Sun, 01 Mar 2026 11:59:00 GMT'), answer(200)], [0, 800]],
    ['no time', [later('soon'), answer(200)], [0, 800]],
    ['a minute: one last try', [later('60')], [0, 4_000]],
    ['a date tomorrow: one last try', [later('Mon, 02 Mar 2026 12:00:00 GMT')], [0, 4_000]],
    ['4 after another try', [answer(500), later('4')], [0, 800, 4_000]],
  ])('comes back when Retry-After says so: %s', async (_, answers, at) => {
    network(...answers);
    await deliverTo(url);
    expect(askedAt).toEqual(at);
  });

  it('has a token of its own for each message, the same in all tries and in the replay', async () => {
    network(answer(500));
    const [result] = await settled(
      deliver({ url, parameters: callerHungUp }, { AUTH_TOKEN: authToken }, 5_000),
    );
    expect(asked).toEqual([letter(url), letter(url), letter(url)]);
    const replay = { method: 'POST', url, headers: tokenHeader, form: callerHungUp };
    expect(result).toEqual({ ok: false, why: 'it answered 500 (try 3)', replay });
    jest.spyOn(crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-000000000000');
    await deliverTo(url);
    expect(asked.at(-1)).not.toEqual(letter(url));
  });

  it.each([{}, { AUTH_TOKEN: '' }])('sends nothing without an AUTH_TOKEN: %j', async (context) => {
    network(answer(200));
    const [result] = await settled(deliver({ url, parameters: callerHungUp }, context, 5_000));
    const replay = { method: 'POST', url, headers: tokenHeader, form: callerHungUp };
    expect(result).toEqual({ ok: false, why: 'there is no AUTH_TOKEN to sign it with', replay });
    expect(asked).toEqual([]);
  });

  it('calls off what it does not read of an answer', async () => {
    const calledOff: number[] = [];
    const endless = (status: number, headers = {}) => {
      const body = new ReadableStream({ cancel: () => void calledOff.push(status) });
      return () => new Response(body, { status, headers });
    };
    network(endless(307, { location: '/b' }), endless(503), endless(200));
    expect(await deliverTo(url)).toBeUndefined();
    expect(calledOff).toEqual([307, 503, 200]);
  });
});
