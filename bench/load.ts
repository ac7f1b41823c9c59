import { parseArgs } from 'node:util';
import { judge } from './claims';
import { connections } from './load/call-under-load';
import { besideHardCoded, damageClaims, firstWrong, flatness, soundness } from './load/load-claims';
import { withoutAsking } from './load/plan-mixture';
import type { PlannedRequest } from './load/planned-request';
import { domain, prepareLoad } from './load/prepare-load';
import { formatDamages, formatKinds, formatLoad, formatMemory } from './load/report-load';
import { runLoad, stretchLength } from './load/run-load';
import { damagedSender } from './load/send-damaged';
import { startStandIn } from './load/stand-in';
import { type Server, startServer } from './load/start-server';
import { numericOption } from './numeric-option';
import { inTemporaryFolder } from './temporary-folder';

/** Nineteen intact requests and a damaged one: 5 %. */
const intactBetween = 19;

/** The built project on the local runtime under load, beside the hard-coded Function; then with damaged requests. */
async function load(seconds: number): Promise<string> {
  const standIn = await startStandIn();
  try {
    return await inTemporaryFolder(async (folder) => {
      const { project, hardCoded, requests } = prepareLoad(folder, `${standIn.origin}/hung-up`);
      const start = (root: string) => startServer(root, { domain, standIn: standIn.origin });
      const intact = await serving([await start(project), await start(hardCoded)], (servers) =>
        loadIntact(servers, requests, seconds),
      );
      const damaged = await serving([await start(project)], (servers) =>
        loadDamaged(servers, requests, seconds),
      );
      return `${intact}\n\n${damaged}`;
    });
  } finally {
    await standIn.stop();
  }
}

async function serving<T>(
  servers: readonly Server[],
  work: (servers: readonly Server[]) => Promise<T>,
): Promise<T> {
  try {
    return await work(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}

async function loadIntact(
  servers: readonly Server[],
  requests: readonly PlannedRequest[],
  seconds: number,
): Promise<string> {
  const [project, hardCoded] = await runLoad(
    servers.map((server, index) => ({ server, requests: withoutAsking(requests), compare: index === 0 })),
    seconds,
  );
  if (project === undefined || hardCoded === undefined) throw new Error('There are two servers');
  return [
    `Load: ${connections} callers for ${seconds} s on the local runtime, without forks; in turn with the hard-coded Function, ${stretchLength} s at a time.`,
    'Every request has a CallSid, a caller and a parameter of its own, and its answer is compared with what the core says.',
    '',
    formatLoad(project, hardCoded),
    '',
    formatKinds(project, hardCoded),
    '',
    formatMemory(project.settled),
    '',
    judge([
      ...soundness(project, servers[0]),
      { what: 'lines in the log', measured: servers[0]?.log().lines ?? Number.NaN, most: 0, unit: '' },
      ...besideHardCoded(project, hardCoded),
      ...flatness(project),
    ]),
    ...firstWrong(project),
  ].join('\n');
}

async function loadDamaged(
  servers: readonly Server[],
  requests: readonly PlannedRequest[],
  seconds: number,
): Promise<string> {
  const [server] = servers;
  if (server === undefined) throw new Error('There is one server');
  const sender = damagedSender(server.port, { intactBetween, followers: requests });
  const [figures] = await runLoad([{ server, requests, compare: true, onAnswer: sender.onAnswer }], seconds);
  if (figures === undefined) throw new Error('There is one server');
  const damaged = await sender.finish();
  return [
    `Load with damaged requests: one beside each ${intactBetween} intact ones, on connections of their own, ${damaged.sent} altogether.`,
    `${damaged.followed} of them were followed by an intact request on the same connection. Among the intact ones are those`,
    'for which the service itself asks others, on this machine here: deliveries after a hang-up, and who refused a call.',
    '',
    formatDamages(damaged),
    '',
    formatKinds(figures),
    '',
    formatMemory(figures.settled),
    '',
    judge([...soundness(figures, server), ...damageClaims(damaged), ...flatness(figures)]),
    ...firstWrong(figures),
    ...(damaged.firstWrong === undefined ? [] : [damaged.firstWrong]),
  ].join('\n');
}

const { values } = parseArgs({ options: { duration: { type: 'string', default: '20' } } });
load(numericOption('duration', values.duration)).then(console.log);
