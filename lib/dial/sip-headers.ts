/** All headers of a SIP URI together are shorter than this. Source: Twilio docs, "Error 21227". */
export const headersLimit = 1_024;

/** Whether Twilio passes on a header of this name. Source: Twilio docs, "TwiML Voice: <Sip>", custom headers. */
export function isSipHeader(name: string): boolean {
  if (/^X-Twilio/i.test(name)) return false;
  return /^X-[A-Za-z0-9-]+$/i.test(name) || standardHeaders.has(name.toLowerCase());
}

export const sipHeaderExpected =
  'a name that begins with X- (but not X-Twilio), or User-to-User, Remote-Party-ID, P-Preferred-Identity or P-Called-Party-ID';

const standardHeaders: ReadonlySet<string> = new Set([
  'user-to-user',
  'remote-party-id',
  'p-preferred-identity',
  'p-called-party-id',
]);

/** One header as it stands in a SIP URI. The ends of lines go: behind one of them another header would begin. */
export function encodeSipHeader(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value.replaceAll(/[\r\n\u0085\u2028\u2029]+/g, ' '))}`;
}
