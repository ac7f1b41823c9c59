import { type FleetWidget, fleetWidgets } from '../fleet-widgets';
import { settledMemory } from '../memory';
import { loadHandler, readJob, startRuntime } from '../runtime';
import type { MemoryFigures, MemoryJob } from './fleet-job';

const job = readJob<MemoryJob>();
const runtime = startRuntime(job);
const connect = loadHandler(job.connect);
const status = loadHandler(job.status);
const screen = loadHandler(job.screen);
// What is logged is part of the answer here, and not of interest.
console.error = () => {};

const plain = { name: 'sales', number: job.parameters.To ?? '', kind: 'plain' };
const widgets = [plain, ...fleetWidgets(job.widgets - 1)];
const endings = ['completed', 'busy', 'no-answer', 'failed', 'canceled'];
let turn = 0;

answerAll().then((figures) => console.log(JSON.stringify(figures)));

/** Answer calls of each widget in turn until there were enough, and all widgets had theirs. */
async function answerAll(): Promise<MemoryFigures> {
  let answered = 0;
  while (answered < job.requests) {
    for (const widget of widgets) answered += await answerCalls(widget);
  }
  return { ...(await settledMemory()), answered };
}

/** One call through all the URLs of a widget. */
async function answerCalls({ name, number, kind }: Omit<FleetWidget, 'content'>): Promise<number> {
  turn += 1;
  const marked = { ...job.parameters, marker: `m${turn}` };
  const requests = [
    { handler: connect, parameters: { ...marked, To: number, Called: number } },
    { handler: connect, parameters: { ...marked, widget: name } },
    {
      handler: status,
      parameters: {
        ...marked,
        widget: name,
        CallStatus: 'in-progress',
        DialCallStatus: endings[turn % endings.length] ?? '',
      },
    },
    ...(kind.startsWith('screened') ? [{ handler: screen, parameters: { ...marked, widget: name } }] : []),
  ];
  for (const { handler, parameters } of requests) await runtime.call(handler, parameters);
  return requests.length;
}
