import { checkCondition } from '../../../../lib/widgets/split-based-on/check-condition';
import { conditionTypes } from '../../../../lib/widgets/split-based-on/conditions';

it.each<[string, string[], string[]]>([
  ['equal_to', [''], []],
  ['not_equal_to', ['x'], []],
  ['is_blank', [''], []],
  ['is_not_blank', [''], []],
  ['less_than', [' 1E3 '], []],
  ['less_than', ['ten'], ['value warning is "ten", so the condition never holds; expected a number']],
  ['greater_than', [''], ['value warning is "", so the condition never holds; expected a number']],
  ['matches_any_of', ['a,'], []],
  ['matches_any_of', [' , '], ['value warning is " , ", which matches nothing; expected a list with commas']],
  [
    'does_not_match_any_of',
    [''],
    ['value warning is "", which matches nothing; expected a list with commas'],
  ],
  ['contains', ['x'], []],
  [
    'contains',
    [' '],
    ['value warning is blank, which every text contains and starts with; expected some text'],
  ],
  [
    'does_not_contain',
    [''],
    ['value warning is blank, which every text contains and starts with; expected some text'],
  ],
  [
    'starts_with',
    [''],
    ['value warning is blank, which every text contains and starts with; expected some text'],
  ],
  [
    'does_not_start_with',
    [''],
    ['value warning is blank, which every text contains and starts with; expected some text'],
  ],
  ['is_before_time', ['17:00'], []],
  ['is_before_time', ['noon'], ['value fault is "noon"; expected a time of day such as 17:00 or 5:00 pm']],
  ['is_after_time', ['25:00'], ['value fault is "25:00"; expected a time of day such as 17:00 or 5:00 pm']],
  ['is_before_date', ['2026-12-25'], []],
  ['is_before_date', ['1/2/2026'], ['value warning is read as month/day/year; write 2026-01-02']],
  ['is_after_date', ['25/12/2026'], ['value fault is "25/12/2026"; expected a date such as 2026-12-25']],
  ['regex', ['^1$'], []],
  ['regex', ['('], ['value fault is no regular expression of JavaScript']],
  [
    'regex',
    ['a', '+'],
    ['value fault has Liquid before a quantifier; put brackets around the Liquid: ({{…}})+'],
  ],
  ['ends_with', ['x'], [`type fault is "ends_with"; expected one of ${conditionTypes.join(', ')}`]],
])('%s %j', (type, parts, remarks) => {
  expect(
    checkCondition(type, parts).map(
      ({ property, severity, message }) => `${property} ${severity} ${message}`,
    ),
  ).toEqual(remarks);
});

it.each(conditionTypes)('%s may be compared with Liquid', (type) => {
  expect(checkCondition(type, ['', ''])).toEqual([]);
});
