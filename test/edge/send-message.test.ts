import type twilio from 'twilio';
import { sendMessage } from '../../edge/send-message';

const service = `MG${'0a'.repeat(16)}`;
const message = { from: '+13125550100', to: '+14155550100', body: 'Missed call & more' };

/** What the API has been asked to send. */
let sent: unknown[];

/** Send within 3 s, with a clock that runs by itself: what comes of it, and after how many milliseconds. */
async function send(create: () => unknown, what: Parameters<typeof sendMessage>[0] = message) {
  sent = [];
  const messages = {
    create: (asked: unknown) => {
      sent.push(asked);
      return create();
    },
  };
  const getTwilioClient = () => ({ messages }) as unknown as twilio.Twilio;
  const begun = Date.now();
  let came: unknown[] = [];
  void sendMessage(what, { getTwilioClient }, 3_000).then((result) => {
    came = [result, Date.now() - begun];
  });
  await jest.advanceTimersByTimeAsync(20_000);
  return came;
}

const later = (milliseconds: number, result: unknown) => () =>
  new Promise((resolve, reject) =>
    setTimeout(() => (result instanceof Error ? reject(result) : resolve(result)), milliseconds),
  );

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('sendMessage', () => {
  it.each([
    [message, message],
    [
      { from: 'MG1', to: 'whatsapp:+14155550100', mediaUrl: 'https://example.com/a.png' },
      { from: 'MG1', to: 'whatsapp:+14155550100', mediaUrl: ['https://example.com/a.png'] },
    ],
    [
      { from: service, to: '+14155550100', body: 'Hi' },
      { messagingServiceSid: service, to: '+14155550100', body: 'Hi' },
    ],
  ])('sends a message once: %j', async (what, asked) => {
    expect(await send(later(100, { sid: 'SM1' }), what)).toEqual([{ ok: true, sid: 'SM1' }, 100]);
    expect(sent).toEqual([asked]);
  });

  it.each<[string, () => unknown, object, number]>([
    ['refuses it', later(100, new Error('no such number')), { ok: false, why: 'no such number' }, 100],
    ['says nothing', () => new Promise(() => {}), { ok: false, why: 'Twilio did not answer in time' }, 3_000],
    ['is slow', later(3_001, { sid: 'SM1' }), { ok: false, why: 'Twilio did not answer in time' }, 3_000],
    [
      'is slow, and refuses it then',
      later(3_001, new Error('no such number')),
      { ok: false, why: 'Twilio did not answer in time' },
      3_000,
    ],
    ['answers at the last moment', later(2_999, { sid: 'SM1' }), { ok: true, sid: 'SM1' }, 2_999],
    [
      'cannot be asked',
      () => {
        throw new Error('username is required');
      },
      { ok: false, why: 'username is required' },
      0,
    ],
  ])('sends nothing twice where Twilio %s', async (_, create, result, after) => {
    expect(await send(create)).toEqual([result, after]);
    expect(sent).toEqual([message]);
  });
});
