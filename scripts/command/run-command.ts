import { type Command, CommanderError } from 'commander';
import picocolors from 'picocolors';

/** What a command has come to. */
export interface Finished {
  /** 0 done · 1 what was asked for failed · 2 wrong use. */
  readonly status: 0 | 1 | 2;
  /** What is to be read before the results, on standard error. */
  readonly preface?: string;
  /** Results. */
  readonly stdout?: string;
  /** Notes, and what is wrong. */
  readonly stderr?: string;
}

export type Colours = ReturnType<typeof picocolors.createColors>;

/** How a command was called. */
export interface Invocation<Options> {
  readonly operands: readonly string[];
  readonly options: Options;
  /** Colour nothing, but on a terminal. */
  readonly colours: Colours;
}

/** Reads an option that may be given more than once. */
export const repeated = (value: string, earlier: readonly string[] = []) => [...earlier, value];

/**
 * Run one of the commands: read its arguments, let it work, print what it came to. Only here is an exit status set.
 * A fault of ours, unlike one of the user's, ends with its stack.
 */
export async function runCommand<Options extends object>(
  command: Command,
  work: (invocation: Invocation<Options>) => Finished | Promise<Finished>,
): Promise<void> {
  command.exitOverride().showHelpAfterError('Try --help.');
  try {
    command.parse();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // commander has written its sentence, or the help.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const colours = picocolors.createColors(Boolean(process.stdout.isTTY) && !process.env.NO_COLOR);
  const invocation = { operands: command.args, options: command.opts<Options>(), colours };
  const { status, preface = '', stdout = '', stderr = '' } = await work(invocation);
  process.stderr.write(preface);
  process.stdout.write(stdout);
  process.stderr.write(status === 2 ? `${stderr}Try --help.\n` : stderr);
  process.exitCode = status;
}
