import { getExpectedTwilioSignature } from 'twilio';
import { deliver } from '../../edge/deliver';
import callerHungUp from '../fixtures/caller-hung-up.json';

const authToken = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const url = 'https://example.com/hung-up?x=1';
const form = new URLSearchParams(callerHungUp).toString();

type Answer = Response | Error | string | 'silence';

/** What has been asked: the URL, and what came with it. */
let asked: object[];

/** Stand in for the network: these answers in turn, and the last one for all others; fails where it is none. */
function network(...answers: (() => Answer)[]): void {
  asked = [];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (target, init = {}) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)]?.() ?? 'silence';
    const { method, headers, body, redirect } = init;
    asked.push({ url: String(target), method, headers, body: String(body), redirect });
    if (answer instanceof Response) return answer;
    if (answer === 'silence') return aborted(init.signal);
    throw answer;
  });
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

const answer = (status: number, location?: string) => () =>
  new Response(null, { status, headers: location === undefined ? {} : { location } });

const letter = (to: string) => ({
  url: to,
  method: 'POST',
  headers: { 'X-Twilio-Signature': getExpectedTwilioSignature(authToken, to, callerHungUp) },
  body: form,
  redirect: 'manual',
});

const deliverTo = (to: string) => deliver({ url: to, parameters: callerHungUp, authToken });

beforeAll(() => {
  // The runtime's own, which a Function finds in its global scope.
  Object.assign(globalThis, { Twilio: { getExpectedTwilioSignature } });
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

  it('is settled after 5 s where nobody says anything, after three tries', async () => {
    jest.useFakeTimers();
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('Too late', 'TimeoutError')), time);
      return controller.signal;
    });
    network(() => 'silence');
    let why: string | undefined | 'not settled' = 'not settled';
    void deliverTo(url).then((said) => {
      why = said;
    });
    await jest.advanceTimersByTimeAsync(4_900);
    expect(why).toBe('not settled');
    await jest.advanceTimersByTimeAsync(110);
    expect(why).toBe('it did not answer in time (try 3)');
    expect(asked).toEqual([letter(url), letter(url), letter(url)]);
  });
});
