/** A text with a full stop behind it, unless it ends as a sentence does, maybe one that it quotes. */
export function sentence(text: string): string {
  return /[.!?…]["')]?$/.test(text) ? text : `${text}.`;
}
