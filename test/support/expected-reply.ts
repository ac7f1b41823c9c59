import type { Reply } from './local-service';
import { domain } from './service';

type Log = readonly object[];

/** The answer with this inside `<Response>`, and these lines in the log. */
export function twiml(inside: string, log: Log = []): Reply {
  const response = inside === '' ? '<Response/>' : `<Response>${inside}</Response>`;
  const body = `<?xml version="1.0" encoding="UTF-8"?>${response}`;
  return { status: 200, type: 'text/xml; charset=utf-8', body, log };
}

/** The answer that makes Twilio turn to the fallback URL, with this sentence. */
export function refusal(status: 404 | 500, body: string, log: Log): Reply {
  return { status, type: 'text/plain; charset=utf-8', body, log };
}

/** The first attributes of a `<Dial>` whose action carries this, which `query` writes. */
export function action(carried: string): string {
  return `action="https://${domain}/connect-status?${escaped(carried)}" method="POST"`;
}

/** A redirect to where a transition leads. */
export function redirect(url: string, log: Log = []): Reply {
  return twiml(`<Redirect method="POST">${escaped(url)}</Redirect>`, log);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
