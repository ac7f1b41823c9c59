import { formatTable } from '../format-table';
import { percentile } from '../percentile';
import type { Turns } from './measure-revisions';

/** Medians of both, and the median of what the second took more in each turn. */
export function formatRevisions(figures: readonly Turns[]): string {
  return formatTable([['', 'before', 'now', 'more, turn by turn', 'ratio'], ...figures.map(cells)]);
}

function cells({ name, unit, pairs }: Turns): string[] {
  const before = median(pairs.map(([time]) => time));
  const now = median(pairs.map(([, time]) => time));
  const more = median(pairs.map(([a, b]) => b - a));
  const figure = (value: number) => `${value.toFixed(2)} ${unit}`;
  return [name, figure(before), figure(now), figure(more), (now / before).toFixed(2)];
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
