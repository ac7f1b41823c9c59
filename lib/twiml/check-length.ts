import type { Problem } from '../types';
import type { TwimlElement } from './element';
import { renderTwiml } from './render-twiml';

/** A response has at most 64 kB. Source: Twilio docs, "Error 11750: TwiML response body too large". Bytes. */
export const twimlLimit = 64 * 1_024;

/** How long a part of a response is. Bytes. */
export function lengthOf(elements: readonly TwimlElement[]): number {
  return new TextEncoder().encode(renderTwiml(elements)).length;
}

/** What is wrong with a TwiML document that Twilio will not run because it is too long. */
export function lengthProblem(twiml: string): Problem | undefined {
  // No character takes more than three bytes for each of its units, and most answers are far from the limit.
  if (twiml.length * 3 <= twimlLimit) return undefined;
  const bytes = new TextEncoder().encode(twiml).length;
  if (bytes <= twimlLimit) return undefined;
  return {
    message: `The TwiML has ${bytes} bytes, and Twilio runs none of more than ${twimlLimit}; some value of this call is too long`,
  };
}
