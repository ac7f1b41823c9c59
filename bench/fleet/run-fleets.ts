import { fleetWidgets } from '../fleet-widgets';
import type { Job } from '../job';
import { pick, randomNumbers } from '../random-numbers';
import { type Handler, loadHandler, readJob, startRuntime } from '../runtime';
import type { FleetService, FleetsJob, FleetTimes } from './fleet-job';

const warmUp = 5_000;
const blockLength = 250;

type Parameters = Job['parameters'];

/** Times while they are being taken. */
interface Recorded extends FleetTimes {
  readonly same: number[];
  readonly any: number[];
}

// One process: the services take turns in blocks, so that what else the machine does hits all of them.
const job = readJob<FleetsJob>();
const runtime = startRuntime(job);
const random = randomNumbers(1);

measure();

async function measure(): Promise<void> {
  const services = [];
  for (const service of job.services) services.push(await start(service));
  await callInTurn(services, warmUp);
  const times = await callInTurn(services, job.calls);
  console.log(JSON.stringify(times));
}

/** Call a Function once while its assets are on offer: it keeps what it finds there. */
async function start({ file, assets, widgets }: FleetService) {
  const handler = loadHandler(file);
  runtime.offer(assets);
  await runtime.call(handler);
  const others = fleetWidgets(widgets - 1).map(({ number }) => ({
    ...job.parameters,
    To: number,
    Called: number,
  }));
  return { handler, requests: [job.parameters, ...others] };
}

async function callInTurn(
  services: readonly { handler: Handler; requests: readonly Parameters[] }[],
  calls: number,
): Promise<FleetTimes[]> {
  const times = services.map((): Recorded => ({ same: [], any: [] }));
  for (let done = 0; done < calls; done += blockLength) {
    for (const [index, { handler, requests }] of services.entries()) {
      times[index]?.same.push(...(await callBlock(handler, () => job.parameters)));
      times[index]?.any.push(...(await callBlock(handler, () => pick(requests, random))));
    }
  }
  return times;
}

async function callBlock(handler: Handler, next: () => Parameters): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < blockLength; call++) {
    times.push((await runtime.call(handler, next())).milliseconds);
  }
  return times;
}
