import { quote } from '../../lib/quote';
import type { Outcome, PersonDoes } from './types';

export type ParsedOutcomes =
  | { readonly ok: true; readonly outcomes: readonly Outcome[] }
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
  'all-declined',
  'caller-hangup',
  'caller-hangup:SECONDS',
];

export const outcomeHelp = `${words.join(', ')}; for one target of several 2=declined`;

/**
 * What is to happen in each Dial, from `--outcome`: a list with commas, one for each Dial. In a ring of several, `2=busy`
 * is what the second does; `+` joins such: `1=busy+2=answered:60`.
 */
export function parseOutcomes(texts: readonly string[]): ParsedOutcomes {
  const outcomes: Outcome[] = [];
  for (const text of texts.flatMap((list) => list.split(/[\s,]+/)).filter((item) => item !== '')) {
    const outcome = parseWhole(text) ?? parseRing(text);
    if (outcome === undefined) {
      return { ok: false, message: `--outcome ${quote(text)} is not known; expected ${outcomeHelp}` };
    }
    outcomes.push(outcome);
  }
  return { ok: true, outcomes };
}

/** An outcome that is about a Dial as a whole. */
function parseWhole(text: string): Outcome | undefined {
  if (text === 'all-declined' || text === 'canceled') return { kind: text };
  const left = /^caller-hangup(?::([0-9]{1,6}))?$/.exec(text);
  if (left === null) return undefined;
  return { kind: 'caller-hangup', ...(left[1] !== undefined && { seconds: Number(left[1]) }) };
}

/** An outcome that is about the people who are rung. */
function parseRing(text: string): Outcome | undefined {
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
  return { kind: 'ring', targets, ...(everybody !== undefined && { everybody }) };
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
export const usualOutcome: Outcome = {
  kind: 'ring',
  targets: new Map(),
  everybody: { does: 'answered', seconds: usualTalk },
};
