import { closest, distance } from 'fastest-levenshtein';

/** Whatever is longer is a slip of no name. Characters. */
const longest = 100;

/**
 * The name that was meant with a text: the nearest of these.
 * @param most how many characters may be others
 * @returns undefined where all are further away
 */
export function meantName(text: string, names: readonly string[], most: number): string | undefined {
  if (text.length > longest) return undefined;
  const nearest = closest(text, names);
  return distance(text, nearest) <= most ? nearest : undefined;
}
