/** Sort what belongs to flows: finds all of one flow, or, for none, the single ones. */
export function byFlow<T extends { readonly flow?: string }>(
  all: readonly T[],
): (flow: string | undefined) => readonly T[] {
  const sorted = new Map<string | undefined, T[]>();
  for (const each of all) {
    const others = sorted.get(each.flow);
    if (others === undefined) sorted.set(each.flow, [each]);
    else others.push(each);
  }
  return (flow) => sorted.get(flow) ?? [];
}
