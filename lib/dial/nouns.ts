import { isVisible } from '../is-visible';
import type { Noun, Target, TargetKind } from '../types';
import { anyTargetExpected, readAnyTarget, targetRules } from './read-target';

/** How a noun of a widget is read: what it rings, which property says whom, and whether that may be several. */
interface NounRule {
  /** `any`: each address says by itself what it is. */
  readonly kind: TargetKind | 'any';
  readonly property: 'to' | 'sip_endpoint';
  readonly several: boolean;
}

export const nouns = {
  number: { kind: 'number', property: 'to', several: false },
  'number-multi': { kind: 'number', property: 'to', several: true },
  client: { kind: 'client', property: 'to', several: false },
  sim: { kind: 'sim', property: 'to', several: false },
  sip: { kind: 'sip', property: 'sip_endpoint', several: false },
  conference: { kind: 'conference', property: 'to', several: false },
  'client-multi': { kind: 'client', property: 'to', several: true },
  'sip-multi': { kind: 'sip', property: 'sip_endpoint', several: true },
  multi: { kind: 'any', property: 'to', several: true },
  queue: { kind: 'queue', property: 'to', several: false },
  application: { kind: 'application', property: 'to', several: false },
  whatsapp: { kind: 'whatsapp', property: 'to', several: true },
} as const satisfies Record<string, NounRule>;

/** What each noun of a widget connects the caller to. */
export const nounDescriptions: Readonly<Record<Noun, string>> = {
  number: 'one phone number.',
  'number-multi': 'several phone numbers at once.',
  client: 'a browser or mobile app with the Voice SDK.',
  sim: 'a SIM of Twilio’s Programmable Wireless, which takes no voice calls since 2021.',
  sip: 'a SIP phone or PBX.',
  conference: 'a conference.',
  'client-multi': 'several apps at once.',
  'sip-multi': 'several SIP phones at once.',
  multi: 'phone numbers, apps, SIP phones, SIMs and WhatsApp, all at once.',
  queue: 'whoever has waited longest in a queue.',
  application: 'a TwiML App, of this account or another one.',
  whatsapp: 'one or several numbers of WhatsApp, at once.',
};

/** The addresses in what a noun's property says: one, or several with commas between them; what nobody can see is none. */
export function addressesOf(noun: Noun, text: string): string[] {
  const addresses = nouns[noun].several ? text.split(',') : [text];
  return addresses.map((address) => address.trim()).filter((address) => address !== '' && isVisible(address));
}

/** The target that an address of this noun stands for, or undefined where it is none. */
export function readTarget(noun: Noun, address: string): Target | undefined {
  const { kind } = nouns[noun];
  return kind === 'any' ? readAnyTarget(address) : targetRules[kind].read(address);
}

/** What an address of this noun should be, for people. */
export function targetExpected(noun: Noun): string {
  const { kind } = nouns[noun];
  return kind === 'any' ? anyTargetExpected : targetRules[kind].expected;
}
