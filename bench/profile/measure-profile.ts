import { percentile } from '../percentile';
import type { Prepared } from '../prepare-scenario';
import { runInProcess } from '../run-in-process';
import type { BundleContents } from './bundle-contents';
import type { Phases, SelfTime } from './profile-job';

/** The median of each phase over so many fresh processes. Milliseconds. */
export function measurePhases({ job, project }: Prepared, staged: string, processes: number): Phases {
  const runs = Array.from(
    { length: processes },
    (): Phases => runInProcess('profile/run-phases', { ...job, file: project, staged }),
  );
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [
      name,
      percentile(
        runs.map((run) => run[name] ?? Number.NaN),
        0.5,
      ),
    ]),
  );
}

/** What a function's time is counted under. */
export interface Place {
  /** A file of the project, or what else takes time. */
  readonly file: string;
  readonly name: string;
}

/** The mean self time of each function in so many fresh processes, the longest first. Microseconds. */
export function sampleProcesses(
  { job, project }: Prepared,
  contents: BundleContents,
  processes: number,
): (Place & { readonly time: number })[] {
  const times = new Map<string, Place & { time: number }>();
  for (let process = 0; process < processes; process++) {
    const sampled: SelfTime[] = runInProcess('profile/run-sampled', { ...job, file: project });
    for (const self of sampled) {
      const place = placeOf(self, project, contents);
      const key = `${place.file} ${place.name}`;
      times.set(key, { ...place, time: (times.get(key)?.time ?? 0) + self.time / processes });
    }
  }
  return [...times.values()].toSorted((a, b) => b.time - a.time);
}

function placeOf({ name, url, line, column }: SelfTime, project: string, contents: BundleContents): Place {
  if (url === '') return { file: 'V8', name: name || '(anonymous)' };
  if (url.endsWith(project)) {
    const at = `${name || '(anonymous)'} at ${column}`;
    return { file: contents.sourceAt(line, column) ?? 'the bundle', name: at };
  }
  if (url.startsWith('node:')) return { file: url, name: name || '(anonymous)' };
  const [, inPackage = 'the bench'] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  return { file: inPackage, name: name || '(anonymous)' };
}
