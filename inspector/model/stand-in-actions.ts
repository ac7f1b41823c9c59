import type { Actions, Ask } from '../../lib/types';
import type { Happening, Outcome } from './happenings';

// What a widget asks of other systems is answered by stand-ins: the page sends nothing and asks nobody.

/** What somebody who tries a call decides about: a text message or a web service. */
export type Acting = Extract<Ask, { action: 'sendMessage' | 'webRequest' }>;

/** What may come of it. */
export function actingOutcomes({ action }: Acting): readonly Outcome[] {
  return action === 'sendMessage' ? ['sent', 'notSent'] : ['success', 'notReached'];
}

/** What is asked, for people. */
export function askedFor(acting: Acting): string {
  switch (acting.action) {
    case 'sendMessage': {
      const { from, to, body = '', mediaUrl } = acting.what;
      const picture = mediaUrl === undefined ? '' : `, with ${mediaUrl}`;
      return `A text from ${from} to ${to} would be sent: “${body}”${picture}`;
    }
    case 'webRequest':
      return `${acting.what.method} ${acting.what.url} would be asked`;
  }
}

/** Go on with what the stand-in answers. */
export function answered(acting: Acting, { outcome, text = '' }: Happening) {
  switch (acting.action) {
    case 'sendMessage':
      return acting.resume(messageResult(outcome));
    case 'webRequest':
      return acting.resume(webResult(outcome, text));
  }
}

/** What the stand-in did, for people. */
export function toldOfActing(acting: Acting, { outcome }: Happening): string {
  const result = {
    sent: 'a stand-in says that it was sent',
    notSent: 'a stand-in says that it was not',
    success: 'a stand-in answers',
  };
  const told =
    outcome === 'sent' || outcome === 'notSent' || outcome === 'success' ? result[outcome] : undefined;
  return `${askedFor(acting)}; ${told ?? 'a stand-in says that nobody answered'}.`;
}

function messageResult(outcome: Outcome): Actions['sendMessage']['result'] {
  return outcome === 'sent'
    ? { ok: true, sid: `SM${'0'.repeat(31)}1` }
    : { ok: false, why: 'the stand-in says so' };
}

function webResult(outcome: Outcome, text: string): Actions['webRequest']['result'] {
  if (outcome !== 'success') return { ok: false, why: 'the stand-in says so' };
  return { ok: true, status: 200, contentType: 'application/json', body: text };
}
