import { addressesOf, nouns, readTarget, targetExpected } from '../dial/nouns';
import { addressOf, targetLimit, withoutSipDomains } from '../dial/read-target';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { toCallerId } from '../phone/caller-id';
import { quote } from '../quote';
import type { Noun, Target, TargetKind } from '../types';
import { checkSipRoutes, checkSipUri } from './check-sip';
import { fault, type Remark, warning } from './finding';
import { replaceOutputs } from './literal-text';
import { pressedDigits, whyNoNumber } from './number-hints';
import { shortNumber } from './short-number';

/** The properties of a widget as its file has them, of whatever type. */
export type RawProperties = Readonly<Record<string, unknown>>;

/** Check whom a widget rings and which caller ID they see, as far as that is known before a call. */
export function checkDial(properties: RawProperties, secrets: readonly string[]): Remark[] {
  const { noun } = properties;
  if (!isNoun(noun)) return [];
  const { property } = nouns[noun];
  const text = properties[property] ?? '';
  if (property === 'sip_endpoint' && Array.isArray(text)) {
    return [
      ...checkSipRoutes(text, noun, secrets),
      ...text.flatMap((route: unknown, index) =>
        isObject(route) && typeof route.uri === 'string' && hasSecondHost('sip', route.uri)
          ? [fault(['properties', property, index, 'uri'], secondHost)]
          : [],
      ),
      ...checkCallerId(noun, properties.caller_id, { literals: [], secrets }),
    ];
  }
  // What is no text is the schema's affair.
  if (typeof text !== 'string') return [];
  const literals = literalAddresses(noun, text);
  return [
    ...checkTargets(noun, text, { literals, secrets }),
    ...checkTogether(noun, literals, properties.dial),
    ...checkCallerId(noun, properties.caller_id, { literals, secrets }),
  ];
}

/** The targets that are the same in every call, as far as they are valid. */
export function literalTargets(properties: RawProperties): Target[] {
  const { noun } = properties;
  if (!isNoun(noun)) return [];
  const text = properties[nouns[noun].property];
  return typeof text === 'string' ? targetsOf(noun, literalAddresses(noun, text)) : [];
}

export function isNoun(noun: unknown): noun is Noun {
  return typeof noun === 'string' && Object.hasOwn(nouns, noun);
}

interface Literals {
  readonly literals: readonly string[];
  readonly secrets: readonly string[];
}

function checkTargets(noun: Noun, text: string, { literals, secrets }: Literals): Remark[] {
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
function hasSecondHost(noun: Noun, text: string): boolean {
  const addresses = addressesOf(noun, replaceOutputs(text, '{{}}'));
  return addresses.some((address) => address.includes('{{}}') && /^sips?:[^@]*@[^@]*@/i.test(address));
}

const secondHost = 'has a second @, after which another host would ring; write %40 for the one in the name';

/** Check that the literal targets can ring at once. */
function checkTogether(noun: Noun, literals: readonly string[], dial: unknown): Remark[] {
  const targets = targetsOf(noun, literals);
  const said = isObject(dial) ? dial.sequential : undefined;
  // An object with a `toString` of its own is no text, and what it is instead is the schema's affair.
  const sequential = typeof said === 'object' ? '' : String(said).trim();
  if (sequential === 'true' || isTemplate(sequential)) return [];
  if (withoutSipDomains(targets).length === targets.length) return [];
  return [
    fault(
      ['properties', nouns[noun].property],
      'has an endpoint of a Twilio SIP Domain, which does not ring in parallel with other kinds of target; write "dial": {"sequential": true}, or make two widgets of it',
    ),
  ];
}

function targetsOf(noun: Noun, literals: readonly string[]): Target[] {
  return literals.flatMap((address) => readTarget(noun, address) ?? []);
}

/** The addresses that are the same in every call. With tags, such as `{% if %}`, nobody can tell which those are. */
function literalAddresses(noun: Noun, text: string): string[] {
  if (text.includes('{%')) return [];
  return addressesOf(noun, replaceOutputs(text, '{{}}')).filter((address) => !address.includes('{{}}'));
}

function checkCallerId(noun: Noun, callerId: unknown, { literals, secrets }: Literals): Remark[] {
  if (typeof callerId !== 'string' || callerId.trim() === '' || isTemplate(callerId)) return [];
  const path = ['properties', 'caller_id'];
  const possible = possibleKinds(noun, literals);
  const valid = possible.flatMap((kinds) => toCallerId(callerId, kinds) ?? [])[0];
  if (valid === undefined) {
    const what = `is ${quote(callerId, secrets)}, which noun ${quote(noun)} cannot show`;
    const isToWhatsApp = possible.every((kinds) => kinds.has('whatsapp'));
    const expected = isToWhatsApp
      ? 'a sender of WhatsApp, such as whatsapp:+14155550100'
      : 'a number in E.164, such as +14155550100';
    return [fault(path, `${what}; expected ${expected}`)];
  }
  if (targetsOf(noun, literals).some((target) => isNumberOf(target, valid))) {
    const what = `is ${quote(callerId, secrets)}, which the widget rings: nobody is shown their own number`;
    return [warning(path, `${what}, and another stands in for it. Write a number that you own`)];
  }
  if (!valid.startsWith('+') || valid === callerId) return [];
  return [warning(path, `${quote(callerId, secrets)} is not E.164 and is read as ${valid}; write it so`)];
}

/** Whether a caller ID is the number of the phone that rings. */
function isNumberOf(target: Target, callerId: string): boolean {
  return 'number' in target && target.number === callerId.replace(/^whatsapp:/, '');
}

/** The kinds of target that a caller ID may have to suit: for `multi`, those that are known, or any one kind. */
function possibleKinds(noun: Noun, literals: readonly string[]): ReadonlySet<TargetKind>[] {
  const { kind } = nouns[noun];
  if (kind !== 'any') return [new Set([kind])];
  const known = new Set(targetsOf(noun, literals).map((target) => target.kind));
  if (known.size > 0) return [known];
  const kinds: TargetKind[] = ['number', 'client', 'sip', 'whatsapp'];
  return kinds.map((only) => new Set([only]));
}
