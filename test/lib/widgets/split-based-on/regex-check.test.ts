import fc from 'fast-check';
import { whyNoRegExp } from '../../../../lib/widgets/split-based-on/regex-check';
import {
  escapeRegExp,
  longestInput,
  toRegExp,
} from '../../../../lib/widgets/split-based-on/regular-expression';

import { runs } from '../../../support/fuzz';

describe('a regular expression that can hang a call is refused', () => {
  it.each([
    ...['(a+)+$', '^(a+)+$', '(a|a)*$', '(.*a){20}', '^(\\d+)*$', '([a-zA-Z]+)*$', '(a|aa)+$', '(a|a?)+$'],
    ...[
      '^(.*?,){25}P',
      '(x+x+)+y',
      '^([a-z]+\\s?)*$',
      '(\\w+\\d+)+$',
      '(?=(a+)+b)a',
      '(a*)*b',
      '^(a?){25}a{25}$',
    ],
    ...[
      '(\\s*\\w+\\s*)*$',
      '((a|b)+c?)+$',
      '(.*)*x',
      '^(([a-z])+.)+[A-Z]([a-z])+$',
      '(\\1a|a)*$',
      '(a)\\1+(\\1a)*b',
    ],
    ...[
      '^((a{1,30}){1,30}){1,30}$',
      `${'a?'.repeat(30)}${'a'.repeat(30)}`,
      '(a|a)'.repeat(30),
      '(?<=x(a+)+)b',
    ],
    ...[
      'yes|(a+)+$',
      'yes.*(a+)+$',
      '(yes|(a+)+)$',
      '\\((a+)+\\)',
      '[(](a+)+$',
      '(?i)(a+)+$',
      '(?:(?:a|A)+)+b',
    ],
    // Too many wildcards: the time grows with the fourth power of the length.
    ...['a.*b.*c.*d', '^a.*b.*c.*d.*e', '.*a.*b.*c', '(a.*b.*c.*d)', 'a.*b.*c+d', 'a[\\s\\S]*b.+c.*?d'],
    ...[
      '(a|a)(a|a)(a|a)(a|a).*b.*c',
      '\\w*\\w*\\w*\\w*x',
      '(?<name>a)',
      '(?<=a)b',
      '\\0+x',
      '(a|a){30}',
      '(a|a){2,30}',
    ],
  ])('%s', (pattern) => {
    expect(whyNoRegExp([pattern])).toMatch(
      /^is a regular expression that can hang a call: for some input it takes more time than a caller waits\. Avoid /,
    );
  });
});

/** What stands in flows, and may stay. */
const ordinary = [
  ...[
    '^[1-9]$',
    '^[0-9]+$',
    '^\\d{4}$',
    '^(sales|support)$',
    'sales|support|billing',
    '.*sales.*',
    'yes|yeah|yep',
  ],
  ...[
    '^.*(sales|support).*$',
    '^\\+1\\d{10}$',
    '^(\\+44|0)7\\d{9}$',
    '(yes|no)[.!]?$',
    '\\bhelp\\b',
    '^\\s*(1|one)\\s*$',
  ],
  ...[
    '^[a-z ]+$',
    '^(?:\\+?1)?[2-9]\\d{2}[2-9]\\d{6}$',
    '[a-z]+@[a-z]+\\.[a-z]{2,}',
    '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$',
  ],
  ...[
    '^.{1,100}$',
    '^sip:[^@]+@example\\.com$',
    'speak.*(agent|operator|human)',
    '(agent|operator).*please',
    '^.*$',
  ],
  ...[
    '^(mon|tues|wednes|thurs|fri)day$',
    '^\\d{5}(-\\d{4})?$',
    '^[1-3],[0-9]+(,[0-9]+)*$',
    'yes.*please.*now',
    '',
    '^$',
  ],
  ...[
    '^[\\s\\S]*$',
    '^\\w+\\s\\w+$',
    '^(\\+1(205|251|256|334|938|907|480|520))',
    '^(?!.*bot).*$',

    '(?i)^yes$',
  ],
  ...[
    '\\d{3}[-. ]?\\d{3}[-. ]?\\d{4}',
    '(the )?(sales|service)( (team|department))?',
    '[\\]|(]+',
    '\\-\\#\\@',
    'é+',
    '.*',
  ],
  // Sixty area codes.
  `^\\+1(${Array.from({ length: 60 }, (_, index) => 201 + 7 * index).join('|')})\\d{7}$`,
  `^\\+1(?:${Array.from({ length: 60 }, (_, index) => 201 + 7 * index).join('|')})`,
  ...['one.*|two.*', '^a.*b.*c$', '(a)\\1', '\\x41\\u0041\\cA'],
];

describe('an ordinary regular expression is taken', () => {
  it.each(ordinary)('%s', (pattern) => {
    expect(whyNoRegExp([pattern])).toBeUndefined();
  });
});

describe('what is no regular expression of JavaScript is refused', () => {
  it.each<[string, string]>([
    ['(', 'is no regular expression of JavaScript'],
    ['[a', 'is no regular expression of JavaScript'],
    ['a++', 'is no regular expression of JavaScript'],
    ['*', 'is no regular expression of JavaScript'],
    ['a(?i)b', 'is no regular expression of JavaScript'],
    ['\\A1\\z', 'has \\A, which JavaScript does not know'],
    ['^\\p{L}+$', 'has \\p, which JavaScript does not know'],
    ['\\\\\\Q.\\E', 'has \\Q, which JavaScript does not know'],
    ['\\N', 'has \\N, which JavaScript does not know'],
  ])('%s', (pattern, why) => {
    expect(whyNoRegExp([pattern])).toBe(why);
  });
});

describe('Liquid in a regular expression', () => {
  it.each([[['^', '$']], [['^(sales|', ')$']], [['', '']], [['', '.*']], [['(?i)', '']]])(
    'may stand between %j',
    (parts) => {
      expect(whyNoRegExp(parts)).toBeUndefined();
    },
  );

  it.each<[string[], RegExp]>([
    [['(a+', ')+$'], /can hang/],
    [['(', '|', ')+'], /can hang/],
    [['(', ')*b'], /can hang/],
    [['', '', '', '', ''], /can hang/],
    [['^(', '|', ')$'], /can hang/],
    [['a', '+'], /^has Liquid before a quantifier; put brackets around the Liquid: \(\{\{…\}\}\)\+$/],
    [['a', '?b'], /^has Liquid before a quantifier/],
    [['a', '*'], /^has Liquid before a quantifier/],
    [['a', '{2}'], /^has Liquid before a quantifier/],
    [['(?', ')'], /^is no regular expression/],
  ])('must not stand between %j', (parts, why) => {
    expect(whyNoRegExp(parts)).toMatch(why);
  });
});

it('what is taken takes less than two seconds, for any text made of its own pieces', () => {
  const piece = fc.constantFrom('a', 'b', '.', '\\w', '[ab]', '(a|b)', '(a|ab)', '(?:a?b)', '\\d');
  const quantified = fc
    .tuple(piece, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}'))
    .map((parts) => parts.join(''));
  const sequence = fc.array(quantified, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const group = fc
    .tuple(sequence, fc.constantFrom('', '*', '+', '{3}'))
    .map(([inner, times]) => `(${inner})${times}`);
  const pattern = fc
    .tuple(fc.constantFrom('', '^'), fc.array(fc.oneof(quantified, group), { minLength: 1, maxLength: 4 }))
    .map(([start, parts]) => `${start}${parts.join('')}!`);
  const text = fc
    .stringMatching(/^[ab1]{1,4}$/)
    .map((unit) => unit.repeat(longestInput).slice(0, longestInput));
  fc.assert(
    fc.property(pattern, text, (value, input) => {
      fc.pre(whyNoRegExp([value]) === undefined);
      const start = process.cpuUsage().user;
      toRegExp(value)?.test(input);
      expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2);
    }),
    { numRuns: runs(10) },
  );
}, 60_000);

it('text that Liquid puts in stands for itself, wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = escapeRegExp(text);
      expect(new RegExp(`^(?:${escaped})$`).test(text)).toBe(true);
      expect(new RegExp(`^(?:${escaped})$`).test(`${text}x`)).toBe(false);
      expect(new RegExp(`^a{${escaped}}$`).test(`a{${text}}`)).toBe(true);
    }),
  );
  expect(escapeRegExp('a.b c_1')).toBe('\\u0061\\u002eb\\u0020c_1');
});
