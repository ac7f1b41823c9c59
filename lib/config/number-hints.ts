import { nationalZero, northAmerican, toE164 } from '../phone/e164';

/** Why a text that may be meant as a number is none, and what to write; undefined where there is nothing to guess. */
export function whyNoNumber(text: string): string | undefined {
  if (nationalZero.test(text)) {
    const number = toE164(text.replace(nationalZero, ''));
    return `The (0) is dialled only inside the country: ${number === undefined ? 'leave it out' : `write ${number}`}`;
  }
  const pressed = pressedDigits(text);
  if (pressed !== undefined) return `The ${pressed}`;
  if (/^[0-9*#w]*[*#w][0-9*#w]*$/i.test(text)) return sendDigits(text);
  const compact = text.replace(/[^0-9+]/g, '');
  if (northAmerican.test(compact) || compact.startsWith('+1')) {
    return 'A number of North America has ten digits after its +1, of which the first and the fourth are 2 to 9; one of another country begins with + and the code of the country';
  }
  return undefined;
}

/** What to write in place of a number with digits behind it, as a phone stores them: `+14155550100,,123#`. */
export function pressedDigits(text: string): string | undefined {
  if (text.length > longestNumber) return undefined;
  const [, address = '', pause = '', digits = ''] = numberAndDigits.exec(text.trim()) ?? [];
  const number = toE164(address);
  if (number === undefined || toE164(digits) !== undefined) return undefined;
  // On a phone, a comma waits for two seconds.
  const waits = 'wwww'.repeat(Math.max(1, [...pause].filter((sign) => /[,;]/.test(sign)).length));
  return `digits behind ${number} are pressed once somebody answers: write "to": "${number}". ${sendDigits(waits + digits)}`;
}

const longestNumber = 80;
const numberAndDigits = /^([+(]?[0-9][0-9 ().-]{5,24}?) *((?:[,;] *)+|x|ext\.?|#) *([0-9*#]{1,20})$/i;

function sendDigits(digits: string): string {
  return `What is pressed goes into number.sendDigits: "number": {"sendDigits": "${digits}"}, where w waits for half a second`;
}
