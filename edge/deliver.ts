import { unescape as percentDecode } from 'node:querystring';
import type { Parameters } from '../lib/types';

/** All tries together take no longer than this. Milliseconds. */
const mostTime = 5_000;
const mostTries = 3;
const pause = 100;
/** How often one try follows a redirect. */
const mostRedirects = 3;

interface Letter {
  readonly url: string;
  readonly parameters: Parameters;
  /** Of the account: signs the request as Twilio would. */
  readonly authToken: string;
}

type Try =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'lost'; readonly why: string; readonly mayTryAgain: boolean };

/**
 * POST a form, signed as Twilio signs its webhooks: up to 3 tries within 5 s altogether, again after 5xx, 408, 429 and
 * network faults only. Never rejects.
 * @returns why it was lost, or undefined where it arrived
 */
export async function deliver(letter: Letter): Promise<string | undefined> {
  const end = performance.now() + mostTime;
  let why = '';
  for (let attempt = 1; attempt <= mostTries; attempt++) {
    if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pause));
    const left = end - performance.now();
    if (left <= 0) break;
    // Half of what is left, so that a receiver that says nothing leaves time for another try.
    const result = await tryOnce(letter, attempt === mostTries ? left : left / 2);
    if (result.kind === 'delivered') return undefined;
    why = `${result.why} (try ${attempt})`;
    if (!result.mayTryAgain) break;
  }
  return why;
}

async function tryOnce(letter: Letter, time: number): Promise<Try> {
  const signal = AbortSignal.timeout(Math.ceil(time));
  let { url } = letter;
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await post({ ...letter, url }, signal);
      // Only the status matters; whether the rest can still be called off does not.
      response.body?.cancel().catch(() => {});
      const location = response.headers.get('location');
      if (location === null || !redirectStatuses.has(response.status)) return readStatus(response.status);
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
function isSameHost(from: URL, to: URL): boolean {
  const isUpgrade =
    from.protocol === 'http:' && to.protocol === 'https:' && from.port === '' && to.port === '';
  return from.origin === to.origin || (isUpgrade && from.hostname === to.hostname);
}

/** Redirects after which the same request is made again; a 303 says that it has been dealt with. */
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 307, 308]);

function post({ url, parameters, authToken }: Letter, signal: AbortSignal): Promise<Response> {
  const target = new URL(url);
  const { username, password } = target;
  // None of these travels in the request line, and fetch refuses credentials in a URL.
  target.username = '';
  target.password = '';
  target.hash = '';
  const headers = {
    'X-Twilio-Signature': Twilio.getExpectedTwilioSignature(authToken, target.href, parameters),
    ...(username !== '' && {
      Authorization: `Basic ${Buffer.from(`${percentDecode(username)}:${percentDecode(password)}`).toString('base64')}`,
    }),
  };
  return fetch(target, {
    method: 'POST',
    headers,
    body: new URLSearchParams(parameters),
    redirect: 'manual',
    signal,
  });
}

function readStatus(status: number): Try {
  if ((status >= 200 && status < 300) || status === 303) return { kind: 'delivered' };
  return lost(`it answered ${status}`, status >= 500 || status === 408 || status === 429);
}

function lost(why: string, mayTryAgain: boolean): Try {
  return { kind: 'lost', why, mayTryAgain };
}

/** fetch says only that it failed; its cause says why. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
