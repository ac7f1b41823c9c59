/** The options of a `<select>`: their values, and what is shown where it is something else. */
export function Options({ of }: { of: readonly (string | readonly [value: string, shown: string])[] }) {
  return of.map((option) => {
    const [value, shown] = typeof option === 'string' ? [option, option] : option;
    return (
      <option key={value} value={value}>
        {shown}
      </option>
    );
  });
}
