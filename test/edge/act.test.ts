import { getExpectedTwilioSignature } from 'twilio';
import { act } from '../../edge/act';
import type { Tools } from '../../edge/request';
import type { Actions, Answer, Ask } from '../../lib/types';

const tools = { ACCOUNT_SID: 'AC0', AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6' } as Tools;
const url = 'https://example.com/who';
const hangup: Answer = { kind: 'hangup' };

/** What came of each action, and after how many milliseconds. */
let came: unknown[];
let begun: number;

function asking<A extends keyof Actions>(action: A, what: Actions[A]['what'], next: Answer | Ask): Ask {
  const ask = {
    kind: 'ask',
    action,
    what,
    resume: (result: Actions[A]['result']) => {
      came.push([result.ok || result.why, Date.now() - begun]);
      return next;
    },
  };
  // That the three belong together is what the parameters say.
  return ask as unknown as Ask;
}

/** So many actions of this kind, one after the other, and then the call is over. */
function times<A extends keyof Actions>(
  count: number,
  action: A,
  what: Actions[A]['what'],
  last: Answer | Ask = hangup,
) {
  return Array.from({ length: count }).reduce<Answer | Ask>((next) => asking(action, what, next), last);
}

/** The network answers after so long; 0 is never. */
function network(milliseconds: number) {
  return jest.spyOn(globalThis, 'fetch').mockImplementation(
    (_, init) =>
      new Promise((resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        if (milliseconds > 0) setTimeout(() => resolve(new Response('{}')), milliseconds);
      }),
  );
}

beforeAll(() => {
  Object.assign(globalThis, { Twilio: { getExpectedTwilioSignature } });
});
beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((time) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException('Too late', 'TimeoutError')), time);
    return controller.signal;
  });
  came = [];
  begun = Date.now();
});
afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Do it with a clock that runs by itself. */
async function done(
  decision: Answer | Ask,
  secrets: string[] = [],
  with_ = tools,
): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  void act(decision, with_, { secrets }).then((settled) => {
    answer = settled;
  });
  await jest.advanceTimersByTimeAsync(30_000);
  return answer;
}

const request = { method: 'GET', url, authentication: 'none' } as const;
const message = { from: '+13125550100', to: '+14155550100', body: 'Hello' };
const silent = {
  ...tools,
  getTwilioClient: () => ({ messages: { create: () => new Promise(() => {}) } }),
} as unknown as Tools;
const inTime = 'it did not answer in time';
const none = 'what was asked before has taken all the time of this request';

describe('act', () => {
  it('does nothing where nothing is asked', async () => {
    expect(await done(hangup)).toEqual(hangup);
    expect(came).toEqual([]);
  });

  it('gives all actions of a request together 8 s: what does not fit fails, unasked', async () => {
    const fetched = network(0);
    expect(await done(times(4, 'webRequest', request))).toEqual(hangup);
    expect(came).toEqual([
      [inTime, 5_000],
      [inTime, 8_000],
      [none, 8_000],
      [none, 8_000],
    ]);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('gives a message 3 s, and what is left to the next', async () => {
    network(0);
    expect(await done(times(3, 'sendMessage', message), [], silent)).toEqual(hangup);
    const late = 'Twilio did not answer in time';
    expect(came).toEqual([
      [late, 3_000],
      [late, 6_000],
      [late, 8_000],
    ]);
  });

  it('does as many as fit', async () => {
    const fetched = network(1_500);
    await done(times(7, 'webRequest', request));
    expect(came).toEqual([
      [true, 1_500],
      [true, 3_000],
      [true, 4_500],
      [true, 6_000],
      [true, 7_500],
      [inTime, 8_000],
      [none, 8_000],
    ]);
    expect(fetched).toHaveBeenCalledTimes(6);
  });

  it('does not begin a look-up, either, where the time is over', async () => {
    network(0);
    await done(times(2, 'webRequest', request, times(1, 'lookUpCall', { callSid: 'CA1' })));
    expect(came).toEqual([
      [inTime, 5_000],
      [inTime, 8_000],
      [none, 8_000],
    ]);
  });

  it('says what is lost where there is no time to deliver it', async () => {
    const fetched = network(0);
    await done(times(2, 'webRequest', request, times(1, 'deliver', { url, parameters: { CallSid: 'CA1' } })));
    expect(came.at(-1)).toEqual([none, 8_000]);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['https://jack:tr0ub%3Ador@example.com/', [btoa('jack:tr0ub:dor'), 'tr0ub%3Ador', 'tr0ub:dor']],
    ['https://jack:abc@example.com/', [btoa('jack:abc')]],
    ['https://jack@example.com/', []],
    ['https://example.com/', []],
    ['nowhere', []],
  ])('notes the secrets of a URL before it is asked: %s', async (asked, secrets) => {
    network(1);
    const noted: string[] = [];
    await done(times(1, 'webRequest', { ...request, url: asked }), noted);
    expect(noted).toEqual(secrets);
  });
});
