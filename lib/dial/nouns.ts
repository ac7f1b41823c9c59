import type { Noun, TargetKind } from '../types';

/** How a noun of a widget is read: what it rings, which property says whom, and whether that may be several. */
interface NounRule {
  readonly kind: TargetKind;
  readonly property: 'to' | 'sip_endpoint';
  readonly several: boolean;
}

export const nouns: Readonly<Record<Noun, NounRule>> = {
  number: { kind: 'number', property: 'to', several: false },
  'number-multi': { kind: 'number', property: 'to', several: true },
  client: { kind: 'client', property: 'to', several: false },
  sim: { kind: 'sim', property: 'to', several: false },
  sip: { kind: 'sip', property: 'sip_endpoint', several: false },
  conference: { kind: 'conference', property: 'to', several: false },
};

/** The addresses in what a noun's property says: one, or several with commas between them; empty ones are none. */
export function addressesOf(noun: Noun, text: string): string[] {
  const addresses = nouns[noun].several ? text.split(',') : [text];
  return addresses.map((address) => address.trim()).filter((address) => address !== '');
}
