import { wholeNumber } from './rules';

/** What a caller hears: a text read aloud, a recording, or keys. Every string may hold Liquid. */
export interface PromptProperties {
  readonly say?: string;
  readonly play?: string;
  readonly digits?: string;
  readonly voice?: string;
  readonly language?: string;
  readonly loop?: string;
}

/** How often a prompt is heard; 0 is until the call ends. Source: Twilio docs, "TwiML Voice: <Say>", attribute loop. */
export const loopRule = wholeNumber(0, 1_000, 1);

/** Source: Twilio docs, "TwiML Voice: <Play>", attribute digits. */
export const digitsRule = {
  expected: 'keys to press: digits, *, # and w (a pause of half a second)',
  read: (text: string) => (/^[0-9*#wW]+$/.test(text) ? text : undefined),
  fallback: undefined,
};
