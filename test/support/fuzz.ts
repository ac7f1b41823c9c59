import fc from 'fast-check';
import { anyText, validWidgets } from './arbitraries';

/** How many times as much is tried: `FUZZ_RUNS=100 npx jest test/lib/any-file`. */
const effort = Number(process.env.FUZZ_RUNS ?? 1);

/** Whether somebody asks for more than the usual. */
export const isThorough = effort > 1;

/** As many runs as a test may take, and more where somebody asks for them. */
export function runs(usual: number): number {
  return Math.ceil(usual * effort);
}

/** Stands in the literal widgets below, and in no line that a check writes. */
export const password = 'hunter2-ß"\\';

type Path = readonly (string | number)[];

/** Where in a widget something is damaged, and with what: the same numbers always damage the same. */
interface Damage {
  readonly widget: unknown;
  /** Which of the places that can be damaged so. */
  readonly place: number;
  readonly indent: string;
  readonly other: unknown;
  readonly choice: number;
}

/** A widget's file, damaged in one way. */
type Damaging = (damage: Damage) => string;

/** Stands where raw text belongs, until the rest is JSON. */
const marker = '@@ here @@';

/** Replace one value by this text, which need not be JSON; those at the outside of a widget as often as the inner ones. */
function withRaw({ widget, place, indent }: Damage, raw: (value: unknown) => string): string {
  const path = pick(pathsIn(widget), place);
  const text = write(
    changed(widget, path, () => marker),
    indent,
  );
  return text.replace(JSON.stringify(marker), () => raw(valueAt(widget, path)));
}

/** Put a member before the others of one object that has some. */
function withMember({ widget, place, indent }: Damage, member: (object: object) => string): string {
  const objects = [[], ...pathsIn(widget)].filter((path) => {
    const value = valueAt(widget, path);
    return isRecord(value) && Object.keys(value).length > 0;
  });
  const path = pick(objects, place);
  const text = write(
    changed(widget, path, (value) => Object.fromEntries([[marker, 0], ...Object.entries(Object(value))])),
    indent,
  );
  return text.replace(/"@@ here @@": ?0/, () => member(Object(valueAt(widget, path))));
}

const deep = [60, 1_000, 5_000, 100_000];
const long = [100, 100, 5_000, 5_000, 70_000, 1_000_000];

/** Each kind of damage that a file may have, by its name. */
const damages = {
  'wrong type': (damage) =>
    withRaw(damage, (value) => {
      const others = [
        null,
        true,
        0,
        -1.5,
        1e9,
        '',
        'x',
        [],
        {},
        [[]],
        [null],
        { a: 1 },
        { toString: 1 },
        damage.other,
      ];
      return write(
        pick(
          others.filter((other) => typeOf(other) !== typeOf(value)),
          damage.choice,
        ),
        damage.indent,
      );
    }),

  'missing key': ({ widget, place, indent }) => {
    const paths = pathsIn(widget).filter((path) => typeof path.at(-1) === 'string');
    return write(
      changed(widget, pick(paths, place), () => undefined),
      indent,
    );
  },

  'deep nesting': (damage) =>
    withRaw(damage, (value) => {
      const depth = pick(deep, damage.choice);
      const inside = JSON.stringify(value);
      return pick(
        [
          '['.repeat(depth) + inside + ']'.repeat(depth),
          '{"a":'.repeat(depth) + inside + '}'.repeat(depth),
          '[{"to":'.repeat(depth) + inside + '}]'.repeat(depth),
          '['.repeat(depth),
          JSON.stringify(`${'{% if flow.data.a %}'.repeat(depth / 20)}x${'{% endif %}'.repeat(depth / 20)}`),
          JSON.stringify(`{{flow.data${'[a'.repeat(depth / 20)}${']'.repeat(depth / 20)}}}x`),
          JSON.stringify('['.repeat(depth)),
        ],
        damage.choice >> 3,
      );
    }),

  'huge string': (damage) => {
    const length = pick(long, damage.choice);
    const units = [
      'x',
      '1',
      '+',
      ',',
      ',1',
      ':',
      '/',
      '"',
      '\\',
      'ü',
      '😀',
      '\n',
      '{{',
      '}}',
      '{%',
      '{{a}}',
      '{{flow.data.a}}',
      '{{a | ',
      'sip:',
      '@',
      '?widget=',
      '.',
      '[',
      '\u0000',
      '\ud800',
    ];
    const unit = pick(units, damage.choice >> 3);
    const huge = JSON.stringify(unit.repeat(Math.ceil(length / unit.length)));
    // Where a number may stand between white space, an expression of the schema takes time with its square.
    const blank = JSON.stringify(`${' '.repeat(100_000)}x`);
    return damage.choice % 7 === 0
      ? withMember(damage, () => `${huge}: ""`)
      : withRaw(damage, () => (damage.choice % 11 === 0 ? blank : huge));
  },

  'lone surrogate': (damage) => {
    const half = pick(
      [
        '\\ud800',
        '\\udfff',
        '\\ude00\\ud83d',
        '\ud800',
        '\udfff',
        '\ude00\ud83d',
        '{{\ud800}}',
        '{{flow.data.a}}\udc00',
      ],
      damage.choice,
    );
    const text = pick(
      [half, `a${half}b`, `+14155550123${half}`, `https://example.com/${half}`, `${'x'.repeat(78)}😀${half}`],
      damage.choice >> 3,
    );
    return damage.choice % 5 === 0
      ? withMember(damage, () => `"${text}": 1`)
      : withRaw(damage, () => `"${text}"`);
  },

  'duplicate key': (damage) =>
    withMember(damage, (object) => {
      const [name, value] = pick(Object.entries(object), damage.choice);
      // An escape makes no other key of it.
      const escaped = `"\\u${name.charCodeAt(0).toString(16).padStart(4, '0')}${JSON.stringify(name.slice(1)).slice(1)}`;
      const key = damage.choice % 3 === 0 && name !== '' ? escaped : JSON.stringify(name);
      return `${key}: ${JSON.stringify(pick([value, damage.other, null], damage.choice >> 2))}`;
    }),

  'odd number': (damage) =>
    withRaw(damage, () =>
      pick(
        [
          '1e999',
          '-1e999',
          '1E400',
          '-0',
          '0.0',
          '3e1',
          '30.0',
          '1e-400',
          '9007199254740993',
          '01',
          '+1',
          '1.',
          '.5',
          '0x1F',
          '1_000',
          'NaN',
          'Infinity',
          '-',
          '1e',
          '3'.repeat(400),
          '0.1'.padEnd(400, '1'),
        ],
        damage.choice,
      ),
    ),

  'name that objects have': (damage) => {
    const name = pick(
      [
        '__proto__',
        'constructor',
        'toString',
        'valueOf',
        'toJSON',
        'hasOwnProperty',
        'prototype',
        'then',
        'length',
      ],
      damage.choice,
    );
    const value = pick(
      ['{"noun":"client"}', '{"toString":1,"valueOf":null}', '"x"', 'null', '[]', '1'],
      damage.choice >> 4,
    );
    return damage.choice % 3 === 0
      ? withRaw(damage, () => `{"${name}": ${value}}`)
      : withMember(damage, () => `"${name}": ${value}`);
  },

  'odd syntax': (damage) => {
    const text = write(damage.widget, damage.indent);
    const at = damage.place % (text.length + 1);
    const inserted = pick(
      [
        '\u0000',
        '\ufeff',
        '\u00a0',
        '\u2028',
        '\v',
        '\f',
        '// a\n',
        '/* a */',
        '/*',
        '#',
        ',',
        ',,',
        '}',
        ']',
        '{',
        '[',
        '"',
        "'",
        '\\',
        ':',
        '\u001b[31m',
        '\r',
        '\n',
        '\t',
        ' ',
      ],
      damage.choice,
    );
    const inside = text.slice(0, at) + inserted + text.slice(at);
    return pick(
      [
        inside,
        `\ufeff${text}`,
        text.replaceAll('\n', '\r\n'),
        inside.replaceAll('\n', '\r'),
        text.replaceAll(/([}\]])/g, ',$1'),
        text.replaceAll('"', "'"),
        text.replaceAll(/"(\w+)":/g, '$1:'),
        text.slice(0, at),
        text + text,
        `${text}\u0000`,
        Buffer.from(text).toString('latin1'),
      ],
      damage.choice >> 5,
    );
  },
} satisfies Record<string, Damaging>;

export type DamageKind = keyof typeof damages;

export const damageKinds = Object.keys(damages).filter((kind): kind is DamageKind =>
  Object.hasOwn(damages, kind),
);

const widget = fc
  .tuple(validWidgets, fc.nat({ max: 2 }), fc.boolean())
  .map(([widgets, index, isSecret]): unknown => {
    const { properties, ...rest } = widgets[index] ?? { properties: {} };
    const whole = { ...rest, properties: { ...properties, ...(isSecret && { sip_password: password }) } };
    // As it stands in a file: without the properties that are undefined.
    return JSON.parse(JSON.stringify(whole));
  });

/** The text of a widget's file that is damaged in this way. */
export function damaged(kind: DamageKind): fc.Arbitrary<string> {
  return damagedFrom(widget, kind);
}

/** The text of a file with such content that is damaged in this way. */
export function damagedFrom(content: fc.Arbitrary<unknown>, kind: DamageKind): fc.Arbitrary<string> {
  return fc
    .record({
      widget: content,
      place: fc.nat({ max: 10_000 }),
      indent: fc.constantFrom('', '  ', '\t'),
      other: fc.oneof(anyText, fc.jsonValue({ maxDepth: 2 })),
      choice: fc.nat({ max: 0xffff }),
    })
    .map(damages[kind]);
}

/** Names of files that a folder may well have, some of which claim a number or the name of a widget. */
export const anyFileName = fc.oneof(
  fc.constantFrom('sales', 'support', 'last', 'default', '14155550123', '13125550100', '0', '1'.repeat(40)),
  fc.constantFrom(
    '-rf',
    '--help',
    'a b',
    '日本',
    'ü😀',
    '.',
    '$(x)',
    "it's",
    '%s',
    'a:1:1',
    'x'.repeat(230),
    'sales.private',
  ),
);

function write(value: unknown, indent: string): string {
  return JSON.stringify(value, null, indent) ?? 'null';
}

/** One of several, the same for the same number. */
function pick<T>(list: readonly T[], number: number): T {
  const [picked] = list.slice(number % Math.max(1, list.length));
  if (picked === undefined) throw new Error('There is nothing to choose from');
  return picked;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}

/** The paths to all values inside a value. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const innerPath = [...path, Array.isArray(value) ? Number(name) : name];
    return inner === undefined ? [] : [innerPath, ...pathsIn(inner, innerPath)];
  });
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => Object(value)[step], whole);
}

/** The value with another one at this path; `undefined` is none. */
function changed(whole: unknown, [step, ...steps]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(whole);
  if (Array.isArray(whole))
    return whole.map((inner, index) => (index === step ? changed(inner, steps, change) : inner));
  const entries = Object.entries(Object(whole)).map(([name, inner]) => [
    name,
    name === step ? changed(inner, steps, change) : inner,
  ]);
  return Object.fromEntries(entries);
}
