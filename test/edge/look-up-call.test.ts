import type twilio from 'twilio';
import { lookUpCall } from '../../edge/look-up-call';

const callSid = 'CA5b8e20c4d7f14a6f93c1e07ab2d4586c';

/** What the API does at the first request, at the second, and so on; the last one at all others. */
type Api = readonly (() => unknown)[];

/** How often it has been asked. */
let asked = 0;

/** A client of Twilio's API that has one call, and fetches it like this. */
function lookUp(...api: Api) {
  asked = 0;
  const calls = (sid: string) => {
    if (sid !== callSid) throw new Error(`There is no call ${sid}`);
    return { fetch: () => api[Math.min(asked++, api.length - 1)]?.() };
  };
  return lookUpCall({ callSid }, { getTwilioClient: () => ({ calls }) as unknown as twilio.Twilio }, 2_000);
}

const names = (to: unknown) => async () => ({ sid: callSid, to });
const fails = (error: unknown) => () => Promise.reject(error);
const says = (status: number, code?: number) => fails(Object.assign(new Error('Said why'), { status, code }));
const nothing = () => new Promise(() => undefined);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** What a look-up comes to, and after how many milliseconds; nothing where it takes longer than `most`. */
async function settled(result: Promise<unknown>, most = 10_000): Promise<unknown[]> {
  const begun = Date.now();
  const came: unknown[] = [];
  void result.then((value) => came.push(value, Date.now() - begun));
  await jest.advanceTimersByTimeAsync(most);
  return came;
}

describe('lookUpCall', () => {
  it.each(['+14157234000', 'client:bob', 'sip:carol@example.com'])(
    'says whom a call rang: %j',
    async (to) => {
      expect(await settled(lookUp(names(to)))).toEqual([{ ok: true, to }, 0]);
      expect(asked).toBe(1);
    },
  );

  it.each<[string, () => unknown, string]>([
    ['has a fault', says(500, 20500), 'answered 500 (error 20500): Said why'],
    ['is overloaded', says(429, 20429), 'answered 429 (error 20429): Said why'],
    ['is slow itself', says(408), 'answered 408: Said why'],
    [
      'cannot be reached',
      fails(new Error('connect ECONNREFUSED')),
      'could not be asked: connect ECONNREFUSED',
    ],
    ['fails, and not even says why', fails(undefined), 'could not be asked: undefined'],
    ['says nothing', async () => ({}), 'names nobody'],
    ['says null', names(null), 'names nobody'],
    ['says a number', names(14157234000), 'names nobody'],
    ['says an empty text', names(''), 'names nobody'],
    [
      'says no call',
      async () => undefined,
      "could not be asked: Cannot destructure property 'to' of '(intermediate value)' as it is undefined.",
    ],
  ])('asks once more where Twilio’s API %s', async (_, fault, why) => {
    expect(await settled(lookUp(fault, names('client:bob')))).toEqual([{ ok: true, to: 'client:bob' }, 200]);
    expect(asked).toBe(2);
    expect(await settled(lookUp(fault))).toEqual([{ ok: false, why: `Twilio’s API ${why}` }, 200]);
    expect(asked).toBe(2);
  });

  it.each([
    [401, 20003],
    [403, 20003],
    [404, 20404],
  ])('does not ask again after %d, which stays', async (status, code) => {
    const why = `Twilio’s API answered ${status} (error ${code}): Said why`;
    expect(await settled(lookUp(says(status, code)))).toEqual([{ ok: false, why }, 0]);
    expect(asked).toBe(1);
  });

  it('says in one line, and in short, why there is no client to ask', async () => {
    const message = `Missing Account SID\n\n   Add it ${'x'.repeat(500)}`;
    const getTwilioClient = () => {
      throw new Error(message);
    };
    const why = `Twilio’s API cannot be asked: Missing Account SID Add it ${'x'.repeat(173)}`;
    expect(await settled(lookUpCall({ callSid }, { getTwilioClient }, 2_000))).toEqual([
      { ok: false, why },
      0,
    ]);
  });

  it('waits 2 s, and no longer', async () => {
    const why = 'Twilio’s API did not answer within 2 s';
    expect(await settled(lookUp(nothing), 1_999)).toEqual([]);
    expect(await settled(lookUp(nothing))).toEqual([{ ok: false, why }, 2_000]);
  });

  const later = (milliseconds: number, then: () => unknown) => async () => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return then();
  };

  it('says why the first try failed where the second gets no answer', async () => {
    const result = await settled(lookUp(later(900, says(503)), nothing));
    expect(result).toEqual([{ ok: false, why: 'Twilio’s API answered 503: Said why' }, 2_000]);
    expect(asked).toBe(2);
  });

  it('does not ask again after a failure that was not quick', async () => {
    const result = await settled(lookUp(later(1_001, says(503)), names('client:bob')));
    expect(result).toEqual([{ ok: false, why: 'Twilio’s API answered 503: Said why' }, 1_001]);
    expect(asked).toBe(1);
  });

  it('takes no notice of what Twilio’s API says afterwards', async () => {
    const [result] = await settled(lookUp(later(3_000, says(500))));
    expect(result).toEqual({ ok: false, why: 'Twilio’s API did not answer within 2 s' });
    expect(asked).toBe(1);
  });

  it('leaves no timer behind', async () => {
    await settled(lookUp(names('client:bob')), 0);
    await settled(lookUp(says(404)), 0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
