import type { TwilioServerlessApiClient } from '@twilio-labs/serverless-api';
import { isObject } from '../../lib/is-object';
import { parseJson } from '../../lib/json';

/** What a deployment has left behind so far. */
export interface Traces {
  /** The SID of a service that was made for it. */
  newService?: string;
  /** The path of its build. */
  build?: string;
  /** The error of the last request that Twilio refused. */
  lastRefusal?: unknown;
}

interface Failed {
  readonly traces: Traces;
  readonly client: TwilioServerlessApiClient;
  readonly serviceName: string;
}

/** How to deploy to a service that is there already; on a line of its own, so that nothing breaks it. */
const override = '  npm run deploy -- --override-existing-project';

/**
 * What went wrong, and what to do: the error that twilio-run shows. The reason may have to be asked for, and a service
 * that a deployment has made is there also when the deployment fails: the next try needs to be told to take it.
 */
export async function explainFailure(thrown: unknown, failed: Failed): Promise<Error> {
  const error = thrown instanceof Error ? thrown : new Error(await buildFailure(failed));
  if (error.name === 'conflicting-servicename') return new Error(await conflict(error, failed));
  if (/^Failed to /.test(error.message)) error.message += reason(failed.traces);
  if (failed.traces.newService !== undefined) error.message += `\n\n${leftService(failed)}`;
  return error;
}

function leftService({ traces, serviceName }: Failed): string {
  return `The service "${serviceName}" (${traces.newService}) has been made all the same, and stays. When what is wrong is put right, deploy to it with

${override}`;
}

/** The service is there, and nothing in this folder says that it is ours. */
async function conflict(error: Error, { client, serviceName }: Failed): Promise<string> {
  const { serviceSid }: { serviceSid?: unknown } = Object(error);
  const isLive = await hasBuild(`Services/${serviceSid}`, client);
  const found = isLive
    ? 'It was deployed from another clone, from CI, or by another project of that name. To replace what is live there:'
    : 'Nothing is live there: it was left by a deployment that failed. To deploy to it:';
  return `The service "${serviceName}" (${serviceSid}) is there already.
${found}

${override}

To make another service instead:

  npm run deploy -- --service-name NAME`;
}

/** Whether a service answers requests: whether any of its environments has a build. */
async function hasBuild(service: string, client: TwilioServerlessApiClient): Promise<boolean> {
  const { environments } = await fieldsOf(`${service}/Environments`, client);
  return !Array.isArray(environments) || environments.some(({ build_sid }) => typeof build_sid === 'string');
}

/** What Twilio says of a build, as far as its documentation knows; the rest may be why it failed. */
const documented =
  /^(sid|account_sid|service_sid|status|url|links|date_.*|runtime|dependencies|.*_versions)$/;

/** twilio-run throws a build's status, `failed`, and no more. */
async function buildFailure({ client, traces }: Failed): Promise<string> {
  const fields = await fieldsOf(`${traces.build}`, client);
  const status = await fieldsOf(`${traces.build}/Status`, client);
  const told = Object.entries({ ...fields, ...status })
    .filter(([name, value]) => !documented.test(name) && value !== null)
    .map(([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const { runtime, dependencies } = fields;
  const packages = Array.isArray(dependencies)
    ? dependencies.map(({ name, version }) => `${name} ${version}`).join(', ')
    : '';
  const why =
    told.length > 0
      ? ['Twilio says:', ...told]
      : [
          'Twilio gives no reason. Mostly a package cannot be installed there, or all together is too large.',
          `It was to install ${packages} on ${runtime}.`,
        ];
  return [`Twilio could not put the build together (${traces.build?.replace(/.*\//, '')}).`, ...why].join(
    '\n',
  );
}

/** A resource of the API; without any field where it cannot be had, since that failure would hide the first. */
async function fieldsOf(path: string, client: TwilioServerlessApiClient): Promise<Record<string, unknown>> {
  try {
    return { ...Object((await client.request('get', path)).body) };
  } catch {
    return {};
  }
}

/** Why Twilio refused the last request, where it did. */
function reason({ lastRefusal }: Traces): string {
  if (!isObject(lastRefusal) || !isObject(lastRefusal.response)) return '';
  const { statusCode, body } = lastRefusal.response;
  const { message }: { message?: unknown } = Object(typeof body === 'string' ? parseJson(body) : body);
  return `: ${statusCode}${typeof message === 'string' ? ` ${message}` : ''}`;
}
