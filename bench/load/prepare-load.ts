import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { widgetFile } from '../fleet-widgets';
import { buildWith, copyProject, repository } from '../prepare-project';
import { plainScenario } from '../scenario';
import { loadWidgets, planMixture } from './plan-mixture';
import type { PlannedRequest } from './planned-request';

export const domain = 'example-1234.twil.io';

/** Two projects that the local runtime can serve, and what they are asked. */
interface PreparedLoad {
  /** Folders of the project and of the Function that it is compared with. */
  readonly project: string;
  readonly hardCoded: string;
  readonly requests: readonly PlannedRequest[];
}

/** Build the project with the widgets of the load; put the hard-coded Function at all three paths of another one. */
export function prepareLoad(folder: string, hungUp: string): PreparedLoad {
  const { environment } = plainScenario;
  const widgets = loadWidgets(hungUp);
  const project = join(folder, 'project');
  mkdirSync(project);
  copyProject(project);
  buildWith(project, widgets.map(widgetFile));
  const hardCoded = join(folder, 'hard-coded');
  mkdirSync(join(hardCoded, 'dist/functions'), { recursive: true });
  mkdirSync(join(hardCoded, 'dist/assets'));
  symlinkSync(join(repository, 'node_modules'), join(hardCoded, 'node_modules'), 'junction');
  for (const name of ['connect', 'connect-status', 'connect-screen']) {
    copyFileSync(
      join(repository, plainScenario.hardCoded),
      join(hardCoded, 'dist/functions', `${name}.protected.js`),
    );
  }
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
  for (const root of [project, hardCoded]) writeFileSync(join(root, '.env'), lines.join(''));
  return { project, hardCoded, requests: planMixture(widgets, domain, environment) };
}
