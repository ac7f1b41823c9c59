/** A figure of both Functions. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly project: number;
  readonly hardCoded: number;
}

/** An aligned table, a line for each figure, with difference and ratio. */
export function formatComparison(comparisons: readonly Comparison[]): string {
  const rows = [['', 'project', 'hard-coded', 'difference', 'ratio'], ...comparisons.map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => pad(cell, column, widths)).join('   ')).join('\n');
}

function cells({ name, unit, project, hardCoded }: Comparison): string[] {
  const figures = [project, hardCoded, project - hardCoded].map((figure) => `${figure.toFixed(2)} ${unit}`);
  return [name, ...figures, (project / hardCoded).toFixed(2)];
}

/** Names to the left, figures to the right. */
function pad(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
