import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isObject } from '../../lib/is-object';
import { parseJson } from '../../lib/json';
import { webhookFetcher } from './fetch-webhook';
import { forkProgram } from './fork-program';
import { standIn } from './stand-in';
import type { FetchWebhook, StoryEvent } from './types';

/** A project that answers on this machine. */
export interface ServedProject {
  /** Without a path. */
  readonly url: string;
  readonly fetchWebhook: FetchWebhook;
  stop(): Promise<void>;
}

interface Serving {
  /** The folder that the build is in, seen from the root of the project. */
  readonly build: string;
  /** Of the Functions; with ACCOUNT_SID and AUTH_TOKEN. */
  readonly environment: Readonly<Record<string, string>>;
  /** 0 for one that is free. */
  readonly port: number;
  /** Whether the Functions may reach other machines. */
  readonly follow: boolean;
  /** What the clock of the Functions shows, in milliseconds since 1970. */
  readonly moment: number;
  /** Whom a call rang, by its SID: what Twilio's API knows. */
  readonly addressOf: (callSid: string) => string | undefined;
}

/**
 * Serve the build of a project with Twilio's own local runtime.
 * @throws Error where the port is taken, or the runtime does not start
 */
export async function serveProject(root: string, { addressOf, ...serving }: Serving): Promise<ServedProject> {
  const { child, output, ended, stop } = forkProgram(join(__dirname, 'runtime.cjs'), {
    cwd: root,
    execArgv: [],
  });
  child.send({ project: root, ...serving });
  const [started]: unknown[] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  if (!isObject(started) || typeof started.port !== 'number') {
    await stop();
    throw new Error(
      isObject(started) && started.code === 'EADDRINUSE'
        ? `Port ${serving.port} is taken. Name another one, or leave --port out for one that is free.`
        : `The local runtime did not start. ${output()}`,
    );
  }
  const others = standIn(child, addressOf);
  const fetchWebhook = webhookFetcher(serving.environment.AUTH_TOKEN);
  return {
    url: `http://localhost:${started.port}`,
    fetchWebhook: async (webhook, act) => {
      const begin = output().length;
      others.answersWith(act);
      const answer = await fetchWebhook(webhook, act);
      // The service logs before it answers, so the pipe is readable by now, but maybe not yet read.
      await setImmediate();
      const lines = output()
        .slice(begin)
        .split('\n')
        .filter((line) => line.trim() !== '');
      return { ...answer, aside: [...lines.map(logEvent), ...others.takeLetters()] };
    },
    stop,
  };
}

/** A line of this project's own log is JSON; see `edge/log-problems.ts`. */
function logEvent(line: string): StoryEvent {
  const problem = parseJson(line);
  if (!isObject(problem) || typeof problem.message !== 'string') return { kind: 'log', line };
  const { widget, property, value, message } = problem;
  const about = [widget, property].filter((part) => typeof part === 'string').join(' ');
  const shown = typeof value === 'string' ? ` (${JSON.stringify(value)})` : '';
  return { kind: 'log', line: `${about === '' ? '' : `${about}: `}${message}${shown}` };
}
