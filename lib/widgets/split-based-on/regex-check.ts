// For the check before a deployment alone: what runs in a call must not import it, for the library's sake.
import { isSafePattern } from 'redos-detector';
import { longestInput, toRegExp, withoutCaseFlag } from './regular-expression';

/**
 * What is wrong with a regular expression of a flow, or undefined where nothing is: that it is none, that it is written for
 * another language, or that some input could keep it busy for longer than a caller waits.
 *
 * The library finds every pattern that one text can match in many ways. It also finds `.*sales.*` and `yes.*please`, which
 * only take the square of the input's length: so a pattern that is not safe as a whole is looked at between its `.*`, each of
 * which costs one more power of the length, and the third is fast enough for what `longestInput` lets through.
 * @param parts the value between what Liquid puts in, which is escaped and may be any text: one part where it has no Liquid
 */
export function whyNoRegExp(parts: readonly string[]): string | undefined {
  const [first = '', ...others] = parts;
  if (others.some((part) => /^[*+?{]/.test(part))) {
    return 'has Liquid before a quantifier; put brackets around the Liquid: ({{…}})+';
  }
  const pattern = withoutCaseFlag([first, ...others].join(anything));
  if (toRegExp(pattern) === undefined) return 'is no regular expression of JavaScript';
  const [, unknown] = /\\([a-z])/i.exec(pattern.replace(knownEscapes, '')) ?? [];
  if (unknown !== undefined) return `has \\${unknown}, which JavaScript does not know`;
  return isFast(pattern) ? undefined : canHang;
}

const canHang =
  'is a regular expression that can hang a call: for some input it takes more time than a caller waits. Avoid ' +
  'repetitions inside repetitions, as in (a+)+, alternatives that begin alike inside a repetition, as in (a|ab)*, and .* at the ' +
  'beginning and the end: a part that matches is enough. Names of groups and looking behind, (?<…), are not known here';

/** What stands in the place of Liquid: each way in which a pattern can match with some text there is one with this. */
const anything = '(?:[\\s\\S]*)';

const knownEscapes = /\\(?:[^A-Za-z]|[bBcdDfnrsStuvwWx])/g;

/** About half a second's: of each power of the length, less than the whole is gone through. */
const mostSteps = 1e9;
const mostWays = 200;

function isFast(pattern: string): boolean {
  // What a back-reference means depends on all of the pattern.
  const alternatives = /\\[1-9]/.test(pattern) ? [[pattern]] : alternativesOf(pattern);
  return alternatives.every((pieces) => {
    const whole = pieces.join('.*');
    return isFastIn([whole]) || (pieces.length > 1 && isFastIn(pieces));
  });
}

function isFastIn(pieces: readonly string[]): boolean {
  let steps = longestInput ** powerOf(pieces);
  for (const piece of pieces) {
    if (steps > mostSteps) return false;
    steps *= waysOf(piece);
  }
  return steps <= mostSteps;
}

/** The power of the input's length that the time grows with. */
function powerOf(pieces: readonly string[]): number {
  const [first = ''] = pieces;
  const starts = first.startsWith('^') ? 0 : 1;
  // Nothing comes behind a last .* that could fail and have it tried again.
  const wildcards = pieces.length - (pieces.at(-1) === '' ? 2 : 1);
  const repetitions = pieces.some((piece) => /[*+]|,\}/.test(piece)) ? 1 : 0;
  return starts + wildcards + repetitions;
}

/** In how many ways one text can match at most, from where the match begins. */
function waysOf(pattern: string): number {
  // The library leaves out what looks behind.
  if (pattern.includes('(?<')) return Number.POSITIVE_INFINITY;
  const choices = choicesIn(pattern);
  if (choices <= mostWays) return choices;
  try {
    const { safe, score } = isSafePattern(`^(?:${pattern})$`, {
      caseInsensitive: true,
      maxScore: mostWays,
      // With some thousands, it takes gigabytes for some patterns.
      maxSteps: 500,
    });
    return safe && !score.infinite ? score.value : Number.POSITIVE_INFINITY;
  } catch {
    // What the library cannot read is not known to be safe.
    return Number.POSITIVE_INFINITY;
  }
}

/**
 * In how many ways a pattern can be gone through that repeats nothing, or one character a fixed number of times: in any one
 * of its alternatives, with or without what is optional. The library would take too long for a list of all area codes of a state.
 */
function choicesIn(pattern: string): number {
  const counts: number[] = [];
  let choices = 1;
  let count = 1;
  let before = '';
  for (const [token] of pattern.matchAll(tokens)) {
    if (repetition.test(token) && (!exactly.test(token) || before === ')')) return Number.POSITIVE_INFINITY;
    if (token === '|') count++;
    if (token === '?' && before !== '(') choices *= 2;
    if (token === '(') {
      counts.push(count);
      count = 1;
    }
    if (token === ')') {
      choices *= count;
      count = Number(counts.pop());
    }
    before = token;
  }
  return choices * count;
}

/** The alternatives of a pattern, each divided at the wildcards that stand in no brackets. */
function alternativesOf(pattern: string): string[][] {
  const alternatives: string[][] = [];
  let pieces: string[] = [];
  let piece = '';
  let depth = 0;
  for (const [token] of pattern.matchAll(tokens)) {
    if (token === '(') depth++;
    if (token === ')') depth--;
    if (depth === 0 && (token === '|' || wildcard.test(token))) {
      pieces.push(piece);
      piece = '';
      if (token === '|') {
        alternatives.push(pieces);
        pieces = [];
      }
    } else {
      piece += token;
    }
  }
  return [...alternatives, [...pieces, piece]];
}

const wildcard = /^(?:(?:\.|\[\\s\\S\])[*+]\??|\(\?:\[\\s\\S\]\*\))$/;
/** As often as it says, and no choice: `\d{7}`. */
const exactly = /^\{\d+\}$/;
const repetition = /^[*+]$|^\{|^(?:\.|\[\\s\\S\])[*+]|^\(\?:\[/;
/** Wildcards, escapes, classes of characters, and single characters. */
const tokens =
  /(?:\.|\[\\s\\S\])[*+]\??|\(\?:\[\\s\\S\]\*\)|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\{\d+\}|[\s\S]/g;
