import { rmSync } from 'node:fs';
import { deployedFolder } from './deploy-folder';
import { forkRuntime, patience } from './fork-runtime';
import type { Credentials, ServerlessApi } from './serverless-api';

export interface DeployedService {
  /** The folder that holds all there is of it. */
  readonly root: string;
  /** What a POST of this form gets, as `200 text/xml …`. */
  post(path: string, form: Readonly<Record<string, string>>): Promise<string>;
  /** What it has written since its start. */
  output(): string;
  stop(): Promise<void>;
}

/** Serve what is live at a domain in a process that has nothing else of this project. */
export async function startDeployedService(
  api: ServerlessApi,
  domain: string,
  { accountSid, authToken }: Credentials,
): Promise<DeployedService> {
  const live = api.live(domain);
  if (live === undefined) throw new Error(`Nothing is deployed to ${domain}`);
  const { root, functions, assets } = deployedFolder(live);
  const credentials = live.includesCredentials ? { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken } : {};
  const service = { root, domain, env: { ...live.variables, ...credentials }, functions, assets };
  const runtime = await forkRuntime('deploy-serve.cjs', [JSON.stringify(service)], {
    cwd: root,
    // Links stay where they are, so that packages do not find those of the folder that they are linked from.
    execArgv: ['--preserve-symlinks'],
    // In this environment, no request leaves this machine.
    env: api.environment,
  }).catch((error: unknown) => {
    rmSync(root, { recursive: true });
    throw error;
  });
  return {
    root,
    post: async (path, form) => {
      const response = await fetch(`http://127.0.0.1:${runtime.port}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ ...form }),
        signal: AbortSignal.timeout(patience),
      });
      return `${response.status} ${response.headers.get('content-type')} ${await response.text()}`;
    },
    output: runtime.output,
    stop: async () => {
      await runtime.stop();
      rmSync(root, { recursive: true });
    },
  };
}
