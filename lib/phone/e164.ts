/**
 * The number in E.164, or undefined where `text` is none.
 *
 * Spaces, dashes, dots and brackets go. Without `+`, ten digits or eleven that begin with 1 are North American.
 * Source: Twilio docs, "Format phone numbers: E.164".
 */
export function toE164(text: string): string | undefined {
  const compact = text.replace(/[\s\-.()[\]\u2010-\u2015]/g, '');
  if (/^[0-9]{10}$/.test(compact)) return toE164(`+1${compact}`);
  if (/^1[0-9]{10}$/.test(compact)) return `+${compact}`;
  return e164.test(compact) ? compact : undefined;
}

/** E.164 to the letter. */
export const e164 = /^\+[1-9][0-9]{6,14}$/;
