/** The value that this share of the values stays under, by nearest rank: 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const ranked = values.toSorted((a, b) => a - b);
  return ranked[Math.max(0, Math.ceil(ranked.length * share) - 1)] ?? Number.NaN;
}
