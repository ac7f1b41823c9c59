/** The text with `***` in place of every secret; the longest first, since one may be the beginning of another. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

/** What no log may show: what a variable's name says is a secret. Shorter values would blot out every second word. */
export function secretValues(variables: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    typeof value === 'string' && /(TOKEN|SECRET|PASSWORD|KEY)$/i.test(name) && value.length >= 4
      ? [value]
      : [],
  );
}
