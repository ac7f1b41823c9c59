import { hidePasswords } from '../../lib/hide-passwords';

/** Keys whose values are nobody's to read, in whatever spelling somebody may have typed or meant. */
const secretKey = /passw|secret|token|authorization|api[-_]?key|^pass$/i;

/** Liquid that reads one variable: the password itself stands somewhere else. */
const oneVariable = /^\{\{\s*(env|flow|trigger|widgets)(\.[\w-]+)+\s*\}\}$/;

/** Whether a value may be a password or hold one, right or wrong as the widget may be, and half typed. */
export function mayHoldPassword(name: string, value: unknown): boolean {
  if (secretKey.test(name)) return !(typeof value === 'string' && oneVariable.test(value.trim()));
  if (typeof value !== 'string') return false;
  return (
    hidePasswords(value) !== value || (addressKeys.has(name) && value.split(',').some(isSipWithPassword))
  );
}

/** Where addresses stand, of which a part may be a password. */
const addressKeys: ReadonlySet<string> = new Set(['to', 'sip_endpoint', 'uri', 'by', 'next']);

/**
 * Whether an address is `user:password@host`, with or without its scheme, or may be on its way there: `sip:alice:hunt`.
 * A host with a port, `sip:example.com:5060`, is not.
 */
function isSipWithPassword(address: string): boolean {
  const [, scheme, rest = ''] = /^\s*(sips?:)?(.*)$/is.exec(address) ?? [];
  const isSip = scheme !== undefined || rest.includes('@');
  if (!isSip || /^(https?|client|sim):/i.test(rest)) return false;
  const user = rest.replace(/@.*$/s, '');
  if (!withoutLiquid(user).includes(':')) return false;
  const isHostWithPort = /^[\w-]+(\.[\w-]+)+:\d{0,5}([;?].*)?$/.test(rest);
  return !isHostWithPort;
}

function withoutLiquid(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}/gs, '');
}
