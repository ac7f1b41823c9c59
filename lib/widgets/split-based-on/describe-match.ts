import { quote } from '../../quote';
import type { Transition } from '../../types';
import type { ConditionSource } from './properties';

/** What has to hold for a match of a split, in words: `equal to "1" and is not blank`. */
export function describeMatch({ conditions = [] }: Transition): string {
  return conditions.map(inWords).join(' and ');
}

function inWords({ type, value }: ConditionSource): string {
  const words = type.replaceAll('_', ' ');
  return type === 'is_blank' || type === 'is_not_blank' ? words : `${words} ${quote(value)}`;
}
