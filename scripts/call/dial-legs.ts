import { isAnonymous, toCallerId } from '../../lib/phone/caller-id';
import type { TargetKind } from '../../lib/types';
import { type Line, webhookOf } from './line';
import { screened } from './twiml-rules';
import type { Leg, Verb } from './types';

interface Nouns {
  readonly kind: TargetKind;
  readonly scheme: string;
}

/** How `To` says whom a noun rings. */
const rung: ReadonlyMap<string, Nouns> = new Map([
  ['Number', { kind: 'number', scheme: '' }],
  ['Client', { kind: 'client', scheme: 'client:' }],
  ['Sip', { kind: 'sip', scheme: '' }],
  ['Sim', { kind: 'sim', scheme: 'sim:' }],
  ['WhatsApp', { kind: 'whatsapp', scheme: 'whatsapp:' }],
]);

/** Whom a Dial rings: its nouns, or the number that is its text. */
export function legsOf(dial: Verb, url: string, { newSid }: Line): Leg[] {
  const nouns = dial.children.length > 0 ? dial.children : [{ ...dial, name: 'Number', attributes: {} }];
  return nouns.map((noun, index): Leg => {
    const { scheme = '' } = rung.get(noun.name) ?? {};
    const { url: answeredUrl, method } = noun.attributes;
    return {
      index: index + 1,
      noun: noun.name,
      address: `${scheme}${addressIn(noun)}`,
      callSid: newSid('CA'),
      ...(answeredUrl &&
        screened.has(noun.name) && { webhook: webhookOf({ url: answeredUrl, method }, url, {}) }),
    };
  });
}

/** What a noun says of whom it rings: of several routes to a SIP phone, the one that is tried first. */
function addressIn({ text, children }: Verb): string {
  const named = children.find(({ name }) => name === 'Identity' || name === 'ApplicationSid');
  const routes = children.filter(({ name }) => name === 'Uri');
  const priority = ({ attributes }: Verb) => Number(attributes.priority ?? 0);
  const [first] = routes.toSorted((a, b) => priority(a) - priority(b));
  return named?.text ?? first?.text ?? text;
}

/**
 * Why Twilio places no call with this caller ID. Which numbers an account owns, nobody can tell here.
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId, and "Error 13214".
 */
export function callerIdFault(callerId: string, { noun }: Leg): string | undefined {
  const { kind } = rung.get(noun) ?? {};
  if (kind === undefined || isAnonymous(callerId)) return undefined;
  // A sender of WhatsApp may ring apps and SIP phones beside WhatsApp, but nobody who needs a phone number.
  const suits: TargetKind[] = kind === 'client' || kind === 'sip' ? [kind, 'whatsapp'] : [kind];
  if (suits.some((one) => toCallerId(callerId, new Set([one])) !== undefined)) return undefined;
  return `13214: ${callerId} is no caller ID for a <${noun}>`;
}
