/** For `replace`, something shorter in place of what was there, so that all else stays where it is. */
export function inPlace(text: string): (replaced: string) => string {
  return (replaced) => text.padEnd(replaced.length);
}
