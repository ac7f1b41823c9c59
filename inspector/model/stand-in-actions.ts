import type { Ask } from '../../lib/types';
import type { Happening, Outcome } from './happenings';

// What a widget asks of other systems is answered by stand-ins: the page sends nothing and asks nobody.

/** What somebody who tries a call decides about: a text message or a web service. */
export type Acting = Extract<Ask, { action: 'sendMessage' | 'webRequest' }>;

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
  const failure = { ok: false, why: 'the stand-in says so' } as const;
  switch (acting.action) {
    case 'sendMessage':
      return acting.resume(outcome === 'sent' ? { ok: true, sid: `SM${'0'.repeat(31)}1` } : failure);
    case 'webRequest':
      return acting.resume(
        outcome === 'success'
          ? { ok: true, status: 200, contentType: 'application/json', body: text }
          : failure,
      );
  }
}

/** What the stand-in did, for people. */
export function toldOfActing(acting: Acting, { outcome }: Happening): string {
  return `${askedFor(acting)}; ${tellings[outcome] ?? 'a stand-in says that nobody answered'}.`;
}

const tellings: Readonly<Partial<Record<Outcome, string>>> = {
  sent: 'a stand-in says that it was sent',
  notSent: 'a stand-in says that it was not',
  success: 'a stand-in answers',
};
