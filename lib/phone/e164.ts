/**
 * The number in E.164, or undefined where `text` is none.
 *
 * Spaces, dashes, dots and brackets go, but `(0)` is not dialled from abroad, and its number is none. Without `+`, ten
 * digits or eleven that begin with 1 are North American. Source: Twilio docs, "Format phone numbers: E.164".
 */
export function toE164(text: string): string | undefined {
  if (nationalZero.test(text)) return undefined;
  const compact = text.replace(/[\s\-.()[\]\u2010-\u2015]/g, '');
  const number = northAmerican.test(compact) ? `+1${compact.slice(-10)}` : compact;
  return e164.test(number) ? number : undefined;
}

/** Ten digits, or eleven that begin with 1. */
export const northAmerican = /^1?[0-9]{10}$/;

/** The zero that is dialled inside a country alone, as in `+44 (0)20 7946 0123`. */
export const nationalZero = /[([]\s*0\s*[)\]]/;

/**
 * E.164 to the letter; of North America, only numbers that can exist: area code and exchange begin with 2 to 9.
 * Source: NANPA, "North American Numbering Plan: Area codes".
 */
export const e164 = /^\+(?:1[2-9][0-9]{2}[2-9][0-9]{6}|[2-9][0-9]{6,14})$/;
