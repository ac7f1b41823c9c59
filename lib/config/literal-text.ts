/**
 * The text with this in place of every `{{…}}`. Looks at each character once: an expression would look for the end of
 * every `{{` anew, and a text may have thousands that have none.
 */
export function replaceOutputs(text: string, replacement: string): string {
  const parts = text.split('}}');
  const rest = parts.pop();
  const replaced = parts.map((part) => {
    const start = part.indexOf('{{');
    return start === -1 ? `${part}}}` : part.slice(0, start) + replacement;
  });
  return [...replaced, rest].join('');
}
