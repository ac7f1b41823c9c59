import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../lib/is-object';
import type { Act, ActAnswer, StoryEvent } from './types';

/** What a simulated call has in place of Twilio's API and of the world outside. */
interface StandIn {
  readonly port: number;
  /** From now on this says what comes of what the service does. */
  answersWith(act: (act: Act) => ActAnswer): void;
  /** The letters that the service has written since it was last asked. */
  takeLetters(): StoryEvent[];
  stop(): void;
}

/**
 * A stand-in, on this machine, for Twilio's API, which answers from the simulation's own calls (`to` of a call), takes
 * messages and sends none; and for web services, and whoever gets letters of the service: see `runtime.cjs`.
 * @param addressOf whom a call rang, by its SID
 */
export async function startStandIn(addressOf: (callSid: string) => string | undefined): Promise<StandIn> {
  let letters: StoryEvent[] = [];
  let act = (_: Act): ActAnswer => ({ kind: 'not-sent' });
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/letters') {
      const { url, sent } = await readJson(request);
      if (typeof url === 'string') letters.push({ kind: 'letter', url, sent: sent === true });
      return answer(response, 200, {});
    }
    if (path === '/web') {
      const { method, url, body } = await readJson(request);
      const told = act({ kind: 'web', method: String(method), url: String(url), body: String(body) });
      return answer(response, 200, told.kind === 'web' ? told : { status: 500, body: '' });
    }
    // Source: Twilio docs, "Message resource", create.
    if (request.method === 'POST' && path.endsWith('/Messages.json')) {
      const form = new URLSearchParams(await readText(request));
      const text = [form.get('Body'), ...form.getAll('MediaUrl')].filter((part) => part !== null).join(' ');
      const told = act({ kind: 'message', from: form.get('From') ?? '', to: form.get('To') ?? '', text });
      return told.kind === 'message'
        ? answer(response, 201, { sid: told.sid, status: 'queued' })
        : answer(response, 400, { code: 21_211, message: 'The simulation does not send it', status: 400 });
    }
    // Source: Twilio docs, "Call resource", fetch.
    const [, sid = ''] = /\/Calls\/(CA[0-9a-f]{32})\.json$/.exec(path) ?? [];
    const to = addressOf(sid);
    return to === undefined
      ? answer(response, 404, { code: 20404, message: 'The requested resource was not found', status: 404 })
      : answer(response, 200, { sid, to, direction: 'outbound-dial', status: 'completed' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    answersWith: (next) => {
      act = next;
    },
    takeLetters: () => {
      const taken = letters;
      letters = [];
      return taken;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

async function readJson(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const content: unknown = JSON.parse(await readText(request));
  return isObject(content) ? content : {};
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
