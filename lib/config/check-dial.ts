import { nouns } from '../dial/nouns';
import { withoutSipDomains } from '../dial/read-target';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import type { Noun, Target } from '../types';
import { checkCallerId } from './check-caller-id';
import { checkSipRoutes } from './check-sip';
import { checkTargets, hasSecondHost, literalAddresses, secondHost, targetsOf } from './check-targets';
import { fault, type Remark } from './finding';

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

/** Check that the literal targets can ring at once. */
function checkTogether(noun: Noun, literals: readonly string[], dial: unknown): Remark[] {
  const targets = targetsOf(noun, literals);
  const said = isObject(dial) ? dial.sequential : undefined;
  // An object with a `toString` of its own is no text, and what it is instead is the schema's affair.
  const sequential = typeof said === 'object' ? '' : String(said).trim();
  if (sequential === 'true' || isTemplate(sequential)) return [];
  if (withoutSipDomains(targets).length === targets.length) return [];
  const message =
    'has an endpoint of a Twilio SIP Domain, which does not ring in parallel with other kinds of target; write "dial": {"sequential": true}, or make two widgets of it';
  return [fault(['properties', nouns[noun].property], message)];
}
