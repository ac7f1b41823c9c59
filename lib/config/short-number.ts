/** The emergency numbers that people would most likely write, and the hotlines. */
const known: ReadonlyMap<string, string> = new Map([
  ...['911', '112', '999', '000', '110', '118', '119'].map((number): [string, string] => [
    number,
    'is an emergency number',
  ]),
  ['933', 'is for tests of emergency calls'],
  ['988', 'is a crisis line'],
]);

/**
 * What an address is that has too few digits for a phone number, or undefined where it is none: a clause behind it.
 *
 * Nobody is put through to such a number here. Source: Twilio docs, "Emergency Calling for Programmable Voice": the
 * dispatcher sees the number that calls and its registered address, which is never that of the person who is forwarded.
 */
export function shortNumber(address: string): string | undefined {
  const digits = address.trim().replace(/^\+/, '');
  if (!/^[0-9]{2,6}$/.test(digits)) return undefined;
  const what = known.get(digits) ?? 'is a short number';
  return `${digits} ${what}, and none that a call can be put through to: see "Limits" in the README`;
}
