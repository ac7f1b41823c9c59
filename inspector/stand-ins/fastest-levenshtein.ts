/** Stands on the page in place of the library that is fast with long texts: here they are names, and this is a third as large. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [above, sign] of [...a].entries()) {
    let left = above + 1;
    row = [
      left,
      ...row.slice(1).map((up, index) => {
        left = Math.min(up + 1, left + 1, (row[index] ?? 0) + (sign === b[index] ? 0 : 1));
        return left;
      }),
    ];
  }
  return row.at(-1) ?? 0;
}

/** The first of those that are nearest. */
export function closest(text: string, list: readonly string[]): string {
  return list.reduce(
    (best, each) => (distance(text, each) < distance(text, best) ? each : best),
    list[0] ?? '',
  );
}
