/** A character as JSON and JavaScript can write it: `\u` and four hexadecimal digits, for each of its units. */
export function unicodeEscape(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
