/** One row of the table: what was measured of this project, beside the same of something else. */
export interface Figure {
  readonly what: string;
  /** `''` where it is a count. */
  readonly unit: 'ms' | 'µs' | 's' | 'kB' | 'MB' | 'MiB' | '';
  readonly here: number;
  /** What it is to be compared with, and by how much it is more: the median of what it was in each turn. */
  readonly beside?: { readonly there: number; readonly more: number };
  readonly aim?: Aim;
}

/** What the project says of itself: the figure is at most so much, or at most so much more than what stands beside it. */
export type Aim = { readonly atMost: number } | { readonly atMostMore: number };

/** A part of the table. */
export interface Part {
  /** What is compared with what. */
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Whether an aim is met; a figure that could not be taken, NaN, meets none. */
export function meetsAim({ here, beside, aim }: Figure): boolean {
  if (aim === undefined) return true;
  return 'atMost' in aim ? here <= aim.atMost : (beside?.more ?? Number.NaN) <= aim.atMostMore;
}

/** All parts as one table. */
export function formatParts(parts: readonly Part[]): string {
  const rows = parts.map(({ figures }) => figures.map(cells));
  const widths = [head, ...rows.flat()].reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd();
  const texts = parts.map(({ title }, index) => [title, ...(rows[index] ?? []).map(line)].join('\n'));
  return [line(head), ...texts].join('\n\n');
}

const head = ['', 'here', 'beside it', 'more', 'times', 'aim', ''];

function cells(figure: Figure): string[] {
  const { what, unit, here, beside, aim } = figure;
  const amount = (value: number) => `${value.toFixed(unit === '' ? 0 : 2)} ${unit}`.trim();
  return [
    `  ${what}`,
    amount(here),
    ...(beside === undefined
      ? ['', '', '']
      : [amount(beside.there), amount(beside.more), (here / beside.there).toFixed(2)]),
    aim === undefined
      ? ''
      : 'atMost' in aim
        ? `at most ${aim.atMost} ${unit}`.trim()
        : `at most ${aim.atMostMore} ${unit} more`,
    aim === undefined ? '' : meetsAim(figure) ? 'met' : 'MISSED',
  ];
}
