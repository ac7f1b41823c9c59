import { readLocalEnvFile } from 'twilio-run/dist/config/utils/env';
import { secretValues } from '../../lib/mask-secrets';

export interface Environment {
  /** What the served Functions get: `.env`, and made-up credentials where it has none. */
  readonly variables: Readonly<Record<string, string>> & typeof madeUp;
  /** As `.env` has it. */
  readonly authToken: string | undefined;
  /** Values of `.env` that no story shows. */
  readonly secrets: readonly string[];
}

/** Credentials of nobody: the simulator's stand-in for Twilio's API takes any. */
const madeUp = { ACCOUNT_SID: `AC${'0'.repeat(31)}1`, AUTH_TOKEN: '0'.repeat(32) };

/** What says that the service is somewhere else: here it is this machine's. */
const otherHosts = ['DOMAIN_NAME', 'TUNNEL_HOST'];

/** Read a project's `.env` file, as the local runtime does. One that is missing is an empty one. */
export async function readEnvironment(root: string): Promise<Environment> {
  const { localEnv } = await readLocalEnvFile({ cwd: root });
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(localEnv)) {
    if (typeof value === 'string' && !otherHosts.includes(name)) variables[name] = value;
  }
  const ACCOUNT_SID = variables.ACCOUNT_SID || madeUp.ACCOUNT_SID;
  const authToken = variables.AUTH_TOKEN || undefined;
  return {
    variables: { ...variables, ACCOUNT_SID, AUTH_TOKEN: authToken ?? madeUp.AUTH_TOKEN },
    authToken,
    secrets: secretValues(variables),
  };
}
