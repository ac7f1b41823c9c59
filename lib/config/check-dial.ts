import { nouns } from '../dial/nouns';
import { targetLimit, targetRules } from '../dial/read-target';
import { isTemplate } from '../liquid/render-template';
import { toCallerId } from '../phone/caller-id';
import { quote } from '../quote';
import type { Noun } from '../types';
import { fault, type Remark } from './finding';

/** Check whom a widget rings and which caller ID they see, as far as that is known before a call. */
export function checkDial(properties: Record<string, unknown>, secrets: readonly string[]): Remark[] {
  const { noun } = properties;
  if (!isNoun(noun)) return [];
  return [...checkTargets(noun, properties, secrets), ...checkCallerId(noun, properties.caller_id, secrets)];
}

function isNoun(noun: unknown): noun is Noun {
  return typeof noun === 'string' && Object.hasOwn(nouns, noun);
}

function checkTargets(noun: Noun, properties: Record<string, unknown>, secrets: readonly string[]): Remark[] {
  const { kind, property, several } = nouns[noun];
  const { expected, read } = targetRules[kind];
  const path = ['properties', property];
  const text = properties[property] ?? '';
  // What is no text is the schema's affair.
  if (typeof text !== 'string') return [];
  if (text.trim() === '') return [fault(path, `is missing; noun ${quote(noun)} needs ${expected}`)];

  const literals = literalAddresses(text, several);
  if (noun === 'number' && text.replaceAll(liquidOutput, '').includes(',') && !text.includes('{%')) {
    return [
      fault(path, `is ${quote(text, secrets)}, which is several numbers; write "noun": "number-multi"`),
    ];
  }
  const wrong = literals
    .filter((address) => read(address) === undefined)
    .map((address) => fault(path, `is ${quote(address, secrets)}; expected ${expected}, or Liquid`));
  const tooMany = fault(path, `has ${literals.length} targets; expected at most ${targetLimit}`);
  return literals.length > targetLimit ? [...wrong, tooMany] : wrong;
}

/** The addresses that are the same in every call. With tags, such as `{% if %}`, nobody can tell which those are. */
function literalAddresses(text: string, several: boolean): string[] {
  if (text.includes('{%')) return [];
  const withoutValues = text.replaceAll(liquidOutput, '{{}}');
  return (several ? withoutValues.split(',') : [withoutValues])
    .map((address) => address.trim())
    .filter((address) => address !== '' && !address.includes('{{}}'));
}

const liquidOutput = /\{\{.*?\}\}/gs;

function checkCallerId(noun: Noun, callerId: unknown, secrets: readonly string[]): Remark[] {
  if (typeof callerId !== 'string' || callerId.trim() === '' || isTemplate(callerId)) return [];
  if (toCallerId(callerId, new Set([nouns[noun].kind])) !== undefined) return [];
  return [
    fault(
      ['properties', 'caller_id'],
      `is ${quote(callerId, secrets)}, which noun ${quote(noun)} cannot show; expected a number in E.164, such as +14155550100`,
    ),
  ];
}
