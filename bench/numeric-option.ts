/**
 * The value of an option that has to be a whole number of at least 1.
 * @throws Error, in a sentence, where it is none
 */
export function numericOption(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} is "${text}"; expected a whole number of at least 1.`);
}
