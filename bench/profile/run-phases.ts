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
/** The step in which the assets are listed and read. */
const find = 'find the number in the pack';
setTimeout(measure, settling);

function measure(): void {
  load(job.file);
  const assets = watchAssets();
  const handler = load(job.staged, 'the staged one: ');
  const event = { request: { headers: {}, cookies: {} }, ...job.parameters };
  handler(runtime.context('/connect'), event, (_: unknown, answer: unknown) => {
    if (!isObject(answer) || !isObject(answer.steps)) throw new Error('The staged Function has no steps');
    for (const [name, time] of Object.entries(answer.steps)) {
      const inside =
        name === find ? { 'list the assets': assets.list(), 'read the asset': assets.read() } : {};
      Object.assign(phases, inside);
      phases[name] = Number(time) - Object.values(inside).reduce((sum, part) => sum + part, 0);
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

/** See how long a Function takes to list the assets, and to read one. */
function watchAssets() {
  let listing = 0;
  let reading = 0;
  const { getAssets } = Runtime;
  const timed = <T>(work: () => T, add: (time: number) => void): T => {
    const begun = performance.now();
    const result = work();
    add(performance.now() - begun);
    return result;
  };
  Object.assign(Runtime, {
    getAssets: () => {
      const listed = timed(getAssets, (time) => {
        listing += time;
      });
      const watched = Object.entries(listed).map(([path, asset]) => {
        const open = () =>
          timed(asset.open, (time) => {
            reading += time;
          });
        return [path, { ...asset, open }];
      });
      return Object.fromEntries(watched);
    },
  });
  return { list: () => listing, read: () => reading };
}
