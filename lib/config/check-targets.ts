import { addressesOf, nouns, readTarget, targetExpected } from '../dial/nouns';
import { addressOf } from '../dial/read-target';
import { targetLimit } from '../limits';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import type { Noun, Target } from '../types';
import { checkSipUri } from './check-sip';
import { fault, type JsonPath, type Remark, warning } from './finding';
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
  if (!isTemplate(text) && addressesOf(noun, text).length === 0)
    return [fault(path, `is missing; noun ${quote(noun)} needs ${targetExpected(noun)}`)];
  const pressed = nouns[noun].kind === 'number' ? pressedDigits(text) : undefined;
  if (pressed !== undefined) return [fault(path, `is ${quote(text, secrets)}; ${pressed}`)];
  const instead = severalIn(noun, text);
  if (instead !== undefined) return [fault(path, `is ${quote(text, secrets)}, which is several ${instead}`)];
  const seen = new Set<string>();
  const tooMany = `has ${literals.length} targets; expected at most ${targetLimit}`;
  return [
    ...(hasSecondHost(noun, text) ? [fault(path, secondHost)] : []),
    ...literals.flatMap((address) => checkAddress(noun, address, { path, secrets, seen })),
    ...(literals.length > targetLimit ? [fault(path, tooMany)] : []),
  ];
}

/** What a noun that rings one target is given in its place, and what to write, where those are several. */
function severalIn(noun: Noun, text: string): string | undefined {
  if (noun === 'number' && !text.includes('{%') && replaceOutputs(text, '').includes(','))
    return 'numbers; write "noun": "number-multi"';
  // A comma may stand in a SIP URI; one with another URI behind it means two of them.
  return noun === 'sip' && /,\s*sips?:/i.test(text) ? 'SIP URIs; write "noun": "sip-multi"' : undefined;
}

interface Addresses {
  readonly path: JsonPath;
  readonly secrets: readonly string[];
  /** The targets so far. */
  readonly seen: Set<string>;
}

function checkAddress(noun: Noun, address: string, { path, secrets, seen }: Addresses): Remark[] {
  const target = readTarget(noun, address);
  const shown = quote(address, secrets);
  const divider = otherDivider(noun, address);
  if (divider !== undefined) {
    // The name of a client may hold a semicolon.
    const remark = target === undefined || divider !== semicolon ? fault : warning;
    return [remark(path, `is ${shown}, which ${divider} divides; write commas between targets`)];
  }
  if (target === undefined) {
    const isNumber = nouns[noun].kind === 'number' || nouns[noun].kind === 'any';
    const hint = shortNumber(address) ?? (isNumber ? whyNoNumber(address) : undefined);
    const why = hint === undefined ? '' : `. ${hint}`;
    return [fault(path, `is ${shown}; expected ${targetExpected(noun)}, or Liquid${why}`)];
  }
  const meant = addressOf(target);
  const messages = [
    ...(seen.has(meant) ? [`has ${shown} twice; it rings twice`] : []),
    ...(isWrittenOtherwise(target, address)
      ? [`${shown} is not E.164 and is read as ${meant}; write it so`]
      : []),
    ...(target.kind === 'sim'
      ? ['rings a SIM, which is legacy: Twilio ended Programmable Wireless voice in 2021']
      : []),
  ];
  seen.add(meant);
  return [
    ...messages.map((message) => warning(path, message)),
    ...(target.kind === 'sip' ? checkSipUri(target.uri, path, secrets) : []),
  ];
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
