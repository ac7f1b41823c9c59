import { formatTable } from './format-table';

/** A figure of both Functions. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly project: number;
  readonly hardCoded: number;
}

/** An aligned table, a line for each figure, with difference and ratio. */
export function formatComparison(comparisons: readonly Comparison[]): string {
  return formatTable([['', 'project', 'hard-coded', 'difference', 'ratio'], ...comparisons.map(cells)]);
}

function cells({ name, unit, project, hardCoded }: Comparison): string[] {
  const figures = [project, hardCoded, project - hardCoded].map((figure) => `${figure.toFixed(2)} ${unit}`);
  return [name, ...figures, (project / hardCoded).toFixed(2)];
}
