import { isObject } from '../lib/is-object';
import type { Parameters } from '../lib/types';
import { readAddress, redirection } from './address';

/** How often one try follows a redirect. */
const mostRedirects = 3;

interface Letter {
  readonly url: string;
  readonly parameters: Parameters;
  readonly headers: Parameters;
  /** Of the account: signs the request as Twilio would. */
  readonly authToken: string;
}

type Try =
  | { readonly kind: 'delivered' }
  | {
      readonly kind: 'lost';
      readonly why: string;
      readonly mayTryAgain: boolean;
      /** How long the receiver asks to be left alone, in milliseconds. */
      readonly retryAfter?: number;
    };

/**
 * POST a signed form once, and follow redirects that stay with the receiver. Never rejects.
 * @param time at most, in milliseconds
 */
export async function postForm(letter: Letter, time: number): Promise<Try> {
  const signal = AbortSignal.timeout(Math.max(1, Math.round(time)));
  let { url } = letter;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await post({ ...letter, url }, signal);
      // Only the status matters; whether the rest can still be called off does not.
      response.body?.cancel().catch(() => {});
      const location = response.headers.get('location');
      if (location === null || !redirectStatuses.has(response.status)) return readAnswer(response);
      const redirected = redirection(url, location);
      if ('why' in redirected) {
        const { why, isElsewhere } = redirected;
        return lost(isElsewhere ? `${why}, which gets no signature of this account` : why, false);
      }
      url = redirected.to;
    }
    return lost('it redirects again and again', false);
  } catch (error) {
    return lost(signal.aborted ? 'it did not answer in time' : reason(error), true);
  }
}

/** Redirects after which the same request is made again; a 303 says that it has been dealt with. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 307, 308]);

function post({ url, parameters, headers, authToken }: Letter, signal: AbortSignal): Promise<Response> {
  const address = readAddress(url);
  const signature = Twilio.getExpectedTwilioSignature(authToken, address.url.href, parameters);
  return fetch(address.url, {
    method: 'POST',
    headers: { ...headers, ...address.headers, 'X-Twilio-Signature': signature },
    body: new URLSearchParams(parameters),
    redirect: 'manual',
    signal,
  });
}

function readAnswer({ status, headers }: Response): Try {
  if ((status >= 200 && status < 300) || status === 303) return { kind: 'delivered' };
  const retryAfter = readRetryAfter(headers.get('retry-after') ?? '');
  return {
    ...lost(`it answered ${status}`, status >= 500 || status === 408 || status === 429),
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** Seconds, or a date. Source: RFC 9110, section 10.2.3, "Retry-After". */
function readRetryAfter(text: string): number | undefined {
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
  return wait > 0 ? wait : undefined;
}

function lost(why: string, mayTryAgain: boolean): Extract<Try, { kind: 'lost' }> {
  return { kind: 'lost', why, mayTryAgain };
}

/** fetch says only that it failed; its cause says why. */
export function reason(error: unknown): string {
  const cause = isObject(error) && isObject(error.cause) ? error.cause : error;
  return isObject(cause) && typeof cause.message === 'string' ? cause.message : String(cause);
}
