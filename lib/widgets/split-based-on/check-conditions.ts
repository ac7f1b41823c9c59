import type { RawProperties } from '../../config/check-dial';
import { fault, type Remark } from '../../config/finding';
import { replaceOutputs } from '../../config/literal-text';
import { packText } from '../../config/pack-properties';
import { isObject } from '../../is-object';
import { maskSecrets } from '../../mask-secrets';
import { checkCondition } from './check-condition';
import { isConditionType } from './conditions';
import { packConditions } from './pack-conditions';

/** What is compared has to be said where a condition says nothing of its own. */
export function checkInput({ input }: RawProperties, transitions: unknown): Remark[] {
  const isMissing =
    packText(input).trim() === '' &&
    Array.isArray(transitions) &&
    transitions.some((transition: unknown) =>
      packConditions(Object(transition).conditions)?.some(({ argument }) => argument === undefined),
    );
  return isMissing
    ? [fault(['properties', 'input'], 'is missing; expected what the conditions compare')]
    : [];
}

/** Check what the schema cannot say of the conditions of a split's transitions. */
export function checkConditions(transitions: unknown, secrets: readonly string[]): Remark[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index): Remark[] => {
    if (!isObject(transition) || transition.event !== 'match') return [];
    const path = ['transitions', index, 'conditions'];
    const { conditions } = transition;
    if (!Array.isArray(conditions) || conditions.length === 0) {
      return [
        fault(
          path,
          'is missing; expected a list of conditions, such as [{"type": "equal_to", "value": "1"}]',
        ),
      ];
    }
    return conditions.flatMap((condition: unknown, place): Remark[] => {
      if (!isObject(condition) || typeof condition.type !== 'string') return [];
      const { type, value } = condition;
      // Of a type that is none the schema tells.
      if (!isConditionType(type)) return [];
      const parts = replaceOutputs(maskSecrets(packText(value), secrets), '\0').split('\0');
      return checkCondition(type, parts).map(
        ({ severity, property, message }): Remark => ({
          severity,
          path: [...path, place, property],
          message,
        }),
      );
    });
  });
}
