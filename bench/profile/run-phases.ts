import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import { isObject } from '../../lib/is-object';
import { readJob, settling, startRuntime } from '../runtime';
import type { Phases, PhasesJob } from './profile-job';

// A fresh process does by hand, with a look at the clock after each step, what `require` does with a Function.
const job = readJob<PhasesJob>();
const runtime = startRuntime(job);
const phases: Record<string, number> = {};
/** The step in which the assets are listed. */
const find = 'find the number in the pack';
setTimeout(measure, settling);

function measure(): void {
  load(job.file);
  const listing = watchListing();
  const handler = load(job.staged, 'the staged one: ');
  const event = { request: { headers: {}, cookies: {} }, ...job.parameters };
  handler(runtime.context('/connect'), event, (_: unknown, answer: unknown) => {
    if (!isObject(answer) || !isObject(answer.steps)) throw new Error('The staged Function has no steps');
    for (const [name, time] of Object.entries(answer.steps)) {
      const inside = name === find ? listing() : 0;
      if (name === find) phases['list the assets'] = inside;
      phases[name] = Number(time) - inside;
    }
    const result: Phases = phases;
    console.log(JSON.stringify(result));
  });
}

/** Read, compile and evaluate a Function, as Node's own loader does after it has found it. */
function load(file: string, prefix = '') {
  let last = performance.now();
  const phase = (name: string) => {
    const now = performance.now();
    phases[prefix + name] = now - last;
    last = now;
  };
  const text = readFileSync(file, 'utf8');
  phase('read the file');
  const compiled = compileFunction(text, ['exports', 'require', 'module', '__filename', '__dirname'], {
    filename: file,
  });
  phase('compile it');
  const module = { exports: { handler: (..._: unknown[]): void => {} } };
  const require = createRequire(file);
  last = performance.now();
  compiled.call(module.exports, module.exports, require, module, file, dirname(file));
  phase('evaluate its modules');
  return module.exports.handler;
}

/** See how long a Function takes to list the assets. */
function watchListing(): () => number {
  let listing = 0;
  const { getAssets } = Runtime;
  Object.assign(Runtime, {
    getAssets: () => {
      const begun = performance.now();
      const listed = getAssets();
      listing += performance.now() - begun;
      return listed;
    },
  });
  return () => listing;
}
