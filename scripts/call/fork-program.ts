import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { once } from 'node:events';

/** A program in a process of its own. */
interface ForkedProgram {
  readonly child: ChildProcess;
  /** Everything that it has written since its start. */
  output(): string;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Start a program of Node's that sees nothing of this process's environment but the `PATH` and what it is given. */
export function forkProgram(
  file: string,
  { args = [], ...options }: ForkOptions & { readonly args?: readonly string[] },
): ForkedProgram {
  const child = fork(file, args, {
    ...options,
    env: { PATH: process.env.PATH, ...options.env },
    silent: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { child, output: () => output, ended, stop };
}
