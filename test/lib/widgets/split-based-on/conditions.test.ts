import fc from 'fast-check';
import {
  type ConditionType,
  conditionTypes,
  holds,
  isConditionType,
} from '../../../../lib/widgets/split-based-on/conditions';

/** Type, value, inputs for which it holds, inputs for which it does not. */
const rows: [ConditionType, string, string[], string[]][] = [
  ['equal_to', ' Sales ', ['sales', 'SALES', ' Sales\n'], ['sales!', '', 'sale']],
  ['equal_to', '', ['', '  '], ['x']],
  ['equal_to', '1', ['1', '1 '], ['01', '1.0', '11']],
  ['equal_to', 'ÉTÉ', ['été'], ['ete']],
  ['not_equal_to', ' Sales ', ['sales!', ''], ['sales', 'SALES', ' Sales']],
  ['matches_any_of', 'YES, Yes please,y,', ['yes', 'Y', ' yes PLEASE '], ['', 'please', 'yes,y', ',', 'no']],
  ['matches_any_of', ' , ', [], ['', ',', 'x']],
  ['does_not_match_any_of', 'yes, y,', ['', 'no', 'yes, y'], ['Yes', ' y']],
  ['contains', ' Sale', ['my sales', 'SALE'], ['sal', '']],
  ['does_not_contain', 'Sale', ['sal', ''], ['my sales', 'SALE']],
  ['starts_with', '+1', [' +1415'], ['1415', '']],
  ['starts_with', 'Sa', ['SALES'], ['my sales']],
  ['does_not_start_with', '+1', ['1415', ''], [' +1415']],
  [
    'less_than',
    '10',
    ['9', ' 9.99 ', '-5', '.5', '1e0', '+3', '5.'],
    ['10', '11', '', 'nine', '0x1', '9 9', 'Infinity', 'NaN'],
  ],
  ['less_than', 'ten', [], ['9', '']],
  ['less_than', '', [], ['-1']],
  ['greater_than', '9', ['10', '9.01', '1E3'], ['9', '8', '', 'x', '1,000', 'e5', '1e']],
  ['regex', '^[1-3]$', ['1', ' 3 '], ['4', '12', '']],
  ['regex', 'sales|support', ['Sales', 'I want SUPPORT please'], ['billing']],
  ['regex', ' ^\\D+$ ', ['abc'], ['1']],
  ['regex', '(?i)^yes$', ['YES'], ['no']],
  ['regex', '(', [], ['(', '']],
  ['regex', 'x$', [`${'y'.repeat(499)}x`], [`${'y'.repeat(500)}x`]],
  ['is_blank', 'ignored', ['', ' \t\n'], ['0', 'x']],
  ['is_not_blank', 'ignored', ['0', 'x'], ['', '  ']],
  [
    'is_before_time',
    '17:00',
    ['16:59', '9:00', '4:59 PM', '16:59:59'],
    ['17:00', '17:01', '5 o’clock', '', '25:00'],
  ],
  ['is_before_time', '5:00 pm', ['16:59', '12:00 AM', '00:00'], ['17:00', '11:00 pm']],
  ['is_before_time', 'noon', [], ['11:00']],
  ['is_after_time', '17:00', ['17:00:01', '23:59', '24:00'], ['17:00', '16:59', '5:00 pm']],
  [
    'is_before_date',
    '2026-12-25',
    ['2026-12-24', '12/24/2026', '2025-12-31T10:00:00Z'],
    ['2026-12-25', '2027-01-01', ''],
  ],
  ['is_before_date', '12/25/2026', ['2026-12-24'], ['2026-12-25', '25/12/2025']],
  ['is_after_date', '2026-12-25', ['2026-12-26', '2027-01-01 09:00'], ['2026-12-25', '2026-12-24', 'x']],
];

it.each(
  rows.flatMap(([type, value, matching, others]) => [
    ...matching.map((input) => ({ type, value, input, expected: true })),
    ...others.map((input) => ({ type, value, input, expected: false })),
  ]),
)('$type $value, of $input: $expected', ({ type, value, input, expected }) => {
  expect(holds({ type, value }, input)).toBe(expected);
});

it('the types are those of Studio', () => {
  expect(conditionTypes).toEqual([
    ...[
      'equal_to',
      'not_equal_to',
      'matches_any_of',
      'does_not_match_any_of',
      'contains',
      'does_not_contain',
    ],
    ...[
      'starts_with',
      'does_not_start_with',
      'less_than',
      'greater_than',
      'regex',
      'is_blank',
      'is_not_blank',
    ],
    ...['is_before_time', 'is_after_time', 'is_before_date', 'is_after_date'],
  ]);
  expect(['equal_to', 'Equal_To', 'ends_with', 'constructor', '__proto__', ''].map(isConditionType)).toEqual([
    ...[true, false, false, false, false, false],
  ]);
});

it('any input and value are compared, without case and blanks around them, and never thrown at', () => {
  const opposites: [ConditionType, ConditionType][] = [
    ['equal_to', 'not_equal_to'],
    ['matches_any_of', 'does_not_match_any_of'],
    ['contains', 'does_not_contain'],
    ['starts_with', 'does_not_start_with'],
    ['is_blank', 'is_not_blank'],
  ];
  const blank = fc.constantFrom('', ' ', '\t', '\r\n');
  fc.assert(
    fc.property(fc.string(), fc.string(), blank, (value, input, around) => {
      for (const type of conditionTypes.filter(isConditionType)) {
        const answer = holds({ type, value }, input);
        expect(holds({ type, value: `${around}${value}${around}` }, `${around}${input.toUpperCase()}`)).toBe(
          answer,
        );
      }
      for (const [one, other] of opposites) {
        expect(holds({ type: one, value }, input)).toBe(!holds({ type: other, value }, input));
      }
    }),
  );
});
