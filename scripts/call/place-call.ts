import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorMessage } from '../../lib/error-message';
import { maskSecrets } from '../../lib/mask-secrets';
import { checkProject, count, describeFindings } from '../check-project';
import type { Finished, Invocation } from '../command/run-command';
import { wordOf } from './outcome-word';
import { type CallOptions, planCall } from './plan-call';
import { type Environment, readEnvironment } from './read-environment';
import { renderStory, sentence } from './render-story';
import { callDeployed, callHere } from './run-call';

/** Place the call that the arguments ask for, and tell it: `npm run call`. */
export async function placeCall(
  root: string,
  { operands: [number], options, colours }: Invocation<CallOptions>,
): Promise<Finished> {
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
    const notes = [...plan.notes];
    const unused = plan.outcomes.slice(story.outcomes);
    if (wrongUse === undefined && unused.length > 0) {
      notes.push(
        `The call had ${count(story.dials, 'Dial')}: ${count(unused.length, 'outcome')} of --outcome did not happen: ${unused.map(wordOf).join(', ')}.`,
      );
    }
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
      status: wrongUse !== undefined ? 2 : fault !== undefined ? 1 : 0,
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
