import type { Widget } from '../types';
import { checkCallers } from './check-callers';
import { checkCallersChoice } from './check-callers-choice';
import { checkCircles } from './check-circles';
import { checkEnvironment, type Environment } from './check-environment';
import { checkLiquid } from './check-liquid';
import { checkLoops } from './check-loops';
import { checkNext } from './check-next';
import { checkPaths, type ServicePaths } from './check-paths';
import { checkReach } from './check-reach';
import { checkSample } from './check-sample';
import { checkUnique } from './check-unique';
import { type Draft, draftWidget, type WidgetFile } from './draft';
import { type Finding, inOrder, type Remark } from './finding';
import { readWidgets } from './read-widget';

/** What is deployed beside the widgets, as far as it is known: the inspector, in a browser, knows nothing of it. */
export interface Surroundings extends ServicePaths {
  readonly environments: readonly Environment[];
}

export interface CheckedConfiguration {
  /** Empty where there is a fault: nothing is built from a faulty configuration. */
  readonly widgets: readonly Widget[];
  readonly faults: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * Check all widgets, each by itself and against each other; every fault of every file is found at once.
 * @param surroundings against which they are checked, too, where it is known
 */
export function checkConfiguration(
  files: readonly WidgetFile[],
  surroundings?: Surroundings,
): CheckedConfiguration {
  const drafted = files.map(draftWidget);
  const drafts = drafted.flatMap(({ draft }) => draft ?? []);
  // A file that cannot be read is there all the same: who leads to it makes no mistake.
  const names = new Set(drafted.map(({ name }) => name));
  const remarks = drafts.flatMap((draft) => remarksOn(draft, names));
  const findings = [
    ...drafted.flatMap(({ findings }) => findings),
    ...[...remarks, ...checkUnique(drafts), ...checkLoops(drafts)].map(placed),
  ];
  const faults = inOrder(findings.filter(({ severity }) => severity === 'fault'));
  if (faults.length > 0) return { widgets: [], faults, warnings: warningsAmong(findings) };
  const further = [
    ...checkReach(drafts),
    ...checkCallers(drafts, mayHaveCallerId(surroundings)),
    ...checkSurroundings(drafts, surroundings),
  ].map(placed);
  return { widgets: readWidgets(drafts), faults, warnings: warningsAmong([...findings, ...further]) };
}

/** Whether the variable CALLER_ID may be set: where nothing is known of the variables, nothing is said of it. */
function mayHaveCallerId(surroundings: Surroundings | undefined): boolean {
  return surroundings?.environments.some(({ names }) => names.has('CALLER_ID')) ?? true;
}

/** What the widgets count on, and is not there. */
function checkSurroundings(
  drafts: readonly Draft[],
  surroundings: Surroundings | undefined,
): [Remark, Draft][] {
  if (surroundings === undefined) return [];
  return drafts.flatMap((draft) => {
    const { properties, templates, value } = draft;
    const remarks = [
      ...checkPaths({ properties, transitions: value.transitions }, surroundings),
      ...templates.flatMap((template) => checkEnvironment(template, surroundings.environments)),
    ];
    return remarks.map((remark): [Remark, Draft] => [remark, draft]);
  });
}

/** What is to be said of a widget in the company of the others. */
function remarksOn(draft: Draft, widgetNames: ReadonlySet<string>): [Remark, Draft][] {
  const { remarks, templates, value, secrets } = draft;
  return [
    ...remarks,
    ...templates.flatMap((template) => checkLiquid(template, widgetNames, secrets)),
    ...checkCallersChoice(draft.properties),
    ...checkNext(value.transitions, { widgetNames, secrets }),
    ...checkSample(draft),
    ...checkCircles(value.transitions, secrets),
  ].map((remark) => [remark, draft]);
}

function warningsAmong(findings: readonly Finding[]): Finding[] {
  return inOrder(findings.filter(({ severity }) => severity === 'warning'));
}

function placed([remark, { file, document }]: [Remark, Draft]): Finding {
  return { ...remark, ...document.place(remark.path, remark.part), file };
}
