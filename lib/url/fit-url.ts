import { isDialOutcome } from '../call/progress';
import type { Configuration, Outputs, Pair, Progress, Report } from '../types';
import { writePair } from './service-url';

/** Twilio takes URLs of fewer characters than these. */
export const lengthLimit = 4_000;

/** What a URL carries for the rest of the call. */
export interface Luggage {
  readonly flowData: readonly Pair[];
  readonly progress: Progress;
}

/** What a URL needs to be written again with less to carry. */
interface Fitting {
  /** The widget that the URL leads away from, for the log; and its flow. */
  readonly widget?: string;
  readonly flow?: string;
  readonly configuration: Configuration;
  readonly report: Report;
  write(luggage: Luggage): string;
}

/**
 * Write a URL that stays under 4,000 characters: first the outputs go that no template reads, then the largest
 * of the user's parameters, then the other outputs and what the flow has set, the largest first, each with a line in the
 * report. What has no room even by itself goes before all others: nothing that goes in its place would help.
 */
export function fitUrl(luggage: Luggage, fitting: Fitting): string {
  const { configuration, flow, write } = fitting;
  const url = write(luggage);
  if (url.length < lengthLimit) return url;
  const fits = withoutHopeless(luggage, fitting);
  const told = [...fits.progress.outputs];
  const isRead = ([name, outputs]: Told) => {
    const widget = configuration.widget(name, flow) ?? configuration.widget(name);
    // Of another flow's widgets nothing is kept but what is read; single ones keep what their Dials told.
    return widget === undefined ? !isDialOutcome(outputs) : widget.reads.length > 0;
  };
  const unread = told.filter((each) => !isRead(each)).map(nameOf);
  const withSmall = withoutLargest(withoutOutputs(fits, unread, fitting), fitting);
  const read = told
    .filter(isRead)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
    .map(nameOf);
  return write(withoutVariables(withoutOutputs(withSmall, read, fitting), fitting));
}

type Told = readonly [widget: string, outputs: Outputs];

function nameOf([name]: Told): string {
  return name;
}

function sizeOf([, outputs]: Told): number {
  return JSON.stringify(outputs).length;
}

/** Leave the outputs and variables that no URL has room for. */
function withoutHopeless(luggage: Luggage, fitting: Fitting): Luggage {
  const { outputs, variables } = luggage.progress;
  const hopeless = [...outputs].filter((each) => sizeOf(each) >= lengthLimit).map(nameOf);
  const tooLong = Object.entries(variables).filter(([, value]) => value.length >= lengthLimit);
  return withoutVariables(withoutOutputs(luggage, hopeless, fitting), fitting, tooLong);
}

/** Leave these outputs, one after the other, until the URL is short enough. */
function withoutOutputs(luggage: Luggage, names: readonly string[], { report, write }: Fitting): Luggage {
  let left = luggage;
  for (const widget of names) {
    if (write(left).length < lengthLimit) break;
    const outputs = new Map(left.progress.outputs);
    outputs.delete(widget);
    left = { ...left, progress: { ...left.progress, outputs } };
    report.problems.push({ widget, message: `its outcome ${notCarried}` });
  }
  return left;
}

/** Leave the largest of the user's parameters, as many as it takes: sorted once, because there may be thousands. */
function withoutLargest(luggage: Luggage, { widget, report, write }: Fitting): Luggage {
  let excess = write(luggage).length - lengthLimit + 1;
  const left = new Set(luggage.flowData);
  for (const pair of luggage.flowData.toSorted((a, b) => writePair(b).length - writePair(a).length)) {
    if (excess <= 0) break;
    const [name, value] = pair;
    left.delete(pair);
    // With the `&` before it.
    excess -= writePair(pair).length + 1;
    const at = { ...(widget !== undefined && { widget }), property: `flow.data.${name}`, value };
    report.problems.push({ ...at, message: `this parameter ${notCarried}` });
  }
  return { ...luggage, flowData: [...left] };
}

/** Leave of what the flow has set the largest first, until the URL is short enough. */
function withoutVariables(
  luggage: Luggage,
  { widget, report, write }: Fitting,
  among: readonly Pair[] = Object.entries(luggage.progress.variables),
): Luggage {
  let left = luggage;
  const names = among.toSorted((a, b) => writePair(b).length - writePair(a).length).map(([name]) => name);
  for (const name of names) {
    if (write(left).length < lengthLimit) break;
    const { [name]: value = '', ...variables } = left.progress.variables;
    left = { ...left, progress: { ...left.progress, variables } };
    const at = { ...(widget !== undefined && { widget }), property: `flow.variables.${name}`, value };
    report.problems.push({ ...at, message: `this variable ${notCarried}` });
  }
  return left;
}

export const notCarried = 'is no longer carried: the URL would have 4,000 characters or more';
