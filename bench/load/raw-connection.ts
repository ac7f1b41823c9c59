import { once } from 'node:events';
import { connect } from 'node:net';

/** What comes back on a connection: an answer, or its end, or nothing for too long. */
export type RawAnswer = { readonly status: number; readonly body: string } | 'closed' | 'silence';

/** A connection on which anything may be sent, also what no HTTP client would send. */
interface RawConnection {
  /** Send bytes, and wait for one answer. */
  ask(bytes: Uint8Array): Promise<RawAnswer>;
  /** Send bytes and break the connection off in the middle of it all. */
  breakOff(bytes: Uint8Array): Promise<void>;
  close(): void;
}

/** Nobody waits longer than this. Milliseconds. */
const patience = 10_000;
/** So long the other side has to begin with what it got before the connection breaks. Milliseconds. */
const respite = 15;

/** Connect to a server on this machine. */
export async function openConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  let received = Buffer.alloc(0);
  let open = true;
  let wake = () => {};
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  socket.on('close', () => {
    open = false;
    wake();
  });
  // A connection that the server resets is closed: nothing else is to be known of it.
  socket.on('error', () => {});
  await Promise.race([once(socket, 'connect'), once(socket, 'close')]);

  const ask = async (bytes: Uint8Array): Promise<RawAnswer> => {
    if (!open) return 'closed';
    socket.write(bytes);
    const end = performance.now() + patience;
    while (performance.now() < end) {
      const answer = readAnswer(received);
      if (answer !== undefined) {
        received = received.subarray(answer.length);
        return { status: answer.status, body: answer.body };
      }
      if (!open) return 'closed';
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - performance.now());
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return 'silence';
  };
  return {
    ask,
    breakOff: async (bytes) => {
      socket.write(bytes);
      await new Promise((resolve) => setTimeout(resolve, respite));
      socket.destroy();
    },
    close: () => socket.destroy(),
  };
}

/** The first whole answer in what has come so far. */
function readAnswer(received: Buffer): { status: number; body: string; length: number } | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = received.toString('latin1', 0, headEnd);
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  const bodyLength = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const begin = headEnd + 4;
  if (received.length < begin + bodyLength) return undefined;
  const body = received.toString('utf8', begin, begin + bodyLength);
  return { status, body, length: begin + bodyLength };
}
