import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compareServices } from '../compare';
import type { Part } from '../figure';
import { repository, withBuild } from '../prepare-project';
import { plainScenario, type Scenario } from '../scenario';
import { walkScenario } from '../walk-scenario';

/** `/connect`, as built, beside a Function that has the same TwiML hard-coded. */
export function call(): Part {
  return besideHardCoded('A call that rings three phones', plainScenario, 'hard-coded.js');
}

/** The same for a call that walks through ten widgets of a flow in one response. */
export function walk(): Part {
  return besideHardCoded(
    'A call that walks through ten widgets of a flow',
    walkScenario,
    'hard-coded-walk.js',
  );
}

function besideHardCoded(what: string, scenario: Scenario, hardCoded: string): Part {
  return withBuild(scenario, (here) => {
    // As deep in the folder as the other: Node looks for a package.json on the way up.
    const file = join(here.root, 'dist/hard-coded/connect.protected.js');
    mkdirSync(dirname(file));
    copyFileSync(join(repository, 'bench', hardCoded), file);
    const aims = scenario === plainScenario ? { cold: 8, warmTimes: 1.2 } : {};
    return {
      title: `${what}, beside the same TwiML hard-coded`,
      figures: compareServices(here, { ...here, file }, aims),
    };
  });
}
