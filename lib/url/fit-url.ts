import type { Configuration, Pair, Progress, Report } from '../types';

/** Twilio takes URLs of up to 4,000 characters. */
const lengthLimit = 4_000;

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
  let left = luggage;
  let url = fitting.write(left);
  while (url.length >= lengthLimit) {
    const less =
      withoutOutcome(left, fitting, isUnread) ??
      withoutLargest(left, fitting) ??
      withoutOutcome(left, fitting, isAny);
    if (less === undefined) return url;
    left = less;
    url = fitting.write(left);
  }
  return url;
}

type Choice = (name: string, configuration: Configuration) => boolean;

const isUnread: Choice = (name, configuration) => configuration.widget(name)?.outcomeIsRead !== true;
const isAny: Choice = () => true;

function withoutOutcome(
  luggage: Luggage,
  { configuration, report }: Fitting,
  choice: Choice,
): Luggage | undefined {
  const { progress } = luggage;
  const name = [...progress.outcomes.keys()].find((widget) => choice(widget, configuration));
  if (name === undefined) return undefined;
  report.problems.push({
    widget: name,
    message: 'its outcome is no longer carried: the URL would have 4,000 characters or more',
  });
  const outcomes = new Map(progress.outcomes);
  outcomes.delete(name);
  return { ...luggage, progress: { ...progress, outcomes } };
}

function withoutLargest(luggage: Luggage, { widget, report }: Fitting): Luggage | undefined {
  const largest = luggage.flowData.toSorted((a, b) => encodedLength(b) - encodedLength(a))[0];
  if (largest === undefined) return undefined;
  const [name, value] = largest;
  report.problems.push({
    ...(widget !== undefined && { widget }),
    property: `flow.data.${name}`,
    value,
    message: 'this parameter is no longer carried: the URL would have 4,000 characters or more',
  });
  return { ...luggage, flowData: luggage.flowData.filter((pair) => pair !== largest) };
}

function encodedLength([name, value]: Pair): number {
  return new URLSearchParams([[name, value]]).toString().length;
}
