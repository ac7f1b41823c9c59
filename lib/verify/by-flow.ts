import { listAt } from '../list-at';

/** Sort what belongs to flows: finds all of one flow, or, for none, the single ones. */
export function byFlow<T extends { readonly flow?: string }>(
  all: readonly T[],
): (flow: string | undefined) => readonly T[] {
  const sorted = new Map<string | undefined, T[]>();
  for (const each of all) listAt(sorted, each.flow).push(each);
  return (flow) => sorted.get(flow) ?? [];
}
