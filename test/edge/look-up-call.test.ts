import type twilio from 'twilio';
import { lookUpCall } from '../../edge/look-up-call';

const callSid = 'CA5b8e20c4d7f14a6f93c1e07ab2d4586c';

/** A client of Twilio's API that has one call, and fetches it like this. */
function clientWith(fetch: () => unknown): () => twilio.Twilio {
  const calls = (sid: string) => {
    if (sid !== callSid) throw new Error(`There is no call ${sid}`);
    return { fetch };
  };
  return () => ({ calls }) as unknown as twilio.Twilio;
}

const reject = (error: unknown) => () => Promise.reject(error);

describe('lookUpCall', () => {
  it.each(['+14157234000', 'client:bob', 'sip:carol@example.com', ''])(
    'says whom a call rang: %j',
    async (to) => {
      expect(
        await lookUpCall(
          callSid,
          clientWith(async () => ({ sid: callSid, to })),
        ),
      ).toBe(to);
    },
  );

  it.each<[string, () => twilio.Twilio]>([
    ['nobody', clientWith(async () => ({}))],
    ['null', clientWith(async () => ({ to: null }))],
    ['a number', clientWith(async () => ({ to: 14157234000 }))],
    ['no call', clientWith(async () => undefined)],
    ['that it failed', clientWith(reject(new Error('Not found')))],
    ['that it failed, and not even why', clientWith(reject(undefined))],
    [
      'that it failed at once',
      clientWith(() => {
        throw new Error('Bad request');
      }),
    ],
    [
      'that there are no credentials',
      () => {
        throw new Error('Missing Account SID');
      },
    ],
  ])('is undefined where Twilio’s API says %s', async (_, client) => {
    expect(await lookUpCall(callSid, client)).toBeUndefined();
  });

  it('is undefined for another call', async () => {
    expect(
      await lookUpCall(
        'CA1',
        clientWith(async () => ({ to: 'client:bob' })),
      ),
    ).toBeUndefined();
  });

  describe('with a clock that can be turned', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('waits 2 s, and no longer', async () => {
      let answer: string | undefined | 'none yet' = 'none yet';
      void lookUpCall(
        callSid,
        clientWith(() => new Promise(() => undefined)),
      ).then((to) => {
        answer = to;
      });
      await jest.advanceTimersByTimeAsync(1_999);
      expect(answer).toBe('none yet');
      await jest.advanceTimersByTimeAsync(1);
      expect(answer).toBeUndefined();
    });

    it('takes no notice of what Twilio’s API says afterwards', async () => {
      let fail: (error: Error) => void = () => undefined;
      const asked = lookUpCall(
        callSid,
        clientWith(
          () =>
            new Promise((_, rejectCall) => {
              fail = rejectCall;
            }),
        ),
      );
      await jest.advanceTimersByTimeAsync(2_000);
      expect(await asked).toBeUndefined();
      fail(new Error('Too late'));
      await jest.advanceTimersByTimeAsync(1);
    });

    it('leaves no timer behind', async () => {
      await lookUpCall(
        callSid,
        clientWith(async () => ({ to: 'client:bob' })),
      );
      await lookUpCall(callSid, clientWith(reject(new Error('Not found'))));
      expect(jest.getTimerCount()).toBe(0);
    });
  });
});
