/** The values that are there, as an element's attributes and outputs have them: texts and numbers; none that is empty. */
export function given(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, string | number][] => {
      if (value === undefined || value === '') return [];
      return [[name, typeof value === 'boolean' ? String(value) : value]];
    }),
  );
}
