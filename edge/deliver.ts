import type { Actions } from '../lib/types';
import { postForm } from './post-form';
import type { Tools } from './request';

// All times in milliseconds.

const mostTries = 3;
/** How long to wait after the first try, and after the second: a receiver that restarts is back after seconds, not at once. */
const pauses = [800, 2_400];
/** So much is kept for the next try, so that a receiver that says nothing gets another. */
const reserve = 1_000;
/** In less nobody answers. */
const shortestTry = 300;

/**
 * POST a form, signed as Twilio signs its webhooks: up to 3 tries within `most` altogether, again after 5xx, 408, 429 and
 * network faults only. All of them, and the replay in the log, carry the token by which a receiver tells that
 * they are one message. Never rejects. Source: Twilio docs, "Webhooks: connection overrides", I-Twilio-Idempotency-Token.
 */
export async function deliver(
  { url, parameters }: Actions['deliver']['what'],
  { AUTH_TOKEN: authToken = '' }: Pick<Tools, 'AUTH_TOKEN'>,
  most: number,
): Promise<Actions['deliver']['result']> {
  const headers = { 'I-Twilio-Idempotency-Token': crypto.randomUUID() };
  const lost = (why: string) =>
    ({ ok: false, why, replay: { method: 'POST', url, headers, form: parameters } }) as const;
  if (authToken === '') return lost('there is no AUTH_TOKEN to sign it with');
  if (most < shortestTry) return lost('what was asked before has taken all the time of this request');
  const end = performance.now() + most;
  let isLast = false;
  for (let attempt = 1; ; attempt++) {
    isLast ||= attempt === mostTries;
    const time = end - performance.now();
    const mostForThis = isLast || time < 2 * reserve ? time : time - reserve;
    const tried = await postForm({ url, parameters, headers, authToken }, mostForThis);
    if (tried.kind === 'delivered') return { ok: true };
    const left = end - performance.now();
    if (isLast || !tried.mayTryAgain || left < shortestTry) return lost(`${tried.why} (try ${attempt})`);
    const { retryAfter = 0 } = tried;
    // Who asks for more than there is gets one more try, as late as it can still be answered.
    isLast = retryAfter > left - shortestTry;
    const wait = Math.min(Math.max(retryAfter, pauses[attempt - 1] ?? 0), left - reserve);
    await sleep(Math.max(wait, isLast ? 0 : retryAfter));
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.round(milliseconds)));
}
