import { randomUUID } from 'node:crypto';
import { configurationOf, entriesOf, keyOf } from '../../lib/configuration-of';
import type { Flow, Widget } from '../../lib/types';
import { buildAside, removeOwnBuild } from '../build-project';
import { ownFolder } from '../own-folder';
import { acceptKey } from './accept-key';
import { explainDial } from './explain-dial';
import { explainWalk } from './explain-walk';
import { webhookFetcher } from './fetch-webhook';
import type { CallOptions, CallPlan } from './plan-call';
import type { Environment } from './read-environment';
import { type ServedProject, serveProject } from './serve-project';
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
  const { root, plan, options, environment, widgets } = calling;
  const moment = plan.at?.moment ?? Date.now();
  try {
    buildAside(root, widgets);
    const service: ServedProject = await serveProject(root, {
      build: ownFolder,
      environment: environment.variables,
      port: plan.port,
      follow: options.follow ?? false,
      moment,
    });
    return await callServed({ ...calling, moment }, service).finally(service.stop);
  } finally {
    removeOwnBuild(root);
  }
}

async function callServed(
  calling: Calling & { readonly moment: number },
  service: ServedProject,
): Promise<Told> {
  const { plan, environment, widgets, moment } = calling;
  const addresses = new Map<string, string>();
  const here = {
    configuration: configurationOf(widgets),
    variables: environment.variables,
    moment,
    addressOf: (callSid: string) => addresses.get(callSid),
  };
  let sids = 0;
  const story = await simulateCall({
    ...usualSimulation(calling, `${service.url}${plan.voiceUrl}`),
    ...(plan.at !== undefined && { at: plan.at.text }),
    fetchWebhook: service.fetchWebhook,
    onLeg: (leg) => {
      addresses.set(leg.callSid, leg.address);
      service.knows(leg);
    },
    explain: (answered) => explainWalk(answered, here),
    // One call like the other, so that two can be compared.
    newSid: (prefix) => `${prefix}${(++sids).toString(16).padStart(32, '0')}`,
  });
  return { story, origin: service.url };
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
  const dials = new Map(
    widgets.flatMap((widget) =>
      widget.type === 'connect-call-to' ? [[keyOf(widget), widget] as const] : [],
    ),
  );
  // What is deployed may be other widgets than those that lie here.
  const answered = new Set(
    options.url === undefined ? entriesOf(widgets).flatMap(({ numbers }) => numbers) : [],
  );
  return {
    call: {
      voiceUrl,
      from: plan.from,
      to: plan.to,
      accountSid: environment.accountSid,
      parameters: plan.parameters,
    },
    outcomes: plan.outcomes,
    follow: options.follow ?? false,
    answersHere: (number) => answered.has(number),
    acceptKey: (prompt) => acceptKey(prompt, dials),
  };
}
