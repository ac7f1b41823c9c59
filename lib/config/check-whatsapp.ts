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
  const remarks: Remark[] = [];
  if (withoutWhatsApp(targets).length < targets.length) {
    remarks.push(
      fault(
        ['properties', property],
        'has numbers of WhatsApp beside phone numbers or SIMs, which take another caller ID; make two widgets of it',
      ),
    );
  }
  if (callerId === null || (typeof callerId === 'string' && callerId.trim() === '')) {
    remarks.push(
      fault(
        ['properties', 'caller_id'],
        'is missing; a call to WhatsApp needs one of your senders of WhatsApp, such as whatsapp:+14155550100',
      ),
    );
  }
  return remarks;
}
