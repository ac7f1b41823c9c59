import type { Line } from './line';
import { takeNext, type WrongUse } from './take-outcome';
import type { Act, ActAnswer, Outcome } from './types';

/** What a stand-in answers where the service asks another system: nothing is sent, and nobody is asked. */
export function answerAct(act: Act, line: Line): ActAnswer | WrongUse {
  return act.kind === 'message' ? answerMessage(act, line) : answerWeb(act, line);
}

type Sending = Extract<Outcome, { readonly kind: 'sent' | 'not-sent' }>;

function answerMessage({ to }: Act & { readonly kind: 'message' }, line: Line): ActAnswer | WrongUse {
  const outcome = takeNext<Sending>(
    {
      place: `a text message is sent to ${to}`,
      words: 'sent or not-sent',
      read: (outcome) => {
        if (isFailed(outcome)) return { kind: 'not-sent' };
        return outcome.kind === 'sent' || outcome.kind === 'not-sent' ? outcome : undefined;
      },
      usual: { kind: 'sent' },
    },
    line,
  );
  return outcome.kind === 'sent' ? { kind: 'message', sid: line.newSid('SM') } : outcome;
}

type Service = Extract<Outcome, { readonly kind: 'success' | 'ring' }>;

function answerWeb({ method, url }: Act & { readonly kind: 'web' }, line: Line): ActAnswer | WrongUse {
  const outcome = takeNext<Service>(
    {
      place: `a web service is asked: ${method} ${url}`,
      words: 'success, success:FILE.json or failed',
      read: (outcome) => (outcome.kind === 'success' || isFailed(outcome) ? outcome : undefined),
      usual: { kind: 'success', body: '{}' },
    },
    line,
  );
  switch (outcome.kind) {
    case 'success':
      return { kind: 'web', status: 200, body: outcome.body };
    case 'ring':
      return { kind: 'web', status: 500, body: '' };
    case 'wrong-use':
      return outcome;
  }
}

/** `failed` is a word for whoever is rung, too. */
function isFailed(outcome: Outcome): outcome is Outcome & { readonly kind: 'ring' } {
  return outcome.kind === 'ring' && outcome.targets.size === 0 && outcome.everybody?.does === 'failed';
}
