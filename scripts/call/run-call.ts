import { randomUUID } from 'node:crypto';
import { configurationOf, entriesOf } from '../../lib/configuration-of';
import type { Flow, Widget } from '../../lib/types';
import { buildAside, removeOwnBuild } from '../build-project';
import { ownFolder } from '../own-folder';
import { acceptKey } from './accept-key';
import { explainDial } from './explain-dial';
import { explainWalk } from './explain-walk';
import { webhookFetcher } from './fetch-webhook';
import type { CallOptions, CallPlan } from './plan-call';
import type { Environment } from './read-environment';
import { serveProject } from './serve-project';
import { simulateCall } from './simulate-call';
import type { Simulation, Story } from './types';

interface Calling {
  readonly root: string;
  readonly plan: CallPlan;
  readonly options: CallOptions;
  readonly environment: Environment;
  readonly widgets: readonly (Widget | Flow)[];
}

interface Told {
  readonly story: Story;
  readonly origin: string;
}

/** Build the project, serve it on this machine for as long as the call takes, and place the call. Leaves `dist/` to others. */
export async function callHere(calling: Calling): Promise<Told> {
  const { root, plan, options, widgets } = calling;
  const { variables } = calling.environment;
  const moment = plan.at?.moment ?? Date.now();
  const addresses = new Map<string, string>();
  const addressOf = (callSid: string) => addresses.get(callSid);
  const here = { configuration: configurationOf(widgets), variables, moment, addressOf };
  let sids = 0;
  try {
    buildAside(root, widgets);
    const service = await serveProject(root, {
      build: ownFolder,
      environment: variables,
      port: plan.port,
      follow: options.follow ?? false,
      moment,
      addressOf,
    });
    const story = await simulateCall({
      ...usualSimulation(calling, `${service.url}${plan.voiceUrl}`),
      ...(plan.at !== undefined && { at: plan.at.text }),
      fetchWebhook: service.fetchWebhook,
      onLeg: ({ callSid, address }) => addresses.set(callSid, address),
      explain: (answered) => explainWalk(answered, here),
      // One call like the other, so that two can be compared.
      newSid: (prefix) => `${prefix}${(++sids).toString(16).padStart(32, '0')}`,
    }).finally(service.stop);
    return { story, origin: service.url };
  } finally {
    removeOwnBuild(root);
  }
}

/** Place the call at a service that runs already. */
export async function callDeployed(calling: Calling): Promise<Told> {
  const { plan, environment } = calling;
  const story = await simulateCall({
    ...usualSimulation(calling, plan.voiceUrl),
    fetchWebhook: webhookFetcher(environment.authToken),
    explain: explainDial,
    newSid: (prefix) => `${prefix}${randomUUID().replaceAll('-', '')}`,
  });
  return { story, origin: new URL(plan.voiceUrl).origin };
}

function usualSimulation(
  { plan, options, environment, widgets }: Calling,
  voiceUrl: string,
): Omit<Simulation, 'fetchWebhook' | 'newSid'> {
  const { from, to, parameters, outcomes } = plan;
  const configuration = configurationOf(widgets);
  // What is deployed may be other widgets than those that lie here.
  const entries = options.url === undefined ? entriesOf(widgets) : [];
  return {
    call: { voiceUrl, from, to, accountSid: environment.variables.ACCOUNT_SID, parameters },
    outcomes,
    follow: options.follow ?? false,
    answersHere: (number) => entries.some(({ numbers }) => numbers.includes(number)),
    acceptKey: (prompt) => acceptKey(prompt, configuration),
  };
}
