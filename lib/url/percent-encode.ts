/**
 * A text for a query: a space is `%20`, and besides letters and digits only `-`, `.`, `_` and `~` stay as they are. What
 * others leave alone, such as `'` and `*`, is encoded, because some who compute a signature anew do so.
 */
export function percentEncode(text: string): string {
  // Half of a surrogate pair is no character, and nothing encodes it.
  const encoded = encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'));
  return encoded.replaceAll(/[!'()*]/g, asByte);
}

/** One ASCII character as `%XX`. */
export function asByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
