import { unicodeEscape } from '../unicode-escape';
import type { Part } from './engine';

/**
 * The pieces of a rendered text of JSON, together: what Liquid put between quotation marks stays between them, so that
 * nothing that a caller says ends the text that it stands in and adds a member of its own.
 *
 * What is escaped already stays as it is, and so does what stands outside of quotation marks, such as
 * `{{flow.data.name | to_json}}`. Source: RFC 8259, section 7 "Strings".
 */
export function jsonTextOf(parts: readonly Part[]): string {
  let isInside = false;
  const texts = parts.map(({ text, isLiteral }) => {
    if (!isLiteral) return isInside && !isStringContent(text) ? JSON.stringify(text).slice(1, -1) : text;
    for (const [sign] of text.matchAll(/\\.|"/gs)) if (sign === '"') isInside = !isInside;
    return text;
  });
  return texts.join('').replaceAll(lineEnds, unicodeEscape);
}

/** JSON may hold these as they are; but XML reads some as ends of lines, which no text of JSON may hold. */
const lineEnds = /[\u007f-\u009f\u2028\u2029]/g;

/** Whether a text may stand between quotation marks as it is. */
function isStringContent(text: string): boolean {
  return /^(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*$/iu.test(text);
}
