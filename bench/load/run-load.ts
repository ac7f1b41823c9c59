import { setTimeout as wait } from 'node:timers/promises';
import type { Memory } from '../memory';
import { callUnderLoad, type Stretch } from './call-under-load';
import type { PlannedRequest } from './planned-request';
import type { Server } from './start-server';

/** A server under load, and all that is known of it. */
export interface Loaded {
  readonly server: Server;
  readonly requests: readonly PlannedRequest[];
  readonly compare: boolean;
  readonly onAnswer?: () => void;
}

/** What came of the load on one server. */
export interface LoadFigures {
  readonly stretches: readonly Stretch[];
  /** Time of the processor in each stretch, in milliseconds. */
  readonly cpu: readonly number[];
  /** Before the first stretch and after each, once the garbage was gone. */
  readonly settled: readonly Memory[];
  /** The most that the process took while it was busy. Bytes. */
  readonly mostRss: number;
}

/** The same while it is being written. */
interface Recorded extends LoadFigures {
  readonly stretches: Stretch[];
  readonly cpu: number[];
  readonly settled: Memory[];
  mostRss: number;
}

/** Seconds of load at a time. */
export const stretchLength = 4;
/** Before anything is measured: until the compiler has done most of its work. Seconds. */
const warmUp = 4;

/** Load several servers in turn, so that what else the machine does hits all of them, for so many seconds each. */
export async function runLoad(servers: readonly Loaded[], seconds: number): Promise<LoadFigures[]> {
  const figures: Recorded[] = [];
  for (const loaded of servers) {
    await load(loaded, warmUp);
    const settled = [await loaded.server.settledUsage()];
    figures.push({ stretches: [], cpu: [], settled, mostRss: 0 });
  }
  for (let done = 0; done < seconds; done += stretchLength) {
    for (const [index, loaded] of servers.entries()) {
      const figure = figures[index];
      if (figure === undefined) continue;
      const { stretch, mostRss, cpu } = await load(loaded, Math.min(stretchLength, seconds - done));
      figure.stretches.push(stretch);
      figure.cpu.push(cpu);
      figure.settled.push(await loaded.server.settledUsage());
      figure.mostRss = Math.max(figure.mostRss, mostRss);
    }
  }
  return figures;
}

async function load({ server, ...what }: Loaded, seconds: number) {
  const end = new AbortController();
  const before = await server.usage();
  const watching = watch(server, end.signal);
  const stretch = await callUnderLoad({ port: server.port, seconds, ...what });
  end.abort();
  const mostRss = await watching;
  const { cpu } = await server.usage();
  return { stretch, mostRss, cpu: cpu - before.cpu };
}

/** The most memory that a server takes, by a look each second. */
async function watch(server: Server, end: AbortSignal): Promise<number> {
  let mostRss = 0;
  while (!end.aborted && !server.hasEnded()) {
    mostRss = Math.max(mostRss, (await server.usage()).rss);
    await wait(1_000, undefined, { signal: end }).catch(() => {});
  }
  return mostRss;
}
