import type { Remark } from '../../config/finding';
import { quote } from '../../quote';
import { conditionTypes, isConditionType, itemsOf, readNumber } from './conditions';
import { whyNoRegExp } from './regex-check';
import { isSlashDate, readDate, readTimeOfDay } from './time-and-date';

/** What is wrong, and of which of the condition's properties. */
interface ConditionRemark extends Pick<Remark, 'severity' | 'message'> {
  readonly property: 'type' | 'value';
}

/**
 * Check a condition as it stands in a flow.
 *
 * What Studio takes too, and what then never holds, is a warning: an export has to run. A time or a date that is not
 * understood here is a fault: Studio may understand it, and would send the caller elsewhere.
 * @param parts the value between what Liquid puts in: one part where it has no Liquid, and only that one can be read
 */
export function checkCondition(type: string, parts: readonly string[]): ConditionRemark[] {
  if (!isConditionType(type)) {
    const message = `is ${quote(type)}; expected one of ${conditionTypes.join(', ')}`;
    return [{ property: 'type', severity: 'fault', message }];
  }
  if (type === 'regex') {
    const why = whyNoRegExp(parts);
    return why === undefined ? [] : [{ property: 'value', severity: 'fault', message: why }];
  }
  const [value = '', ...others] = parts;
  if (others.length > 0) return [];
  const remark = (severity: Remark['severity'], message: string): ConditionRemark[] => [
    { property: 'value', severity, message },
  ];
  switch (type) {
    case 'less_than':
    case 'greater_than':
      if (readNumber(value.trim().toLowerCase()) !== undefined) return [];
      return remark('warning', `is ${quote(value)}, so the condition never holds; expected a number`);
    case 'matches_any_of':
    case 'does_not_match_any_of':
      if (itemsOf(value).length > 0) return [];
      return remark('warning', `is ${quote(value)}, which matches nothing; expected a list with commas`);
    case 'contains':
    case 'does_not_contain':
    case 'starts_with':
    case 'does_not_start_with':
      if (value.trim() !== '') return [];
      return remark('warning', 'is blank, which every text contains and starts with; expected some text');
    case 'is_before_time':
    case 'is_after_time':
      if (readTimeOfDay(value) !== undefined) return [];
      return remark('fault', `is ${quote(value)}; expected a time of day such as 17:00 or 5:00 pm`);
    case 'is_before_date':
    case 'is_after_date':
      if (readDate(value) === undefined)
        return remark('fault', `is ${quote(value)}; expected a date such as 2026-12-25`);
      if (!isSlashDate(value)) return [];
      return remark('warning', `is read as month/day/year; write ${readDate(value)}`);
    case 'equal_to':
    case 'not_equal_to':
    case 'is_blank':
    case 'is_not_blank':
      return [];
  }
}
