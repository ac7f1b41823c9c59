import { isAnonymous, toCallerId } from '../../lib/phone/caller-id';
import { toE164 } from '../../lib/phone/e164';
import type { TargetKind } from '../../lib/types';
import { type Line, webhookOf } from './line';
import { screened } from './twiml-rules';
import type { Caller, Leg, Verb } from './types';

/** How `To` says whom a noun rings. */
const rung: ReadonlyMap<string, { readonly kind: TargetKind; readonly scheme: string }> = new Map([
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
 * Why Twilio places no call to somebody, or none that they should get. Which numbers an account owns, nobody can tell here.
 * @param callerId as the Dial says it; without one Twilio shows the caller's own number
 * Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId, and "Error 13214".
 */
export function refusalOf(callerId: string | undefined, leg: Leg, { from }: Caller): string | undefined {
  if (callerId === undefined && isWithoutNumber(from)) {
    return `13214: a call from ${from} has no number to show; the Dial needs a callerId`;
  }
  const shown = callerId ?? from;
  const number = toE164(shown);
  if (shown === leg.address || (number !== undefined && number === toE164(leg.address)))
    return `13214: the callerId ${shown} is the number of the person who is rung`;
  const { kind } = rung.get(leg.noun) ?? {};
  if (kind === undefined || isAnonymous(shown)) return undefined;
  // A sender of WhatsApp may ring apps and SIP phones beside WhatsApp, but nobody who needs a phone number.
  const suits: TargetKind[] = kind === 'client' || kind === 'sip' ? [kind, 'whatsapp'] : [kind];
  if (suits.some((one) => toCallerId(shown, new Set([one])) !== undefined)) return undefined;
  return `13214: ${shown} is no caller ID for a <${leg.noun}>`;
}

/** Whether a call comes from a browser or a SIP phone. */
export function isWithoutNumber(from: string): boolean {
  return /^(client|sips?):/i.test(from);
}
