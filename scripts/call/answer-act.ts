import type { Line } from './line';
import { takeNext } from './take-outcome';
import type { Act, ActAnswer, Outcome } from './types';

type Answered =
  | { readonly ok: true; readonly answer: ActAnswer }
  | { readonly ok: false; readonly wrongUse: string };

/** What a stand-in answers where the service asks another system: nothing is sent, and nobody is asked. */
export function answerAct(act: Act, line: Line): Answered {
  return act.kind === 'message' ? answerMessage(act, line) : answerWeb(act, line);
}

type Sending = Extract<Outcome, { readonly kind: 'sent' | 'not-sent' }>;

function answerMessage({ to }: Act & { readonly kind: 'message' }, line: Line): Answered {
  const taken = takeNext<Sending>(
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
  if (!taken.ok) return taken;
  const { kind } = taken.outcome;
  return { ok: true, answer: kind === 'sent' ? { kind: 'message', sid: line.newSid('SM') } : { kind } };
}

type Service = Extract<Outcome, { readonly kind: 'success' | 'ring' }>;

function answerWeb({ method, url }: Act & { readonly kind: 'web' }, line: Line): Answered {
  const taken = takeNext<Service>(
    {
      place: `a web service is asked: ${method} ${url}`,
      words: 'success, success:FILE.json or failed',
      read: (outcome) => (outcome.kind === 'success' || isFailed(outcome) ? outcome : undefined),
      usual: { kind: 'success', body: '{}' },
    },
    line,
  );
  if (!taken.ok) return taken;
  const { outcome } = taken;
  const answer: ActAnswer =
    outcome.kind === 'success'
      ? { kind: 'web', status: 200, body: outcome.body }
      : { kind: 'web', status: 500, body: '' };
  return { ok: true, answer };
}

/** `failed` is a word for whoever is rung, too. */
function isFailed(outcome: Outcome): outcome is Outcome & { readonly kind: 'ring' } {
  return outcome.kind === 'ring' && outcome.targets.size === 0 && outcome.everybody?.does === 'failed';
}
