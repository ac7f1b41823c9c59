import { errorMessage } from '../lib/error-message';
import { isObject } from '../lib/is-object';
import type { Actions } from '../lib/types';
import type { Tools } from './request';
import { within } from './within';

// All times in milliseconds.

/** After this no other look-up is begun: it would hardly be in time. */
const quick = 1_000;
const pause = 200;

type Result = Actions['lookUpCall']['result'];
type Client = ReturnType<Tools['getTwilioClient']>;

/**
 * Whom a call rang: `to` of the call resource; or why Twilio's API does not say so in time. A failure that is quick,
 * and may be a passing one, is tried again once. Never rejects. Source: Twilio docs, "Call resource", fetch.
 * @param time at most, in milliseconds
 */
export async function lookUpCall(
  { callSid }: Actions['lookUpCall']['what'],
  tools: Pick<Tools, 'getTwilioClient'>,
  time: number,
): Promise<Result> {
  let latest: Result = { ok: false, why: `Twilio’s API did not answer within ${time / 1_000} s` };
  const lookUp = async () => {
    const begun = performance.now();
    const client = tools.getTwilioClient();
    const first = await fetchTo(callSid, client);
    latest = first.result;
    if (!first.mayTryAgain || performance.now() - begun > quick) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    latest = (await fetchTo(callSid, client)).result;
  };
  try {
    await within(time, lookUp());
    return latest;
  } catch (error) {
    return { ok: false, why: `Twilio’s API cannot be asked: ${inShort(errorMessage(error))}` };
  }
}

async function fetchTo(
  callSid: string,
  client: Client,
): Promise<{ readonly result: Result; readonly mayTryAgain: boolean }> {
  try {
    const { to } = await client.calls(callSid).fetch();
    if (typeof to === 'string' && to !== '') return { result: { ok: true, to }, mayTryAgain: false };
    return { result: { ok: false, why: 'Twilio’s API names nobody' }, mayTryAgain: true };
  } catch (error) {
    const { status, code } = isObject(error) ? error : {};
    const what =
      typeof status !== 'number'
        ? 'could not be asked'
        : `answered ${status}${typeof code === 'number' ? ` (error ${code})` : ''}`;
    return {
      result: { ok: false, why: `Twilio’s API ${what}: ${inShort(errorMessage(error))}` },
      // What is wrong with the request or the credentials is so a moment later, too.
      mayTryAgain: typeof status !== 'number' || status >= 500 || status === 408 || status === 429,
    };
  }
}

/** One line, for the log. */
function inShort(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').slice(0, 200);
}
