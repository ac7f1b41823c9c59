import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ColdJob, ColdTimes, Job, WarmJob, WarmTimes } from './job';

/** Answer one request in a fresh process. */
export function runCold(job: ColdJob): ColdTimes {
  return runInProcess('run-cold', job);
}

/** Answer many requests in one process. */
export function runWarm(job: WarmJob): WarmTimes {
  return runInProcess('run-warm', job);
}

/**
 * Run one of the programs that stand in a built project in a fresh process.
 * @returns what it has written, which is JSON
 */
export function runInProcess<J extends Job>(program: string, job: J, flags: readonly string[] = []) {
  const output = execFileSync(
    process.execPath,
    [...flags, join(job.root, `${program}.js`), JSON.stringify(job)],
    { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(output);
}
