import { nouns } from '../dial/nouns';
import { isTemplate } from '../liquid/render-template';
import { toCallerId } from '../phone/caller-id';
import { quote } from '../quote';
import type { Noun, Target, TargetKind } from '../types';
import { type Literals, targetsOf } from './check-targets';
import { fault, type Remark, warning } from './finding';

/** Check that a caller ID can be shown to whom the widget rings. */
export function checkCallerId(noun: Noun, callerId: unknown, { literals, secrets }: Literals): Remark[] {
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
