import { widgetKey } from '../configuration-of';
import type { Flow, Widget } from '../types';
import { checkCallers } from './check-callers';
import { checkCallersChoice } from './check-callers-choice';
import { checkCircles } from './check-circles';
import { checkFlows } from './check-flow';
import { checkLiquid } from './check-liquid';
import { checkLoops } from './check-loops';
import { checkNext } from './check-next';
import { checkReach } from './check-reach';
import { checkSample } from './check-sample';
import type { SurroundingsCheck } from './check-surroundings';
import { checkUnique } from './check-unique';
import { type Draft, draftWidget, type Holder, type WidgetFile } from './draft';
import { draftFlow } from './draft-flow';
import { type Finding, inOrder, type Remark } from './finding';
import { type Names, namesIn } from './names';
import { readWidgets } from './read-widgets';
import { type Ways, waysIn } from './ways';

export interface CheckedConfiguration {
  /** Empty where there is a fault: nothing is built from a faulty configuration. */
  readonly widgets: readonly (Widget | Flow)[];
  readonly faults: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Where the flows are, seen from the root of the project. */
export const flowFolder = 'assets/flows';

/**
 * Check all widgets and flows, each by itself and against each other; every fault of every file is found at once.
 * @param files those of `assets/flows/` are flows
 * @param surroundings against which they are checked, too, where it is known
 * @returns also where calls may go, right or wrong as the files may be
 */
export function checkConfiguration(
  files: readonly WidgetFile[],
  surroundings?: SurroundingsCheck,
): CheckedConfiguration & { readonly ways: Ways } {
  const isFlow = ({ path }: WidgetFile) => path.startsWith(`${flowFolder}/`);
  const drafted = files.filter((file) => !isFlow(file)).map(draftWidget);
  const flows = files.filter(isFlow).map(draftFlow);
  const singles = drafted.flatMap(({ draft }) => draft ?? []);
  const drafts = [...singles, ...flows.flatMap((flow) => flow.drafts)];
  // A file that cannot be read is there all the same: who leads to it makes no mistake.
  const names = namesIn({ drafts, flows, singleNames: new Set(drafted.map(({ name }) => name)) });
  const ways = waysIn(drafts, flows, names);
  // What a call never gets to, because other events of the trigger lead there: half a flow, for messages.
  const aside = new Set<Holder>(
    drafts.filter(
      ({ name, flow }) => flow !== undefined && ways.flows.get(flow)?.aside.has(widgetKey(name, flow)),
    ),
  );
  const remarks: [Remark, Holder][] = [
    ...drafts.flatMap((draft) => remarksOn(draft, names)),
    ...checkFlows(drafts, flows, ways),
    ...checkUnique(singles, flows),
    ...checkLoops(drafts, names),
  ];
  const findings = [
    ...[...drafted, ...flows].flatMap(({ findings }) => findings),
    ...remarks.flatMap((found) => ofWhatRuns(found, aside)).map(placed),
  ];
  const faults = inOrder(findings.filter(({ severity }) => severity === 'fault'));
  if (faults.length > 0) return { widgets: [], faults, warnings: warningsAmong(findings), ways };
  const faulty = new Set(remarks.flatMap(([{ severity }, holder]) => (severity === 'fault' ? [holder] : [])));
  const running = drafts.filter((draft) => !aside.has(draft));
  // Where nothing is known of the variables, nothing is said of CALLER_ID.
  const further = [
    ...checkReach(drafts, flows),
    ...checkCallers(drafts, surroundings?.mayHaveCallerId ?? true),
    ...running.flatMap((draft) =>
      (surroundings?.remarksOn(draft) ?? []).map((remark): [Remark, Holder] => [remark, draft]),
    ),
  ].map(placed);
  // Whoever names such a widget in a URL gets to it all the same, where it is right.
  const sound = drafts.filter((draft) => !faulty.has(draft));
  const warnings = warningsAmong([...findings, ...further]);
  return { widgets: readWidgets(sound, flows), faults, warnings, ways };
}

/** What no call gets to need not be right: of its faults people are told, and the flow runs without it. */
function ofWhatRuns([remark, holder]: [Remark, Holder], aside: ReadonlySet<Holder>): [Remark, Holder][] {
  if (!aside.has(holder)) return [[remark, holder]];
  if (remark.severity === 'warning') return [];
  return [[{ ...remark, severity: 'warning', message: `${remark.message}. No call gets here` }, holder]];
}

/** What is to be said of a widget in the company of the others. */
function remarksOn(draft: Draft, names: Names): [Remark, Holder][] {
  const { remarks, templates, value, secrets, flow } = draft;
  const here = {
    outputs: (name: string) => names.outputs(name, flow),
    // A single widget's variables come with the call, as parameters.
    ...(flow !== undefined && { isSet: (name: string) => names.variables.has(name) }),
  };
  return [
    ...remarks,
    ...templates.flatMap((template) => checkLiquid(template, here, secrets)),
    ...checkCallersChoice(draft.properties, here.isSet),
    ...checkNext(value.transitions, { ...names, flow, secrets }),
    ...checkSample(draft),
    ...checkCircles(value.transitions, secrets),
  ].map((remark) => [remark, draft]);
}

function warningsAmong(findings: readonly Finding[]): Finding[] {
  return inOrder(findings.filter(({ severity }) => severity === 'warning'));
}

function placed([remark, { file, document, base }]: [Remark, Holder]): Finding {
  const path = [...base, ...remark.path];
  return { ...remark, path, ...document.place(path, remark.part), file };
}
