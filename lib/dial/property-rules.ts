import { isAbsoluteUrl, isServicePath } from '../url/is-url';

/** How the text of a property becomes a value: one rule for the literals of a file and for what Liquid renders to. */
export interface PropertyRule<T> {
  /** What the text should be, for people. */
  readonly expected: string;
  /** All that it may say, where that is a list. */
  readonly values?: readonly string[];
  /** The value, or undefined where the text is invalid. */
  read(text: string): T | undefined;
}

/** A rule of a property that may be left out, and what holds then. */
export interface OptionalRule<T, D = undefined> extends PropertyRule<T> {
  readonly fallback: D;
}

/** Source: the Studio widget's documentation, "Timeout". Seconds. */
export const timeoutRule = { ...wholeNumber(1, 600, 'whole seconds'), fallback: 30 };

/** Source: the Studio widget's documentation, "Time Limit"; 86,400 with the account's 24-hour feature. Seconds. */
export const timeLimitRule = { ...wholeNumber(1, 86_400, 'whole seconds'), fallback: undefined };

export const recordings = [
  'do-not-record',
  'record-from-answer',
  'record-from-ringing',
  'record-from-answer-dual',
  'record-from-ringing-dual',
] as const;

type Recording = (typeof recordings)[number];

/** Source: Twilio docs, "TwiML Voice: <Dial>", attribute record. `false` is the absence of the attribute. */
export const recordRule: OptionalRule<Recording | false, false> = {
  fallback: false,
  expected: `true, false, or one of ${recordings.join(', ')}`,
  read: (text) => {
    if (text === 'false') return false;
    if (text === 'true') return 'record-from-answer';
    return recordings.find((recording) => recording === text);
  },
};

/** What is fetched: TwiML, a recording, a callback. */
export const urlRule: PropertyRule<string> = {
  expected: 'an absolute http(s) URL, or a /path on this service',
  read: (text) => (isServicePath(text) || isAbsoluteUrl(text) ? text : undefined),
};

/** How a route of a SIP phone comes before others, and its share of those that stand beside it. */
export const routeRules = {
  priority: { ...wholeNumber(0, 65_535), fallback: undefined },
  weight: { ...wholeNumber(1, 65_535), fallback: undefined },
};

interface NumberRule extends PropertyRule<number> {
  readonly least: number;
  readonly most: number;
}

export function wholeNumber(least: number, most: number, what = 'a whole number'): NumberRule {
  return {
    least,
    most,
    expected: `${what} from ${least} to ${most}`,
    read: (text) => {
      const number = /^[0-9]+$/.test(text) ? Number(text) : Number.NaN;
      return number >= least && number <= most ? number : undefined;
    },
  };
}
