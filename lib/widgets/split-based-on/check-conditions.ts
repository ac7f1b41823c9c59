import { fault, type JsonPath, type Remark } from '../../config/finding';
import { replaceOutputs } from '../../config/literal-text';
import { isObject } from '../../is-object';
import { quote } from '../../quote';
import { conditionTypes, isConditionType } from './conditions';
import { whyNoRegExp } from './regex-check';

/** Check the conditions of a split's transitions. */
export function checkConditions(transitions: unknown, secrets: readonly string[]): Remark[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index): Remark[] => {
    if (!isObject(transition) || transition.event !== 'match') return [];
    const path = ['transitions', index, 'conditions'];
    const { conditions } = transition;
    if (!Array.isArray(conditions) || conditions.length === 0) {
      return [fault(path, 'is missing; expected a list of conditions, such as {"type": "equal_to", "value": "1"}')];
    }
    return conditions.flatMap((condition: unknown, place) =>
      checkCondition(condition, { path: [...path, place], secrets }),
    );
  });
}

function checkCondition(
  condition: unknown,
  { path, secrets }: { readonly path: JsonPath; readonly secrets: readonly string[] },
): Remark[] {
  if (!isObject(condition)) return [fault(path, `is ${quote(condition, secrets)}; expected a condition in braces`)];
  const { type, value } = condition;
  if (typeof type !== 'string' || !isConditionType(type)) {
    const expected = `one of ${conditionTypes.join(', ')}`;
    return [fault([...path, 'type'], `is ${quote(type, secrets)}; expected ${expected}`)];
  }
  if (type !== 'regex') return [];
  const why = whyNoRegExp(replaceOutputs(String(value ?? ''), '\0').split('\0'));
  return why === undefined ? [] : [fault([...path, 'value'], `is ${quote(value, secrets)}, which ${why}`)];
}
