import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { percentile } from './percentile';
import { buildPrograms, buildWith, functionFile, repository } from './prepare-project';
import { type Prepared, prepareScenario } from './prepare-scenario';
import { bundleContents } from './profile/bundle-contents';
import { measurePhases, sampleProcesses } from './profile/measure-profile';
import { formatBundle, formatPhases, formatSamples } from './profile/report-profile';
import { runCold } from './run-in-process';
import { plainScenario } from './scenario';
import { inTemporaryFolder } from './temporary-folder';

const processes = 31;

/** Where the first call of a fresh process goes: by phase, by sampled function, and by what is in the bundle. */
function profile(): Promise<string> {
  return inTemporaryFolder((folder) => {
    const prepared = prepareScenario(plainScenario, folder);
    buildPrograms(folder, ['profile/run-phases', 'profile/run-sampled']);
    // The build bundles whatever stands among the functions.
    const staged = 'profile/staged-connect';
    mkdirSync(join(folder, 'functions/profile'));
    cpSync(
      join(repository, `bench/${staged}.protected.ts`),
      join(folder, `functions/${staged}.protected.ts`),
    );
    buildWith(folder, plainScenario.widgets);
    const contents = bundleContents(folder);
    return [
      `The phases of a first call; medians of ${processes} fresh processes, in which the runtime has loaded itself and twilio.`,
      '',
      formatPhases(measurePhases(prepared, functionFile(folder, staged), processes), coldTimes(prepared)),
      '',
      `What V8's sampling profiler saw in ${processes} fresh processes: mean self time by file, then by function.`,
      '',
      formatSamples(sampleProcesses(prepared, contents, processes)),
      '',
      'What is in the bundle of /connect.',
      '',
      formatBundle(contents, readFileSync(prepared.project)),
    ].join('\n');
  });
}

/** The real Function, loaded and called by the bench as always. Milliseconds. */
function coldTimes({ job, project }: Prepared): { load: number; call: number } {
  const runs = Array.from({ length: processes }, () => runCold({ ...job, file: project }));
  const median = (figure: 'load' | 'call') =>
    percentile(
      runs.map((run) => run[figure]),
      0.5,
    );
  return { load: median('load'), call: median('call') };
}

profile().then(console.log);
