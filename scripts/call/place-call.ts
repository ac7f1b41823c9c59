import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configurationOf, entriesOf, keyOf } from '../../lib/configuration-of';
import { errorMessage } from '../../lib/error-message';
import { maskSecrets } from '../../lib/mask-secrets';
import type { Flow, Widget } from '../../lib/types';
import { buildAside, removeOwnBuild } from '../build-project';
import { checkProject, count, describeFindings } from '../check-project';
import type { Colours, Finished } from '../command/run-command';
import { ownFolder } from '../own-folder';
import { acceptKey } from './accept-key';
import { explainDial } from './explain-dial';
import { explainWalk } from './explain-walk';
import { webhookFetcher } from './fetch-webhook';
import { wordOf } from './parse-outcomes';
import { type CallOptions, type CallPlan, planCall } from './plan-call';
import { type Environment, readEnvironment } from './read-environment';
import { renderStory } from './render-story';
import { sentence } from './sentence';
import { type ServedProject, serveProject } from './serve-project';
import { simulateCall } from './simulate-call';
import type { Simulation, Story } from './types';

interface Request {
  readonly root: string;
  readonly number: string | undefined;
  readonly options: CallOptions;
  readonly colours: Colours;
}

/** Place the call that the arguments ask for, and tell it: `npm run call`. */
export async function placeCall({ root, number, options, colours }: Request): Promise<Finished> {
  const checked = checkProject(root);
  const isDeployed = options.url !== undefined;
  // A deployed service is not built from what lies here.
  if (checked.faults.length > 0 && !isDeployed) return { status: 1, stderr: describeFindings(checked) };
  const planned = planCall(number, options, {
    records: checked.widgets,
    readFile: (path) => readFileSync(resolve(root, path), 'utf8'),
  });
  if (!planned.ok) return { status: 2, stderr: `${planned.message}\n` };
  const { plan } = planned;
  const environment = await readEnvironment(root);
  const calling = { root, plan, options, environment, widgets: checked.widgets };
  try {
    const { story, origin } = await (isDeployed ? callDeployed(calling) : callHere(calling));
    const fault = story.events.find((event) => event.kind === 'fault');
    const wrongUse = story.events.find((event) => event.kind === 'wrong-use');
    const notes = [...plan.notes, ...(wrongUse === undefined ? unusedOutcomes(plan, story) : [])];
    if (isDeployed && plan.at !== undefined) {
      notes.push('--at does not reach a service that runs already: its clock is its own.');
    }
    if (isDeployed && environment.authToken === undefined) {
      notes.push('There is no AUTH_TOKEN in .env: the requests were not signed.');
    }
    if (fault !== undefined)
      notes.push(`The call failed: ${sentence(fault.text)}${hint(fault.text, options, environment)}`);
    if (wrongUse !== undefined) notes.push(sentence(wrongUse.text));
    return {
      status: statusOf(story),
      stdout: maskSecrets(
        options.json ? `${JSON.stringify(story, null, 2)}\n` : renderStory(story, { colours, origin }),
        environment.secrets,
      ),
      stderr: notes.map((note) => `${note}\n`).join(''),
    };
  } catch (error) {
    // A port that is taken, a Function that cannot be bundled: the message says it all.
    return { status: 1, stderr: `${errorMessage(error)}\n` };
  }
}

function statusOf({ events }: Story): 0 | 1 | 2 {
  if (events.some(({ kind }) => kind === 'wrong-use')) return 2;
  return events.some(({ kind }) => kind === 'fault') ? 1 : 0;
}

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
async function callHere(calling: Calling): Promise<Told> {
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
async function callDeployed(calling: Calling): Promise<Told> {
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

function unusedOutcomes({ outcomes }: CallPlan, { dials, outcomes: used }: Story): string[] {
  const unused = outcomes.slice(used);
  if (unused.length === 0) return [];
  return [
    `The call had ${count(dials, 'Dial')}: ${count(unused.length, 'outcome')} of --outcome did not happen: ${unused.map(wordOf).join(', ')}.`,
  ];
}

function hint(fault: string, { url }: CallOptions, { authToken }: Environment): string {
  if (url === undefined) return '';
  if (/answered 403/.test(fault)) {
    return authToken === undefined
      ? ' Write the AUTH_TOKEN of its account into .env.'
      : ' AUTH_TOKEN in .env is not the token of the account that the service belongs to, or the service knows itself under another address than --url.';
  }
  if (/answered 404|HTML/.test(fault)) return ` Is ${url} the address of this service?`;
  return '';
}
