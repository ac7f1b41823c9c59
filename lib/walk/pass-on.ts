import { bareRecord } from '../bare-record';
import { isJsonObject, type Json } from '../json';
import type { OutputPath, Outputs, Parameters, Progress, Widget } from '../types';
import type { Happened } from '../widgets/step';

/**
 * The progress after a widget: of what it tells, the rest of the call is handed what some template reads.
 * A widget that the call has met before counts with what it told last.
 */
export function passOn(
  progress: Progress,
  widget: Widget,
  { outputs = {}, variables, lastDial }: Happened,
): Progress {
  const told = keptOutputs(outputs, widget);
  const all = new Map(progress.outputs);
  // What it told before counts no more, even where it tells nothing now.
  all.delete(widget.name);
  if (told !== undefined) all.set(widget.name, told);
  return {
    ...progress,
    refused: [],
    outputs: all,
    ...(variables !== undefined && { variables: keptVariables(variables, progress, widget) }),
    ...(lastDial !== undefined && { lastDial: { widget: widget.name, outcome: lastDial } }),
  };
}

/** Of a single Connect Call To widget all is kept, as long as a URL has room: it is short, and others may ask for it. */
function keptOutputs(outputs: Outputs, { type, flow, reads }: Widget): Outputs | undefined {
  if (type === 'connect-call-to' && flow === undefined) return outputs;
  const kept = pick(outputs, reads);
  return isJsonObject(kept) && Object.keys(kept).length > 0 ? kept : undefined;
}

/** What is carried stays; of what a widget sets, what is read. */
function keptVariables(
  variables: Parameters,
  { variables: carried }: Progress,
  { reads }: Widget,
): Parameters {
  const names = new Set([...Object.keys(carried), ...reads.map(([name]) => name)]);
  return bareRecord(Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name))));
}

/** Names to which Liquid gives a meaning of its own on a list or a text: what they are about has to be whole. */
const aboutTheWhole: ReadonlySet<string> = new Set(['size', 'first', 'last', 'length', '*']);

/** Whether a template reads all of a value; a place counted from the end of a list is one as long as the list is whole. */
function isWhole(paths: readonly OutputPath[]): boolean {
  return paths.some(([name]) => name === undefined || aboutTheWhole.has(name) || /^-\d/.test(name));
}

/** Only what lies on these paths; an item of a list keeps its place as the name of a member. */
function pick(value: Json, paths: readonly OutputPath[]): Json {
  if (isWhole(paths) || typeof value !== 'object' || value === null) return value;
  const members = new Map<string, Json>(Object.entries(value));
  const kept = bareRecord<Json>();
  for (const name of new Set(paths.map(([first = '']) => first))) {
    const inner = members.get(name);
    if (inner === undefined) continue;
    kept[name] = pick(
      inner,
      paths.filter(([first]) => first === name).map((path) => path.slice(1)),
    );
  }
  return kept;
}
