import { quote } from '../../lib/quote';
import type { DialPlan, PersonDoes } from './types';

export type ParsedOutcomes =
  | { readonly ok: true; readonly outcomes: readonly DialPlan[] }
  | { readonly ok: false; readonly message: string };

/** How long a talk takes where nobody says. Seconds. */
const usualTalk = 30;

const words = [
  'answered',
  'answered:SECONDS',
  'no-answer',
  'busy',
  'failed',
  'canceled',
  'declined',
  'caller-hangup',
  'caller-hangup:SECONDS',
];

export const outcomeHelp = `${words.join(', ')}; for one target of several 2=declined`;

/**
 * What is to happen in each Dial, from `--outcome`: a list with commas, one for each Dial. In a ring of several, `2=busy`
 * is what the second does; `+` joins such: `1=busy+2=answered:60`.
 */
export function parseOutcomes(texts: readonly string[]): ParsedOutcomes {
  const outcomes: DialPlan[] = [];
  for (const text of texts.flatMap((list) => list.split(/[\s,]+/)).filter((item) => item !== '')) {
    const plan = parsePlan(text);
    if (plan === undefined) {
      return { ok: false, message: `--outcome ${quote(text)} is not known; expected ${outcomeHelp}` };
    }
    outcomes.push(plan);
  }
  return { ok: true, outcomes };
}

function parsePlan(text: string): DialPlan | undefined {
  const ended = /^(canceled|caller-hangup)(?::([0-9]{1,6}))?$/.exec(text);
  if (ended !== null) {
    const [, word, seconds] = ended;
    if (word === 'canceled')
      return seconds === undefined ? { targets: new Map(), endedBy: { who: 'canceled' } } : undefined;
    return {
      targets: new Map(),
      endedBy: { who: 'caller', ...(seconds !== undefined && { seconds: Number(seconds) }) },
    };
  }
  const targets = new Map<number, PersonDoes>();
  let everybody: PersonDoes | undefined;
  for (const part of text.split('+')) {
    const [, index, word = ''] = /^(?:([1-9]|10)=)?(.*)$/.exec(part) ?? [];
    const does = parsePerson(word);
    if (does === undefined) return undefined;
    if (index !== undefined) targets.set(Number(index), does);
    else if (everybody === undefined) everybody = does;
    else return undefined;
  }
  return { targets, ...(everybody !== undefined && { everybody }) };
}

function parsePerson(word: string): PersonDoes | undefined {
  const answered = /^answered(?::([0-9]{1,6}))?$/.exec(word);
  if (answered !== null) return { does: 'answered', seconds: Number(answered[1] ?? usualTalk) };
  switch (word) {
    case 'declined':
    case 'no-answer':
    case 'busy':
    case 'failed':
      return { does: word };
    default:
      return undefined;
  }
}

/** What happens in a Dial of which nobody said anything. */
export const usualPlan: DialPlan = {
  targets: new Map(),
  everybody: { does: 'answered', seconds: usualTalk },
};

/** What one target does. Where only others are named, it does not answer. */
export function planOf({ targets, everybody }: DialPlan, index: number): PersonDoes {
  return targets.get(index) ?? everybody ?? { does: 'no-answer' };
}
