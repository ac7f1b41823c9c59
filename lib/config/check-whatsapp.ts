import { nouns } from '../dial/nouns';
import { withoutWhatsApp } from '../dial/read-target';
import { isNoun, literalTargets, type RawProperties } from './check-dial';
import { fault, type Remark } from './finding';

/**
 * Check that a call to WhatsApp has a sender, and goes to nobody who takes another caller ID.
 * Source: Twilio docs, "TwiML Voice: <WhatsApp>".
 */
export function checkWhatsApp(properties: RawProperties): Remark[] {
  const { noun, caller_id: callerId = null } = properties;
  if (!isNoun(noun)) return [];
  const { kind, property } = nouns[noun];
  const targets = literalTargets(properties);
  if (kind !== 'whatsapp' && targets.every((target) => target.kind !== 'whatsapp')) return [];
  const mixed =
    'has numbers of WhatsApp beside phone numbers or SIMs, which take another caller ID; make two widgets of it';
  const missing =
    'is missing; a call to WhatsApp needs one of your senders of WhatsApp, such as whatsapp:+14155550100';
  const isMissing = callerId === null || (typeof callerId === 'string' && callerId.trim() === '');
  return [
    ...(withoutWhatsApp(targets).length < targets.length ? [fault(['properties', property], mixed)] : []),
    ...(isMissing ? [fault(['properties', 'caller_id'], missing)] : []),
  ];
}
