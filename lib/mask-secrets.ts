/** The text with `***` in place of every secret; the longest first, since one may be the beginning of another. */
export function maskSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .toSorted((a, b) => b.length - a.length)
    .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

/** Whether a secret can be told from any other text: in place of a shorter one `***` would stand in every second word. */
export function isWorthMasking(secret: string): boolean {
  return secret.length >= 4;
}

/** What no log may show: the values of variables whose names say that they are secrets. */
export function secretValues(variables: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(variables).flatMap(([name, value]) =>
    typeof value === 'string' && /(TOKEN|SECRET|PASSWORD|KEY)$/i.test(name) && isWorthMasking(value)
      ? [value]
      : [],
  );
}
