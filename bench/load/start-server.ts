import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { isObject } from '../../lib/is-object';
import type { Memory } from '../memory';
import { repository } from '../prepare-project';

/** What a process takes: bytes, and milliseconds of the processor since its start. */
interface Usage extends Memory {
  readonly cpu: number;
}

/** A built project on Twilio's own local runtime, in a process of its own: no fork for a request, no live reload. */
export interface Server {
  readonly port: number;
  /** What the process takes now, or once the garbage is gone. One question at a time. */
  usage(): Promise<Usage>;
  settledUsage(): Promise<Usage>;
  /** How many lines the process has written, and the first of them. */
  log(): { lines: number; first: readonly string[] };
  /** Whether the process has ended by itself. */
  hasEnded(): boolean;
  stop(): Promise<void>;
}

const patience = 30_000;
/** So many lines of the log are kept for the report. */
const keptLines = 5;

/**
 * Serve the build in a folder.
 * @param standIn the origin, on this machine, that stands in for Twilio's API
 */
export async function startServer(
  folder: string,
  { domain, standIn }: { domain: string; standIn: string },
): Promise<Server> {
  const child = fork(join(repository, 'test/support/serve-project.cjs'), [folder, domain, 'still', standIn], {
    silent: true,
    execArgv: ['--expose-gc', '--require', join(repository, 'bench/load/report-memory.cjs')],
    env: { PATH: process.env.PATH },
  });
  const ended = once(child, 'exit');
  const log = collectLog(child);
  const [port] = await Promise.race([
    once(child, 'message', { signal: AbortSignal.timeout(patience) }),
    ended.then(() => Promise.reject(new Error(`The runtime did not start.\n${log().first.join('\n')}`))),
  ]);
  return {
    port: Number(port),
    usage: () => ask(child, 'memory'),
    settledUsage: () => ask(child, 'settled memory'),
    log,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

function collectLog(child: ChildProcess): Server['log'] {
  let lines = 0;
  const first: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const written = text.split('\n').slice(0, -1);
      lines += written.length;
      first.push(...written.slice(0, keptLines - first.length));
    });
  }
  return () => ({ lines, first });
}

/** A busy process answers when it comes to it: answers come in the order of the questions. */
async function ask(child: ChildProcess, question: string): Promise<Usage> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(patience) });
  child.send(question);
  const [usage]: unknown[] = await answer;
  if (!isObject(usage)) throw new Error('The process says nothing of what it takes');
  return { rss: Number(usage.rss), heapUsed: Number(usage.heapUsed), cpu: Number(usage.cpu) / 1_000 };
}
