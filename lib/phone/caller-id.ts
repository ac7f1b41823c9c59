import type { TargetKind } from '../types';
import { toE164 } from './e164';

/**
 * The caller ID that `text` stands for, or undefined where it is none that every one of these kinds of target takes.
 *
 * Numbers come back in E.164. Source: Twilio docs, "TwiML Voice: <Dial>", attribute callerId.
 */
export function toCallerId(text: string, kinds: ReadonlySet<TargetKind>): string | undefined {
  const trimmed = text.trim();
  if (kinds.has('whatsapp')) return toWhatsAppSender(trimmed);
  const number = toE164(trimmed);
  if (isAnonymous(number ?? trimmed)) return undefined;
  if (isOnly('client', kinds) && /^client:\S+$/.test(trimmed)) {
    return isAnonymous(trimmed.slice('client:'.length)) ? undefined : trimmed;
  }
  if (isOnly('sip', kinds) && /^[A-Za-z0-9+\-_.]+$/.test(trimmed)) {
    // A SIP phone may spell the word without a plus, which for other targets could be a number of North America.
    return isAnonymous(`+${trimmed}`) ? undefined : trimmed;
  }
  return number;
}

/** Source: Twilio docs, "TwiML Voice: <WhatsApp>": the sender of a call to WhatsApp, in the form `whatsapp:+…`. */
function toWhatsAppSender(text: string): string | undefined {
  const [, number = ''] = /^whatsapp:(.+)$/i.exec(text) ?? [];
  const sender = toE164(number);
  return sender === undefined || isAnonymous(sender) ? undefined : `whatsapp:${sender}`;
}

/**
 * Whether this is one of the ways in which carriers and phones say that the caller's number is withheld.
 * Source: Twilio docs, "Voice: receiving calls from anonymous callers".
 */
export function isAnonymous(text: string): boolean {
  return anonymousWords.has(text.toLowerCase()) || /^\+?$/.test(text);
}

// The numbers spell the words on a phone's keys: 266696687 is "anonymous".
const anonymousWords: ReadonlySet<string> = new Set([
  'anonymous',
  'restricted',
  'blocked',
  'unknown',
  'unavailable',
  'private',
  '+266696687',
  '+7378742833',
  '+2562533',
  '+8656696',
  '+86282452253',
]);

function isOnly(kind: TargetKind, kinds: ReadonlySet<TargetKind>): boolean {
  return kinds.size === 1 && kinds.has(kind);
}
