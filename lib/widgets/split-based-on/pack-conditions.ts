import { packText } from '../../config/pack-properties';
import { isObject } from '../../is-object';
import { isConditionType } from './conditions';
import type { ConditionSource } from './properties';

/** The conditions of a transition as a call reads them; undefined where it has none. */
export function packConditions(conditions: unknown): readonly ConditionSource[] | undefined {
  if (!Array.isArray(conditions) || conditions.length === 0) return undefined;
  return conditions.filter(isCondition).map(({ type, value, arguments: compared }): ConditionSource => {
    const [argument]: unknown[] = Array.isArray(compared) ? compared : [];
    const argumentText = packText(argument);
    return { type, value: packText(value), ...(argumentText !== '' && { argument: argumentText }) };
  });
}

interface Condition {
  readonly type: ConditionSource['type'];
  readonly value?: unknown;
  readonly arguments?: unknown;
}

function isCondition(condition: unknown): condition is Condition {
  return isObject(condition) && typeof condition.type === 'string' && isConditionType(condition.type);
}
