import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { ColdJob, ColdTimes, WarmJob, WarmTimes } from './job';

/** Answer one request in a fresh process. */
export function runCold(job: ColdJob): ColdTimes {
  return runInProcess('run-cold.js', job);
}

/** Answer many requests in one process. */
export function runWarm(job: WarmJob): WarmTimes {
  return runInProcess('run-warm.js', job);
}

function runInProcess(program: string, job: ColdJob | WarmJob) {
  const output = execFileSync(process.execPath, [join(job.root, program), JSON.stringify(job)], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output);
}
