import { isDeepStrictEqual } from 'node:util';
import { type Template, templatesIn } from '../config/check-liquid';
import type { WidgetFile } from '../config/draft';
import { type Finding, fault, inOrder, type Remark, warning } from '../config/finding';
import { stateSchemaOf } from '../config/widget-schema';
import { type Claim, claimNames, readExisting } from './claim-names';
import { type FoundWidget, findWidgets, placeIn } from './find-widgets';
import { importProperties } from './import-properties';
import { importTransitions } from './import-transitions';
import type { State } from './read-flows';
import { checkStudioVariables, nameParameters } from './studio-variables';

/** A widget or flow that comes out of an export, and the file that it becomes. */
export interface Imported {
  readonly name: string;
  /** The file that it comes from. */
  readonly from: string;
  readonly file: string;
  readonly text: string;
  readonly change: 'new' | 'overwritten' | 'unchanged';
}

interface ImportPlan {
  readonly widgets: readonly Imported[];
  /** Faults say what is not imported and why, warnings what there is to do about what is. */
  readonly findings: readonly Finding[];
}

interface ImportInto {
  /** The folder of the widgets, as people see it. */
  readonly folder: string;
  readonly existing: readonly WidgetFile[];
  /** Overwrite files that differ; their `numbers` stay. */
  readonly force: boolean;
}

/** Plan what files come out of these flows. The same flows once more come out unchanged. */
export function planImport(sources: readonly WidgetFile[], into: ImportInto): ImportPlan {
  const searched = sources.map(findWidgets);
  const here = into.existing.map(readExisting);
  const candidates = claimNames(
    searched.flatMap(({ found }) => found),
    here,
    into.folder,
  ).map(withProperties);
  const names = new Set([
    ...here.map(({ name }) => name),
    ...candidates.flatMap(({ name, properties }) => (properties === undefined ? [] : [name])),
  ]);
  const landing = new Map(
    candidates.flatMap(({ found, name, isNamesake }): [State['value'], string][] =>
      names.has(name) && !isNamesake ? [[found.state.value, name]] : [],
    ),
  );
  const parameters = nameParameters(candidates.flatMap(templatesOf), names);
  const planned = candidates
    .filter(({ isRepeated }) => !isRepeated)
    .map((candidate) => finish(candidate, { into, names, landing, parameters, candidates }));
  return {
    widgets: planned.flatMap(({ widget }) => widget ?? []),
    findings: inOrder([
      ...searched.flatMap(({ findings }) => findings),
      ...planned.flatMap(({ findings }) => findings),
    ]),
  };
}

interface Candidate extends Claim {
  /** Absent where the widget cannot be imported. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

function withProperties(claim: Claim): Candidate {
  const { properties, remarks, secrets } = importProperties(claim.found.state, claim.file);
  const all = [...claim.remarks, ...remarks];
  const isPossible = properties !== undefined && !all.some(({ severity }) => severity === 'fault');
  return { ...claim, remarks: all, secrets, ...(isPossible && { properties }) };
}

function templatesOf({ found, properties }: Candidate): Template[] {
  return properties === undefined ? [] : templatesIn(properties, [...found.state.path, 'properties']);
}

interface Whole {
  readonly into: ImportInto;
  /** The names of all widgets here, once this is imported. */
  readonly names: ReadonlySet<string>;
  /** A widget of a flow → its name here. */
  readonly landing: ReadonlyMap<State['value'], string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly candidates: readonly Candidate[];
}

function finish(candidate: Candidate, whole: Whole): { widget?: Imported; findings: Finding[] } {
  const { found, name, file, existing, properties, secrets } = candidate;
  const placed = (remarks: readonly Remark[]) => remarks.map((remark) => placeIn(found.source, remark));
  if (properties === undefined) return { findings: placed(candidate.remarks) };
  const { names, landing, parameters, into } = whole;
  const { transitions, remarks } = importTransitions(found.state, {
    flow: found.flow,
    nameHere: ({ value }) => landing.get(value),
    names,
    secrets,
  });
  const variables = templatesOf(candidate).flatMap((template) =>
    checkStudioVariables(template, { names, renamed: renamedIn(found, whole.candidates), parameters }),
  );
  const numbers = existing?.value?.numbers;
  const content = {
    $schema: '../../schema/widget.schema.json',
    name,
    type: 'connect-call-to',
    ...(numbers !== undefined && { numbers }),
    properties,
    ...(transitions.length > 0 && { transitions }),
  };
  const all = [...candidate.remarks, ...unknownKeys(found.state, file), ...remarks, ...variables];
  const isThere = isDeepStrictEqual(content, existing?.value);
  const change = existing === undefined ? 'new' : isThere ? 'unchanged' : 'overwritten';
  if (change === 'overwritten' && !into.force)
    return { findings: placed([...all, fault(found.state.path, differs(file))]) };
  const text = `${JSON.stringify(content, null, 2)}\n`;
  return { widget: { name, from: found.source.file, file, text, change }, findings: placed(all) };
}

/** Why a file that is there is not written. */
export function differs(file: string): string {
  return `${file} differs from this and is kept. With --force it is overwritten, but for its "numbers"`;
}

/** The widgets of the same flow that have another name here. */
function renamedIn({ flow }: FoundWidget, candidates: readonly Candidate[]): Map<string, string> {
  const others = candidates.filter(({ found }) => found.flow === flow);
  return new Map(
    others.flatMap(({ found, name }): [string, string][] => {
      const before = found.state.value.name;
      return typeof before === 'string' && before !== name ? [[before, name]] : [];
    }),
  );
}

function unknownKeys({ path, value }: State, file: string): Remark[] {
  const known = stateSchemaOf('connect-call-to').entries;
  const message = `is not of Studio's Connect Call To widget and is left out; write what it should do into ${file}`;
  return Object.keys(value)
    .filter((key) => key !== '$schema' && !Object.hasOwn(known, key))
    .map((key) => ({ ...warning([...path, key], message), part: 'key' }));
}
