import type { ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { forkProgram } from '../../scripts/call/fork-program';

/** A runtime in a process of its own. */
export interface Runtime {
  readonly port: number;
  /** Everything that the process has written since its start. */
  output(): string;
  stop(): Promise<void>;
}

/** Longer than any runtime takes to start, and short enough for nobody to wait. Milliseconds. */
export const patience = 8_000;

/**
 * Start a program of this folder that serves something, and sends the port as soon as it does.
 * @throws Error, with what the program has written, where it ends before that
 */
export async function forkRuntime(
  script: string,
  args: readonly string[],
  options: ForkOptions = {},
): Promise<Runtime> {
  const { child, output, ended, stop } = forkProgram(join(__dirname, script), { ...options, args });
  try {
    const port = await Promise.race([
      once(child, 'message', { signal: AbortSignal.timeout(patience) }).then(([sent]) => Number(sent)),
      ended.then(() => Promise.reject(new Error(`The runtime did not start.\n${output()}`))),
    ]);
    return { port, output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
