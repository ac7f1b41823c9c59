import { Buffer } from 'node:buffer';
import type { Actions, WebRequest } from '../lib/types';
import { basic, readAddress, redirection } from './address';
import { reason } from './post-form';
import type { Tools } from './request';

/** How often a request follows a redirect. */
const mostRedirects = 3;

/** An answer of more than this is none. Bytes. */
const mostBytes = 1_000_000;

type Result = Actions['webRequest']['result'];

/**
 * Ask a web service, once. Never rejects; never sends credentials to another host than the one that is named.
 * @param time at most, in milliseconds
 */
export async function webRequest(request: WebRequest, tools: Tools, time: number): Promise<Result> {
  const signal = AbortSignal.timeout(Math.max(1, Math.ceil(time)));
  try {
    let asked = request;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const prepared = prepare(asked, tools);
      if (typeof prepared === 'string') return { ok: false, why: prepared };
      const response = await fetch(prepared.url, { ...prepared.init, redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (location === null || !redirectStatuses.has(response.status)) return await readAnswer(response);
      response.body?.cancel().catch(() => {});
      const followed = redirection(asked.url, location);
      if ('why' in followed) return { ok: false, why: followed.why };
      asked = redirected(asked, followed.to, response.status);
    }
    return { ok: false, why: 'it redirects again and again' };
  } catch (error) {
    return { ok: false, why: signal.aborted ? 'it did not answer in time' : reason(error) };
  }
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** After 307 and 308 the same is asked again; otherwise the place is only looked at. Source: RFC 9110, section 15.4. */
function redirected(request: WebRequest, url: string, status: number): WebRequest {
  if (status === 307 || status === 308) return { ...request, url };
  const { content: _, ...rest } = request;
  return { ...rest, url, method: 'GET' };
}

interface Prepared {
  readonly url: URL;
  readonly init: RequestInit;
}

/** The request as `fetch` takes it; or why it is not made. */
function prepare({ method, url, content, authentication }: WebRequest, tools: Tools): Prepared | string {
  const address = readAddress(url);
  const target = address.url;
  const headers: Record<string, string> = { ...address.headers };
  const { ACCOUNT_SID, AUTH_TOKEN } = tools;
  if (authentication === 'account') {
    if (!isTwilio(target)) return 'the credentials of the account go to https://….twilio.com alone';
    if (!ACCOUNT_SID || !AUTH_TOKEN) return 'there is no ACCOUNT_SID or no AUTH_TOKEN';
    headers.Authorization = basic(ACCOUNT_SID, AUTH_TOKEN);
  }
  const form = content !== undefined && 'form' in content ? content.form : {};
  if (authentication === 'signature') {
    if (!AUTH_TOKEN) return 'there is no AUTH_TOKEN to sign it with';
    headers['X-Twilio-Signature'] = Twilio.getExpectedTwilioSignature(AUTH_TOKEN, target.href, form);
  }
  if (content === undefined) return { url: target, init: { method, headers } };
  if ('form' in content)
    return { url: target, init: { method, headers, body: new URLSearchParams(content.form) } };
  return {
    url: target,
    init: { method, headers: { ...headers, 'Content-Type': content.type }, body: content.body },
  };
}

function isTwilio({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' && (hostname === 'twilio.com' || hostname.endsWith('.twilio.com'));
}

/** An answer with its body, as long as that is of a reasonable length. */
async function readAnswer(response: Response): Promise<Result> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    // Leaving the loop closes the connection.
    if (bytes > mostBytes) return { ok: false, why: `its answer has more than ${mostBytes} bytes` };
    chunks.push(chunk);
  }
  return {
    ok: true,
    status: response.status,
    contentType: response.headers.get('content-type') ?? '',
    body: Buffer.concat(chunks).toString(),
  };
}
