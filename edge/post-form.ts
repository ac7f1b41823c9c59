import { unescape as percentDecode } from 'node:querystring';
import type { Parameters } from '../lib/types';

/** How often one try follows a redirect. */
const mostRedirects = 3;

interface Letter {
  readonly url: string;
  readonly parameters: Parameters;
  readonly headers: Parameters;
  /** Of the account: signs the request as Twilio would. */
  readonly authToken: string;
}

export type Try =
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
      if (!URL.canParse(location, url)) return lost(`it redirects to ${location}, which is no URL`, false);
      const target = new URL(location, url);
      if (!isSameHost(new URL(url), target)) {
        return lost(
          `it redirects to another host, ${target.host}, which gets no signature of this account`,
          false,
        );
      }
      url = target.href;
    }
    return lost('it redirects again and again', false);
  } catch (error) {
    return lost(signal.aborted ? 'it did not answer in time' : reason(error), true);
  }
}

/** Whether a redirect stays with the receiver: the same origin, or from HTTP to HTTPS on the usual ports. */
export function isSameHost(from: URL, to: URL): boolean {
  const isUpgrade =
    from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
  return from.origin === to.origin || (isUpgrade && from.hostname === to.hostname);
}

/** Redirects after which the same request is made again; a 303 says that it has been dealt with. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 307, 308]);

function post({ url, parameters, headers, authToken }: Letter, signal: AbortSignal): Promise<Response> {
  const target = new URL(url);
  const { username, password } = target;
  // None of these travels in the request line, and fetch refuses credentials in a URL.
  target.username = '';
  target.password = '';
  target.hash = '';
  return fetch(target, {
    method: 'POST',
    headers: {
      ...headers,
      'X-Twilio-Signature': Twilio.getExpectedTwilioSignature(authToken, target.href, parameters),
      ...(username !== '' && {
        Authorization: `Basic ${Buffer.from(`${percentDecode(username)}:${percentDecode(password)}`).toString('base64')}`,
      }),
    },
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
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
