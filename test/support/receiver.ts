import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';

/** One request as it arrived. */
export interface Received {
  readonly method: string | undefined;
  /** The whole URL, as the one who asked wrote it. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly form: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly body: string;
}

/**
 * What a request gets: an answer, maybe after a while in milliseconds; raw bytes and then nothing; or no answer at all.
 * Raw bytes must not look like a whole answer that leaves the connection open: the next request on it would wait.
 */
export type Treatment =
  | number
  | {
      readonly status: number;
      readonly location?: string;
      /** The content type of the body. */
      readonly type?: string;
      readonly body?: string;
      readonly after?: number;
    }
  | { readonly raw: string }
  | 'reset'
  | 'silence';

export interface Receiver {
  readonly origin: string;
  /** Give the requests to this path these treatments in turn, and the last one to all others; without any it is 200. */
  treat(path: string, treatments: readonly Treatment[]): void;
  /** What has arrived at this path. */
  at(path: string): readonly Received[];
  /** How many requests have arrived, at whatever path. */
  count(): number;
  stop(): Promise<void>;
}

/** Start a stand-in, on this machine, for a server elsewhere: one that a transition leads to, or Twilio's API. */
export async function startReceiver(): Promise<Receiver> {
  const treatmentsOf = new Map<string, readonly Treatment[]>();
  const received: { path: string; request: Received }[] = [];
  const at = (path: string) => received.filter((one) => one.path === path).map(({ request }) => request);
  const server = createServer(async (request, response) => {
    const url = `http://${request.headers.host}${request.url}`;
    const path = new URL(url).pathname;
    const body = await text(request);
    const form = Object.fromEntries(new URLSearchParams(body));
    const treatments = treatmentsOf.get(path) ?? [200];
    const treatment = treatments[Math.min(at(path).length, treatments.length - 1)] ?? 200;
    received.push({ path, request: { method: request.method, url, headers: request.headers, form, body } });
    await treatRequest(treatment, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    treat: (path, treatments) => treatmentsOf.set(path, treatments),
    at,
    count: () => received.length,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** An address on this machine where nobody listens. */
export async function closedOrigin(): Promise<string> {
  const receiver = await startReceiver();
  await receiver.stop();
  return receiver.origin;
}

async function treatRequest(
  treatment: Treatment,
  { socket }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (treatment === 'silence') return;
  if (treatment === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  if (typeof treatment === 'number') {
    response.writeHead(treatment).end();
    return;
  }
  if ('raw' in treatment) {
    socket.write(treatment.raw);
    return;
  }
  const { status, location, type, body = '', after = 0 } = treatment;
  await setTimeout(after);
  const headers = {
    ...(location !== undefined && { location }),
    ...(type !== undefined && { 'content-type': type }),
  };
  response.writeHead(status, headers).end(body);
}
