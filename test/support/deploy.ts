import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Finished } from './run-command';
import type { ServerlessApi } from './serverless-api';
import type { TemporaryProject } from './temporary-project';

/** Much more than a deployment takes, and less than twilio-run waits for a build. */
const patience = 30_000;

// A test may run several commands.
jest.setTimeout(6 * patience);

/**
 * Run a command line of the README in a project's folder, with the stand-in for Twilio's Serverless API in place of the true one.
 * @param environment what else is in its environment
 * @returns what it wrote, but for what is never the same: SIDs, the folder, durations, and padding
 */
export function runWithApi(
  { root }: TemporaryProject,
  api: ServerlessApi,
  commandLine: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const [file = '', ...args] = commandLine.split(' ');
  const env = {
    ...environment,
    ...api.environment,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    // Not what the user of this machine has told npm.
    npm_config_userconfig: join(root, '.npmrc'),
    npm_config_update_notifier: 'false',
  };
  const steady = (text: string) =>
    text
      .replaceAll(/\b([A-Z]{2})[0-9a-f]{32}\b/g, '$1…')
      .replaceAll(root, 'ROOT')
      .replaceAll(/\d+ ms/g, 'N ms')
      .replaceAll(/ +$/gm, '');
  return new Promise((resolve) => {
    execFile(file, args, { cwd: root, env, timeout: patience }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : error.code, stdout: steady(stdout), stderr: steady(stderr) }),
    );
  });
}
