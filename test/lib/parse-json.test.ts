import { parseJson } from '../../lib/config/parse-json';

describe('parseJson', () => {
  it.each([
    ['', 1, 1, 'a value should stand here'],
    [' \n ', 2, 2, 'a value should stand here'],
    ['{', 1, 2, 'a closing brace } is missing'],
    ['{"a": [1', 1, 9, 'a closing bracket ] is missing'],
    ['{"a": 1,}', 1, 9, 'a name in double quotes should stand here'],
    ['{"a": }', 1, 7, 'a value should stand here'],
    ['{a: 1}', 1, 2, 'this word means nothing in JSON; text stands in double quotes'],
    ["{'a': 1}", 1, 2, 'this word means nothing in JSON; text stands in double quotes'],
    ['{"a": True}', 1, 7, 'this word means nothing in JSON; text stands in double quotes'],
    ['{"a" 1}', 1, 6, 'a colon should stand here'],
    ['{"a": 1 "b": 2}', 1, 9, 'a comma should stand here'],
    ['[1 2]', 1, 4, 'a comma should stand here'],
    ['{} {}', 1, 4, 'the file should end here'],
    ['// a\n{}', 1, 1, 'JSON has no comments'],
    ['{} /* a */', 1, 4, 'JSON has no comments'],
    ['{} /* a', 1, 4, 'JSON has no comments'],
    ['{"a": "b', 1, 7, 'the closing quote of this text is missing'],
    ['{"a": "b\nc"}', 1, 7, 'the closing quote of this text is missing'],
    ['{"a": "\\x"}', 1, 7, 'this is no escape that JSON knows'],
    ['{"a": "\\u12"}', 1, 7, '\\u takes four hexadecimal digits'],
    ['{"a": "b\tc"}', 1, 7, 'this character cannot stand here; write it as \\u and four hexadecimal digits'],
    ['{"a": 1.}', 1, 7, 'this number is not complete'],
    ['\ufeff{}', 1, 1, 'this word means nothing in JSON; text stands in double quotes'],
    ['{\r\n\r\n  oops\r\n}', 3, 3, 'this word means nothing in JSON; text stands in double quotes'],
    ['{"ü😀": oops}', 1, 9, 'this word means nothing in JSON; text stands in double quotes'],
  ])('finds the first slip in %j', (text, line, column, why) => {
    expect(parseJson(text)).toEqual({ faults: [{ line, column, path: [], message: `is not JSON: ${why}` }] });
  });

  it.each([100, 2_000, 10_000, 100_000])(
    'reads or refuses %d arrays in each other, and never throws',
    (depth) => {
      for (const text of [
        '['.repeat(depth) + ']'.repeat(depth),
        '{"a":'.repeat(depth) + 1 + '}'.repeat(depth),
      ]) {
        const { document, faults } = parseJson(text);
        const tooDeep = [{ line: 1, column: 1, path: [], message: 'is nested too deeply' }];
        expect(faults).toEqual(document === undefined ? tooDeep : []);
      }
    },
  );

  it.each([
    [50, []],
    [51, [{ line: 1, column: 1, path: [], message: 'is nested too deeply' }]],
  ])('reads %d objects in each other, and no more: %j', (depth, faults) => {
    expect(parseJson('{"a":'.repeat(depth) + 1 + '}'.repeat(depth)).faults).toEqual(faults);
  });

  it('finds keys that stand twice, where they stand again', () => {
    const text = '{"a": 1,\n "b": [{"c": 1,\n   "c": 2}],\n "a": {"d": 1, "d": 2, "d": 3}}';
    const message = 'stands twice in one object; keep one of them';
    expect(parseJson(text).faults).toEqual([
      { path: ['b', 0, 'c'], line: 3, column: 4, message },
      { path: ['a'], line: 4, column: 2, message },
      { path: ['a', 'd'], line: 4, column: 16, message },
      { path: ['a', 'd'], line: 4, column: 24, message },
    ]);
  });

  const { document } = parseJson('{\n  "a": [1, {"b": "ü😀", "c": null}],\n\t"__proto__": {"d": 2}\n}');

  it('reads a key __proto__ as a key like any other', () => {
    expect(JSON.stringify(document?.value)).toBe('{"a":[1,{"b":"ü😀","c":null}],"__proto__":{"d":2}}');
  });

  it.each([
    [[], 'value', 1, 1],
    [['a'], 'value', 2, 8],
    [['a'], 'key', 2, 3],
    [['a', 0], 'value', 2, 9],
    [['a', 0], 'key', 2, 9],
    [['a', 1, 'c'], 'value', 2, 30],
    [['a', 1, 'c'], 'key', 2, 25],
    [['a', 1, 'none'], 'value', 2, 12],
    [['a', 1, 'none'], 'key', 2, 12],
    [['a', 7, 'none'], 'value', 2, 8],
    [['none', 'at', 'all'], 'value', 1, 1],
    [['__proto__', 'd'], 'value', 3, 21],
  ] as const)('knows the place of %j, the %s', (path, part, line, column) => {
    expect(document?.place(path, part)).toEqual({ line, column });
  });
});
