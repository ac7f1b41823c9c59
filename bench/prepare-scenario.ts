import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Job } from './job';
import {
  buildPrograms,
  buildWith,
  copyProject,
  functionFile,
  privateAssets,
  repository,
} from './prepare-project';
import type { Scenario } from './scenario';

/** A scenario in a folder of its own, ready to be measured. */
export interface Prepared {
  readonly job: Job;
  /** Path of the project's Function. */
  readonly project: string;
  /** Path of the Function that it is compared with. */
  readonly hardCoded: string;
}

/**
 * Build the project with a scenario's widgets, and the programs that measure it, in an empty folder.
 * @throws Error where the widgets have a fault
 */
export function prepareScenario(scenario: Scenario, folder: string): Prepared {
  copyProject(folder);
  buildWith(folder, scenario.widgets);
  buildPrograms(folder, ['run-cold', 'run-warm']);
  // As deep in the folder as the other: Node looks for a package.json on the way up.
  const hardCoded = join(folder, 'dist/hard-coded/connect.protected.js');
  mkdirSync(dirname(hardCoded));
  copyFileSync(join(repository, scenario.hardCoded), hardCoded);
  const { url, environment, parameters } = scenario;
  return {
    job: { root: folder, url, environment, parameters, assets: privateAssets(folder) },
    project: functionFile(folder, 'connect'),
    hardCoded,
  };
}
