import { formatTable } from './format-table';

/** Something that this project says of itself: a figure stays at or under a limit. */
export interface Claim {
  readonly what: string;
  readonly measured: number;
  readonly most: number;
  /** Empty where it is a count. */
  readonly unit: string;
}

/** The claims as a table, aim next to figure. One that does not hold is the program's failure. */
export function judge(claims: readonly Claim[]): string {
  if (!claims.every(holds)) process.exitCode = 1;
  const rows = claims.map((claim) => [
    claim.what,
    `at most ${amount(claim.most, claim.unit)}`,
    amount(claim.measured, claim.unit),
    holds(claim) ? 'holds' : 'DOES NOT HOLD',
  ]);
  return formatTable([['claim', 'aim', 'measured', ''], ...rows]);
}

/** A figure that could not be taken, NaN, is no success. */
function holds({ measured, most }: Claim): boolean {
  return measured <= most;
}

function amount(figure: number, unit: string): string {
  const text = figure.toFixed(Number.isInteger(figure) ? 0 : 2);
  return unit === '' ? text : `${text} ${unit}`;
}
