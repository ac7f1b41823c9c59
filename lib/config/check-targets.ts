import { addressesOf, nouns, readTarget, targetExpected } from '../dial/nouns';
import { addressOf } from '../dial/read-target';
import { targetLimit } from '../limits';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import type { Noun, Target } from '../types';
import { checkSipUri } from './check-sip';
import { fault, type Remark, warning } from './finding';
import { replaceOutputs } from './literal-text';
import { pressedDigits, whyNoNumber } from './number-hints';
import { shortNumber } from './short-number';

/** What of the targets is the same in every call. */
export interface Literals {
  readonly literals: readonly string[];
  readonly secrets: readonly string[];
}

/** Check whom a widget rings, address by address. */
export function checkTargets(noun: Noun, text: string, { literals, secrets }: Literals): Remark[] {
  const path = ['properties', nouns[noun].property];
  const expected = targetExpected(noun);
  if (!isTemplate(text) && addressesOf(noun, text).length === 0)
    return [fault(path, `is missing; noun ${quote(noun)} needs ${expected}`)];
  const pressed = nouns[noun].kind === 'number' ? pressedDigits(text) : undefined;
  if (pressed !== undefined) return [fault(path, `is ${quote(text, secrets)}; ${pressed}`)];
  if (noun === 'number' && !text.includes('{%') && replaceOutputs(text, '').includes(',')) {
    return [
      fault(path, `is ${quote(text, secrets)}, which is several numbers; write "noun": "number-multi"`),
    ];
  }
  // A comma may stand in a SIP URI; one with another URI behind it means two of them.
  if (noun === 'sip' && /,\s*sips?:/i.test(text)) {
    return [fault(path, `is ${quote(text, secrets)}, which is several SIP URIs; write "noun": "sip-multi"`)];
  }
  const remarks: Remark[] = hasSecondHost(noun, text) ? [fault(path, secondHost)] : [];
  const seen = new Set<string>();
  for (const address of literals) {
    const target = readTarget(noun, address);
    const divider = otherDivider(noun, address);
    if (divider !== undefined) {
      const message = `is ${quote(address, secrets)}, which ${divider} divides; write commas between targets`;
      // The name of a client may hold a semicolon.
      remarks.push(
        target === undefined || divider !== semicolon ? fault(path, message) : warning(path, message),
      );
      continue;
    }
    if (target === undefined) {
      const isNumber = nouns[noun].kind === 'number' || nouns[noun].kind === 'any';
      const hint = shortNumber(address) ?? (isNumber ? whyNoNumber(address) : undefined);
      const why = hint === undefined ? '' : `. ${hint}`;
      remarks.push(fault(path, `is ${quote(address, secrets)}; expected ${expected}, or Liquid${why}`));
      continue;
    }
    if (seen.has(addressOf(target)))
      remarks.push(warning(path, `has ${quote(address, secrets)} twice; it rings twice`));
    seen.add(addressOf(target));
    if (isWrittenOtherwise(target, address)) {
      remarks.push(
        warning(
          path,
          `${quote(address, secrets)} is not E.164 and is read as ${addressOf(target)}; write it so`,
        ),
      );
    }
    if (target.kind === 'sip') remarks.push(...checkSipUri(target.uri, path, secrets));
    if (target.kind === 'sim') {
      remarks.push(
        warning(path, 'rings a SIM, which is legacy: Twilio ended Programmable Wireless voice in 2021'),
      );
    }
  }
  if (literals.length > targetLimit) {
    remarks.push(fault(path, `has ${literals.length} targets; expected at most ${targetLimit}`));
  }
  return remarks;
}

/** Whether a number is read as another one than it is written. */
function isWrittenOtherwise(target: Target, address: string): boolean {
  if (target.kind === 'number') return target.number !== address;
  return target.kind === 'whatsapp' && target.number !== address.replace(/^whatsapp:/i, '').trim();
}

const semicolon = 'a semicolon';

/** What stands between several targets in place of a comma. */
function otherDivider(noun: Noun, address: string): string | undefined {
  const pieces = address.split(/[;\r\n]+/).filter((piece) => piece.trim() !== '');
  if (pieces.length < 2 || !nouns[noun].several) return undefined;
  if (!pieces.every((piece) => readTarget(noun, piece.trim()) !== undefined)) return undefined;
  return address.includes(';') ? semicolon : 'the end of a line';
}

/** Whether a SIP URI with Liquid in it has two `@` of its own; one without Liquid is no target then. */
export function hasSecondHost(noun: Noun, text: string): boolean {
  const addresses = addressesOf(noun, replaceOutputs(text, '{{}}'));
  return addresses.some((address) => address.includes('{{}}') && /^sips?:[^@]*@[^@]*@/i.test(address));
}

export const secondHost =
  'has a second @, after which another host would ring; write %40 for the one in the name';

export function targetsOf(noun: Noun, literals: readonly string[]): Target[] {
  return literals.flatMap((address) => readTarget(noun, address) ?? []);
}

/** The addresses that are the same in every call. With tags, such as `{% if %}`, nobody can tell which those are. */
export function literalAddresses(noun: Noun, text: string): string[] {
  if (text.includes('{%')) return [];
  return addressesOf(noun, replaceOutputs(text, '{{}}')).filter((address) => !address.includes('{{}}'));
}
