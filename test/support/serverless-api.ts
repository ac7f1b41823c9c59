import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { serverlessAccount } from './serverless-api-account';
import { type Form, Refusal } from './serverless-api-request';
import type { Live } from './serverless-api-resources';

/** What an account signs in with. */
export interface Credentials {
  readonly accountSid: string;
  readonly authToken: string;
}

/** A stand-in, on this machine, for Twilio's Serverless API: nothing of Twilio runs here, and nothing is built. */
export interface ServerlessApi {
  /** The environment in which a command's requests to the API come here, and none leaves this machine. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was requested so far, as `POST https://serverless.twilio.com/v1/Services`. */
  readonly requests: readonly string[];
  /** The bodies of all requests, in one. */
  received(): string;
  /** What answers the requests to a domain: the build that was activated last, with the environment's variables. */
  live(domain: string): Live | undefined;
  /** Let the builds from now on end like this; one that fails may say why, which is documented nowhere. */
  endBuilds(status: 'completed' | 'failed', more?: Readonly<Record<string, string>>): void;
  /** Have no time for the next requests, so many of them, that such a pattern finds as in `requests`. */
  refuseNext(count: number, request: RegExp): void;
  stop(): Promise<void>;
}

/** Start the stand-in with an empty account, which these credentials give access to. */
export async function startServerlessApi(credentials: Credentials): Promise<ServerlessApi> {
  const account = serverlessAccount(credentials.accountSid);
  const requests: string[] = [];
  const bodies: Buffer[] = [];
  let busy = { count: 0, pattern: /^/ };
  const answer: RequestListener = async (request, response) => {
    const { status, body } = await answerTo(request).catch(refused);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const answerTo = async (request: IncomingMessage) => {
    const sent = await buffer(request);
    const { host, pathname } = new URL(`https://${request.headers.host}${request.url}`);
    const name = `${request.method} https://${host}${pathname}`;
    requests.push(name);
    bodies.push(sent);
    if (busy.count > 0 && busy.pattern.test(name)) {
      busy.count -= 1;
      throw new Refusal(429, 20429, 'Too Many Requests');
    }
    if (request.headers.authorization !== basic(credentials)) throw new Refusal(401, 20003, 'Authenticate');
    const form = await readForm(sent, request.headers['content-type']);
    const method = request.method ?? '';
    const body = account.answer({ method, host, path: pathname, form });
    return { status: method === 'POST' ? 201 : 200, body };
  };
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return {
    environment: {
      NODE_OPTIONS: `--require=${JSON.stringify(join(__dirname, 'serverless-api-redirect.cjs'))}`,
      SERVERLESS_API_PORT: String(address.port),
    },
    requests,
    received: () => Buffer.concat(bodies).toString(),
    live: account.live,
    endBuilds: account.endBuilds,
    refuseNext: (count, pattern) => {
      busy = { count, pattern };
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function basic({ accountSid, authToken }: Credentials): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
}

/** The parameters of a body of either kind: Node reads them both. */
async function readForm(sent: Buffer, type: string | undefined): Promise<Form> {
  const values = new Map<string, Buffer[]>();
  if (type !== undefined) {
    const data = await new Response(sent, { headers: { 'content-type': type } }).formData();
    for (const [name, value] of data) {
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.from(await value.arrayBuffer());
      values.set(name, [...(values.get(name) ?? []), bytes]);
    }
  }
  return values;
}

/** An error as the API shows it: https://www.twilio.com/docs/usage/twilios-response */
function refused(error: unknown): { status: number; body: object } {
  const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, 20500, String(error));
  return { status, body: { status, code, message, more_info: `https://www.twilio.com/docs/errors/${code}` } };
}
