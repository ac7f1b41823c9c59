import { unicodeEscape } from '../../unicode-escape';

/**
 * How much of an input a regular expression sees. With it, one that passed the check takes less than half a second: the
 * work may grow with the third power of the length. A minute of speech has about a thousand characters, a choice far fewer.
 */
export const longestInput = 500;

/**
 * The regular expression that a condition's value is, or undefined where it is none: JavaScript's, letters without case.
 * A `(?i)` before it says the same and is left out; Java's dialect, which Studio's flows may be written in, has it.
 */
export function toRegExp(value: string): RegExp | undefined {
  try {
    const pattern = new RegExp(withoutCaseFlag(value), 'i');
    // One that is too large is refused when it is first used.
    pattern.test('');
    return pattern;
  } catch {
    return undefined;
  }
}

export function withoutCaseFlag(value: string): string {
  return value.trim().replace(/^\(\?i\)/, '');
}

/**
 * `text` as a part of a regular expression that stands for just these characters. All but letters, digits and `_` are
 * written by number, and the first in any case: after `\` a `d` would mean more, and after `{` a `3`.
 */
export function escapeRegExp(text: string): string {
  return text.replace(/^\w|\W/g, unicodeEscape);
}
