import { checkEnvironment, type Environment } from './check-environment';
import { checkPaths, type ServicePaths } from './check-paths';
import type { Draft } from './draft';
import type { Remark } from './finding';

/** What is deployed beside the widgets. */
export interface Surroundings extends ServicePaths {
  readonly environments: readonly Environment[];
}

/** The check against what is deployed beside the widgets. The inspector, in a browser, knows nothing of that and is without. */
export interface SurroundingsCheck {
  /** Whether the variable CALLER_ID may be set. */
  readonly mayHaveCallerId: boolean;
  /** What a widget counts on, and is not there. */
  remarksOn(draft: Draft): Remark[];
}

export function checkAgainst(surroundings: Surroundings): SurroundingsCheck {
  const { environments } = surroundings;
  return {
    mayHaveCallerId: environments.some(({ names }) => names.has('CALLER_ID')),
    remarksOn: ({ properties, templates, value }) => [
      ...checkPaths({ properties, transitions: value.transitions }, surroundings),
      ...templates.flatMap((template) => checkEnvironment(template, environments)),
    ],
  };
}
