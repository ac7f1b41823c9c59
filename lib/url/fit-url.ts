import type { Configuration, Pair, Progress, Report } from '../types';
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
  /** The widget that the URL leads away from, for the log. */
  readonly widget?: string;
  readonly configuration: Configuration;
  readonly report: Report;
  write(luggage: Luggage): string;
}

/**
 * Write a URL that stays under 4,000 characters: first the outcomes go that no template reads, then the largest
 * of the user's parameters, then the other outcomes, each with a line in the report.
 */
export function fitUrl(luggage: Luggage, fitting: Fitting): string {
  const { configuration, write } = fitting;
  const url = write(luggage);
  if (url.length < lengthLimit) return url;
  const names = [...luggage.progress.outcomes.keys()];
  const isRead = (name: string) => configuration.widget(name)?.outcomeIsRead === true;
  const withRead = withoutOutcomes(
    luggage,
    names.filter((name) => !isRead(name)),
    fitting,
  );
  const withSmall = withoutLargest(withRead, fitting);
  return write(withoutOutcomes(withSmall, names.filter(isRead), fitting));
}

/** Leave these outcomes, oldest first, until the URL is short enough. */
function withoutOutcomes(luggage: Luggage, names: readonly string[], { report, write }: Fitting): Luggage {
  let left = luggage;
  for (const widget of names) {
    if (write(left).length < lengthLimit) break;
    const outcomes = new Map(left.progress.outcomes);
    outcomes.delete(widget);
    left = { ...left, progress: { ...left.progress, outcomes } };
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

export const notCarried = 'is no longer carried: the URL would have 4,000 characters or more';
