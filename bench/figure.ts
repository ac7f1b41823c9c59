/** One row of the table: what was measured of this project, beside the same of something else. */
export interface Figure {
  readonly what: string;
  /** `''` where it is a count. */
  readonly unit: 'ms' | 'µs' | 's' | 'kB' | 'MB' | 'MiB' | '';
  readonly here: number;
  /** What it is to be compared with, and by how much it is more: the median of what it was in each turn. */
  readonly beside?: { readonly there: number; readonly more: number };
  /** What the project says of itself: the figure is at most so much, or at most so much more than what stands beside it. */
  readonly aim?: number | undefined;
  /** The same for how many times as much it is as what stands beside it. */
  readonly mostTimes?: number | undefined;
}

/** A part of the table. */
export interface Part {
  /** What is compared with what. */
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Whether an aim is met; a figure that could not be taken, NaN, meets none. */
export function meetsAim({ here, beside, aim, mostTimes }: Figure): boolean {
  const isLittle = aim === undefined || (beside?.more ?? here) <= aim;
  return isLittle && (mostTimes === undefined || here <= mostTimes * (beside?.there ?? Number.NaN));
}

/** All parts as one table. */
export function formatParts(parts: readonly Part[]): string {
  const rows = parts.map(({ figures }) => figures.map(cells));
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows.flat()].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? cell.padEnd(width) : cell.padStart(width);
      })
      .join('   ')
      .trimEnd();
  const texts = parts.map(({ title }, index) => [title, ...(rows[index] ?? []).map(line)].join('\n'));
  return [line(head), ...texts].join('\n\n');
}

const head = ['', 'here', 'beside it', 'more', 'times', 'aim', ''];

function cells(figure: Figure): string[] {
  const { what, unit, here, beside, aim, mostTimes } = figure;
  const amount = (value: number) => `${value.toFixed(unit === '' ? 0 : 2)} ${unit}`.trim();
  const compared =
    beside === undefined
      ? ['', '', '']
      : [amount(beside.there), amount(beside.more), (here / beside.there).toFixed(2)];
  const aims = [
    ...(aim === undefined ? [] : [`at most ${aim} ${unit}${beside === undefined ? '' : ' more'}`.trim()]),
    ...(mostTimes === undefined ? [] : [`at most ${mostTimes} times`]),
  ];
  const verdict = meetsAim(figure) ? 'met' : 'MISSED';
  return [`  ${what}`, amount(here), ...compared, aims.join(', '), aims.length === 0 ? '' : verdict];
}
