import type { Line } from './line';
import { takeNext, type WrongUse } from './take-outcome';
import type { Act, ActAnswer, Outcome } from './types';

/** What a stand-in answers where the service asks another system: nothing is sent, and nobody is asked. */
export function answerAct(act: Act, line: Line): ActAnswer | WrongUse {
  if (act.kind === 'message') {
    return takeNext<ActAnswer>(
      {
        place: `a text message is sent to ${act.to}`,
        words: 'sent or not-sent',
        read: (outcome) => {
          if (outcome.kind === 'sent') return { kind: 'message', sid: line.newSid('SM') };
          return outcome.kind === 'not-sent' || isFailed(outcome) ? { kind: 'not-sent' } : undefined;
        },
        usual: { kind: 'sent' },
      },
      line,
    );
  }
  return takeNext<ActAnswer>(
    {
      place: `a web service is asked: ${act.method} ${act.url}`,
      words: 'success, success:FILE.json or failed',
      read: (outcome) => {
        if (outcome.kind === 'success') return { kind: 'web', status: 200, body: outcome.body };
        return isFailed(outcome) ? { kind: 'web', status: 500, body: '' } : undefined;
      },
      usual: { kind: 'success', body: '{}' },
    },
    line,
  );
}

/** `failed` is a word for whoever is rung, too. */
function isFailed(outcome: Outcome): boolean {
  return outcome.kind === 'ring' && outcome.targets.size === 0 && outcome.everybody?.does === 'failed';
}
