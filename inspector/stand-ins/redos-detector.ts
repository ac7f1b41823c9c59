/**
 * Stands on the page in place of the library that counts in how many ways a pattern can match, which is half as large as the
 * whole page: what looks as if it could hang a call is refused here, and the rest `npm run check` looks at.
 */
export function isSafePattern(pattern: string) {
  const repeatsRepetition = /\((?:[^()\\]|\\.)*[*+{|](?:[^()\\]|\\.)*\)[*+{]/.test(pattern);
  return { safe: !repeatsRepetition, score: { infinite: repeatsRepetition, value: 1 } };
}
