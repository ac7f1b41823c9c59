import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { FetchWebhook, Webhook } from './types';

/** Twilio waits no longer for a webhook. Milliseconds. Source: Twilio docs, "Webhooks: connection overrides". */
const patience = 15_000;
const mostRedirects = 10;

/** Make requests as Twilio makes them: a form, or a query, signed where there is a token to sign with. */
export function webhookFetcher(authToken: string | undefined): FetchWebhook {
  return async (webhook) => {
    const begun = performance.now();
    let response = await send(webhook, authToken);
    let next = redirected(webhook, response);
    for (let redirects = 0; next !== undefined && redirects < mostRedirects; redirects++) {
      response = await send(next, authToken);
      next = redirected(next, response);
    }
    const body = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      body,
      milliseconds: Math.round(performance.now() - begun),
    };
  };
}

/** A redirect that stays with the host; to another one no simulated request goes by itself. */
function redirected(webhook: Webhook, { status, headers }: Response): Webhook | undefined {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  const url = new URL(location, webhook.url);
  if (url.host !== new URL(webhook.url).host) return undefined;
  return { ...webhook, url: url.href, method: status > 303 ? webhook.method : 'GET' };
}

async function send({ method, url, parameters }: Webhook, authToken: string | undefined): Promise<Response> {
  const target = new URL(url);
  target.hash = '';
  if (method === 'GET')
    for (const [name, value] of Object.entries(parameters)) target.searchParams.set(name, value);
  const form = method === 'POST' ? parameters : {};
  try {
    return await fetch(target, {
      method,
      headers: {
        'User-Agent': 'TwilioProxy/1.1',
        ...(authToken !== undefined && {
          'X-Twilio-Signature': getExpectedTwilioSignature(authToken, target.href, { ...form }),
        }),
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
      ...(method === 'POST' && { body: new URLSearchParams({ ...form }) }),
    });
  } catch (error) {
    throw new Error(`${target.origin} does not answer: ${reason(error)}`, { cause: error });
  }
}

/** fetch says only that it failed; its cause says why. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `nothing came within ${patience / 1_000} s`;
  if (!(error.cause instanceof Error)) return error.message;
  const { code } = error.cause as NodeJS.ErrnoException;
  return code === 'ECONNREFUSED'
    ? 'nothing listens there (ECONNREFUSED)'
    : error.cause.message || code || error.message;
}
