import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../lib/is-object';
import type { Leg, StoryEvent } from './types';

/** What a simulated call has in place of Twilio's API and of the world outside. */
export interface StandIn {
  readonly port: number;
  /** From now on the API knows the call of this leg. */
  knows(leg: Leg): void;
  /** The letters that the service has written since it was last asked. */
  takeLetters(): StoryEvent[];
  stop(): void;
}

/**
 * A stand-in, on this machine, for Twilio's API, which answers from the simulation's own calls (`to` of a call is all
 * that this project asks), and for whoever gets letters of the service: see `runtime.cjs`.
 */
export async function startStandIn(): Promise<StandIn> {
  const legs = new Map<string, Leg>();
  let letters: StoryEvent[] = [];
  const server = createServer(async (request, response) => {
    if (request.url === '/letters') {
      const letter = await readJson(request);
      if (isObject(letter) && typeof letter.url === 'string') {
        letters.push({ kind: 'letter', url: letter.url, sent: letter.sent === true });
      }
      return answer(response, 200, {});
    }
    // Source: Twilio docs, "Call resource", fetch.
    const [, sid = ''] = /\/Calls\/(CA[0-9a-f]{32})\.json$/.exec(request.url ?? '') ?? [];
    const leg = legs.get(sid);
    return leg === undefined
      ? answer(response, 404, { code: 20404, message: 'The requested resource was not found', status: 404 })
      : answer(response, 200, { sid, to: leg.address, direction: 'outbound-dial', status: 'completed' });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    knows: (leg) => legs.set(leg.callSid, leg),
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

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
