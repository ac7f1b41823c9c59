import { fault, type Remark } from '../../config/finding';
import { replaceOutputs } from '../../config/literal-text';
import { isObject } from '../../is-object';
import { quote } from '../../quote';
import { whyNoRegExp } from './regex-check';

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
    return conditions.flatMap((condition: unknown, place) => {
      if (!isObject(condition) || condition.type !== 'regex') return [];
      const value = String(condition.value ?? '');
      const why = whyNoRegExp(replaceOutputs(value, '\0').split('\0'));
      if (why === undefined) return [];
      return [fault([...path, place, 'value'], `is ${quote(value, secrets)}, which ${why}`)];
    });
  });
}
