import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commandEnvironment, commandFile } from './command-file';
import type { Finished } from './run-command';
import type { TemporaryProject } from './temporary-project';

/** Run `npm run call` in a project's folder to its end, with what changes from run to run replaced. */
export async function runCall({ root }: TemporaryProject, ...args: readonly string[]): Promise<Finished> {
  const child = spawn(process.execPath, [commandFile('call'), ...args], {
    cwd: root,
    env: commandEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 20_000,
  });
  const written = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      written[stream] += text;
    });
  }
  const [status] = await once(child, 'close');
  return { status, stdout: settled(written.stdout), stderr: settled(written.stderr) };
}

/** Times and the free port are others in each run. */
function settled(text: string): string {
  return text
    .replaceAll(/ in \d+ ms/g, ' in 0 ms')
    .replaceAll(/"milliseconds": \d+/g, '"milliseconds": 0')
    .replaceAll(/localhost(:|%3A)\d+/g, 'localhost$13000');
}
