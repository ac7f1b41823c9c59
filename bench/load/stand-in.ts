import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands in, on this machine, for Twilio's API and for the handler that hears of callers who have hung up. */
interface StandIn {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The SID of a call of which the stand-in for Twilio's API says that it rang this number. */
export function callSidOf(number: string): string {
  return `CA${number.slice(1).padStart(32, '0')}`;
}

/** Start it: any POST is taken in, any GET is answered with the call resource of the SID in its path. */
export async function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    request.resume();
    const [, digits = ''] = /CA0*(\d+)\.json/.exec(request.url ?? '') ?? [];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(request.method === 'GET' ? JSON.stringify({ to: `+${digits}` }) : '{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
