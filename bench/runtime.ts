import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job, Parameters } from './job';

/** A Function as the runtime sees it. */
export type Handler = (
  context: unknown,
  event: unknown,
  callback: (error: unknown, answer: unknown) => void,
) => void;

interface Config {
  readonly baseDir: string;
  readonly url: string;
  readonly env: Job['environment'];
}

/** What the local runtime does around a Function. It exports only its server; these modules stand beside that. */
interface RuntimeModules {
  setRoutes(routes: { functions: readonly unknown[]; assets: Job['assets'] }): void;
  constructGlobalScope(config: Config): void;
  constructContext(config: Config, path: string): unknown;
  isTwiml(answer: unknown): boolean;
}

interface Runtime {
  /** Call a Function once; the clock stops when the answer's text is there. */
  call(handler: Handler, parameters: Parameters | undefined): Promise<{ milliseconds: number; body: string }>;
  /** Let the Functions that are called for the first time from here on find these assets. */
  offer(assets: Job['assets']): void;
}

/**
 * So long a process waits between its start and what is measured, in milliseconds: what the start has left to do, a
 * garbage collection of 10 ms above all, is no affair of the Function's that happens to come next.
 */
export const settling = 50;

/** Load what the runtime has loaded before it loads a Function: `twilio`, and the globals around a Function. */
export function startRuntime({ root, url, environment, assets }: Job): Runtime {
  const config = { baseDir: root, url, env: environment };
  const modules = runtimeModules();
  const offer = (offered: Job['assets']) => modules.setRoutes({ functions: [], assets: offered });
  offer(assets);
  modules.constructGlobalScope(config);
  return {
    offer,
    call: (handler, parameters) => {
      const context = modules.constructContext(config, '/connect');
      const event = { request: { headers: {}, cookies: {} }, ...parameters };
      return new Promise((resolve, reject) => {
        const begun = performance.now();
        handler(context, event, (error, answer) => {
          if (error) return reject(error);
          const body = textOf(answer, modules);
          resolve({ milliseconds: performance.now() - begun, body });
        });
      });
    },
  };
}

/** The Function in a file. */
export function loadHandler(file: string): Handler {
  return require(file).handler;
}

/** Read what this process is to do from its standard input. */
export function readInput<Input>(): Input {
  return JSON.parse(readFileSync(0, 'utf8'));
}

function runtimeModules(): RuntimeModules {
  const folder = dirname(require.resolve('@twilio/runtime-handler/dev'));
  return { ...require(join(folder, 'internal/route-cache.js')), ...require(join(folder, 'route.js')) };
}

/** As the runtime does: a VoiceResponse is written out, and a Response has a body. */
function textOf(answer: unknown, { isTwiml }: RuntimeModules): string {
  if (isTwiml(answer)) return String(answer);
  const isResponse = typeof answer === 'object' && answer !== null && 'body' in answer;
  return String(isResponse ? answer.body : answer);
}
