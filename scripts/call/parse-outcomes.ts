import { errorMessage } from '../../lib/error-message';
import { quote } from '../../lib/quote';
import type { Outcome, PersonDoes } from './types';

type ParsedOutcomes =
  | { readonly ok: true; readonly outcomes: readonly Outcome[] }
  | { readonly ok: false; readonly message: string };

/** How long a talk takes where nobody says. Seconds. */
const usualTalk = 30;

/** How long a message is where nobody says. Seconds. */
const usualMessage = 10;

/** What `--outcome` may say. */
export const outcomeHelp = [
  'answered, answered:SECONDS, no-answer, busy, failed, canceled, declined, all-declined',
  'caller-hangup, caller-hangup:SECONDS, caller-hangup:listening',
  'digits:KEYS, speech:WORDS, silence, recorded:SECONDS, recorded:SECONDS+hangup, no-audio',
  'sent, not-sent, success, success:FILE.json; for one target of several 2=declined',
].join(', ');

/**
 * What is to happen, from `--outcome`: a list with commas, one for each place where the call waits for somebody. In a ring
 * of several, `2=busy` is what the second does; `+` joins such: `1=busy+2=answered:60`.
 * @param readFile the text of the file in `success:FILE.json`; throws an Error where it cannot be read
 */
export function parseOutcomes(
  texts: readonly string[],
  readFile: (path: string) => string = () => '{}',
): ParsedOutcomes {
  const outcomes: Outcome[] = [];
  for (const text of texts.flatMap((list) => list.split(',')).flatMap(itemsIn)) {
    const file = /^success:(.+)$/s.exec(text)?.[1];
    const outcome =
      file === undefined
        ? (parseWhole(text) ?? parseCaller(text) ?? parseRing(text))
        : parseFile(text, file, readFile);
    if (typeof outcome === 'string') return { ok: false, message: outcome };
    if (outcome === undefined) {
      return { ok: false, message: `--outcome ${quote(text)} is not known; expected ${outcomeHelp}` };
    }
    outcomes.push(outcome);
  }
  return { ok: true, outcomes };
}

/** Blanks divide, too, but for those in what somebody says, and in the name of a file. */
function itemsIn(text: string): string[] {
  const [, before = '', whole] = /^(.*?)(?:(?<!\S)((?:speech|success):.*))?$/s.exec(text) ?? [];
  const items = before.split(/\s+/).filter((item) => item !== '');
  return whole === undefined ? items : [...items, whole.trim()];
}

function parseFile(text: string, file: string, readFile: (path: string) => string): Outcome | string {
  try {
    const body = readFile(file);
    JSON.parse(body);
    return { kind: 'success', file, body };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return `--outcome ${quote(text)}: the file ${file} ${why}: ${errorMessage(error)}`;
  }
}

const plain = ['all-declined', 'canceled', 'silence', 'no-audio', 'sent', 'not-sent'] as const;

/** An outcome that is one word. */
function parseWhole(text: string): Outcome | undefined {
  if (text === 'success') return { kind: text, body: '{}' };
  if (text === 'caller-hangup:listening') return { kind: 'hangup-listening' };
  const kind = plain.find((word) => word === text);
  return kind && { kind };
}

/** What the caller does. */
function parseCaller(text: string): Outcome | undefined {
  const [, keys] = /^digits:([0-9*#]{1,100})$/.exec(text) ?? [];
  if (keys !== undefined) return { kind: 'digits', digits: keys };
  const [, said] = /^speech:(.*\S.*)$/s.exec(text) ?? [];
  if (said !== undefined) return { kind: 'speech', text: said.trim() };
  const recorded = /^recorded(?::([1-9][0-9]{0,4}))?(\+hangup)?$/.exec(text);
  if (recorded !== null) {
    const [, seconds, hangup] = recorded;
    return { kind: 'recorded', seconds: Number(seconds ?? usualMessage), hangsUp: hangup !== undefined };
  }
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
  const does = (['declined', 'no-answer', 'busy', 'failed'] as const).find((one) => one === word);
  return does && { does };
}

/** What happens in a Dial, or in a queue, of which nobody said anything. */
export const usualOutcome: Outcome = {
  kind: 'ring',
  targets: new Map(),
  everybody: { does: 'answered', seconds: usualTalk },
};

/** What happens where a message is recorded, and nobody said anything. */
export const usualRecording: Outcome = { kind: 'recorded', seconds: usualMessage, hangsUp: true };
