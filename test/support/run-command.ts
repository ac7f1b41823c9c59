import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type CommandName, commandEnvironment, commandFile } from './command-file';
import type { TemporaryProject } from './temporary-project';

export interface Finished {
  readonly status: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Nothing here takes longer; what does is ended. */
const patience = 20_000;

// A test runs several of them, maybe on a busy machine.
jest.setTimeout(3 * patience);

/** What is no command that ends by itself. */
const others = {
  start: ['node_modules/tsx/dist/cli.mjs', 'scripts/start.ts'],
  'read the configuration': ['--print', "JSON.stringify(require('./.twilioserverlessrc.js'))"],
  'twilio-run': [join('node_modules', '.bin', 'twilio-run')],
} satisfies Record<string, readonly string[]>;

type Command = CommandName | keyof typeof others;

/** Start one of the project's commands in a project's folder. */
export function startCommand(
  { root }: TemporaryProject,
  command: Command,
  args: readonly string[] = [],
): ChildProcessByStdio<null, Readable, Readable> {
  const isOther = (name: Command): name is keyof typeof others => name in others;
  const program = isOther(command) ? others[command] : [commandFile(command)];
  return spawn(process.execPath, [...program, ...args], {
    cwd: root,
    env: isOther(command) ? { PATH: process.env.PATH } : commandEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A service runs until its test ends it.
    timeout: command === 'start' ? 3 * patience : patience,
  });
}

/**
 * Run one of the project's commands to its end. Leaves the warnings of the check out of what it writes: they have a test
 * of their own, and the few widgets of the others would get some.
 */
export async function runCommand(
  project: TemporaryProject,
  command: Command,
  args: readonly string[] = [],
): Promise<Finished> {
  const child = startCommand(project, command, args);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr: stderr.replaceAll(/^\S+:\d+:\d+ {2}.* {2}warning: .*\n/gm, '') };
}
