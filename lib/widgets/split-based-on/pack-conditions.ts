import { packText } from '../../config/pack-properties';
import { isObject } from '../../is-object';
import { isConditionType } from './conditions';
import type { ConditionSource } from './properties';

/** The conditions of a transition as a call reads them; undefined where it has none. */
export function packConditions(conditions: unknown): readonly ConditionSource[] | undefined {
  if (!Array.isArray(conditions) || conditions.length === 0) return undefined;
  return conditions.flatMap((condition: unknown): ConditionSource[] => {
    if (!isObject(condition)) return [];
    const { type, value, arguments: compared } = condition;
    if (typeof type !== 'string' || !isConditionType(type)) return [];
    const [argument]: unknown[] = Array.isArray(compared) ? compared : [];
    const argumentText = packText(argument);
    return [{ type, value: packText(value), ...(argumentText !== '' && { argument: argumentText }) }];
  });
}
