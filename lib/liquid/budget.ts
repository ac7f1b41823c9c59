/** The time that is left for all the Liquid of one request: a template that takes long is silence on the line. */
export interface LiquidBudget {
  /** A clock, in milliseconds. */
  readonly now: () => number;
  /** Milliseconds; below 0 where a template has overdrawn it. */
  left: number;
}

/** The budget of a request: 2 s, by this clock. */
export function liquidBudget(now: () => number): LiquidBudget {
  return { now, left: 2_000 };
}

/** No single template takes longer. Milliseconds. */
const mostForOne = 500;

/**
 * Render within a budget, and charge it for the time.
 * @param render is given how long it may take, in milliseconds: nothing where the budget is used up
 */
export function spend<T>(budget: LiquidBudget | undefined, render: (most: number) => T): T {
  if (budget === undefined) return render(mostForOne);
  const begun = budget.now();
  try {
    return render(Math.min(mostForOne, budget.left));
  } finally {
    budget.left -= budget.now() - begun;
  }
}
