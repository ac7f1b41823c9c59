import { hangUp, type Line, type Next, tell } from './line';
import { takesLeaveListening } from './take-outcome';
import type { Verb } from './types';

/** The caller hears a `<Say>`, a `<Play>` or a `<Pause>`, and may hang up at it. */
export function hear(verb: Verb, line: Line): Next {
  line.status = 'in-progress';
  if (verb.name !== 'Pause') tell(hears(verb), line);
  return takesLeaveListening(line) ? hangUp('hangs up', line) : { kind: 'on' };
}

/** What somebody hears of a verb. Source: Twilio docs, "TwiML Voice: <Say>" and "<Play>", attribute loop. */
export function hears({ name, text, attributes: { loop = '1', digits } }: Verb): string {
  const what = name === 'Say' ? `"${text}"` : text || `the keys ${digits ?? ''}`;
  if (loop === '1') return `hears ${what}`;
  return `hears ${what} ${loop === '0' ? 'again and again' : `${loop} times`}`;
}
