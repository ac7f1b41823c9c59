import { fault, type Remark } from '../../config/finding';
import { replaceOutputs } from '../../config/literal-text';
import { transitionsIn } from '../../config/nexts';
import { packText } from '../../config/pack-properties';
import { isObject } from '../../is-object';
import { maskSecrets } from '../../mask-secrets';
import { checkCondition } from './check-condition';
import { isConditionType } from './conditions';
import { packConditions } from './pack-conditions';

/** Check what the schema cannot say of the conditions of a split's transitions. */
export function checkConditions(transitions: unknown, secrets: readonly string[]): Remark[] {
  return transitionsIn(transitions).flatMap(({ transition: { event, conditions }, path }): Remark[] => {
    if (event !== 'match') return [];
    const at = [...path, 'conditions'];
    if (!Array.isArray(conditions) || conditions.length === 0) {
      const example = '[{"type": "equal_to", "value": "1"}]';
      return [fault(at, `is missing; expected a list of conditions, such as ${example}`)];
    }
    return conditions.flatMap((condition: unknown, place): Remark[] => {
      if (!isObject(condition) || typeof condition.type !== 'string') return [];
      const { type, value } = condition;
      // Of a type that is none the schema tells.
      if (!isConditionType(type)) return [];
      const parts = replaceOutputs(maskSecrets(packText(value), secrets), '\0').split('\0');
      return checkCondition(type, parts).map(
        ({ property, ...remark }): Remark => ({ ...remark, path: [...at, place, property] }),
      );
    });
  });
}

/** Without an input there is something to compare only where every condition names it. */
export function checkArguments(transitions: unknown): Remark[] {
  const conditions = transitionsIn(transitions).flatMap(
    ({ transition }) => packConditions(transition.conditions) ?? [],
  );
  const isComplete = conditions.length > 0 && conditions.every(({ argument }) => argument !== undefined);
  return isComplete ? [] : [fault(['properties', 'input'], 'is missing; expected what is compared')];
}
