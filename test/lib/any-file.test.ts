import fc from 'fast-check';
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { checkConfiguration } from '../../lib/config/check-configuration';
import type { WidgetFile } from '../../lib/config/draft';
import { type Finding, formatFinding, formatPath, type JsonPath } from '../../lib/config/finding';
import { anyEvent, anyText, validWidgets } from '../support/arbitraries';
import { anyFileName, type DamageKind, damaged, damageKinds, runs } from '../support/fuzz';
import { oddAnswers, packedService } from '../support/fuzz-answers';

/** Longer than any file here takes, even on a busy machine; and shorter than what grows with its square. Milliseconds. */
const patience = 10_000;

/** What is wrong with the findings about these files themselves. */
function oddFindings(files: readonly WidgetFile[]): string[] {
  const begun = performance.now();
  const { widgets, faults, warnings } = checkConfiguration(files);
  const time = performance.now() - begun;
  const isConsistent = widgets.length === (faults.length > 0 ? 0 : files.length);
  return [
    ...[...faults, ...warnings].flatMap((finding) => oddFinding(finding, files)),
    ...(isConsistent ? [] : ['as many widgets as files, or faults']),
    ...(time < patience ? [] : [`takes ${time} ms`]),
  ];
}

/** What no line says: that is what the program's own mishaps look like. */
const mishap =
  /\n|\r| {4}at |\w+Error\b|Cannot |\bundefined(?! filter)|\[object|Maximum call|is not a function|hunter2/;

function oddFinding(finding: Finding, files: readonly WidgetFile[]): string[] {
  const line = formatFinding(finding);
  const file = files.find(({ path }) => path === finding.file);
  if (file === undefined || !line.startsWith(`${file.path}:${finding.line}:${finding.column}  `))
    return [line];
  const said = line.slice(file.path.length);
  const isReadable = /^:[1-9]\d*:[1-9]\d* {2}\S.*? {2}(warning: )?\S.*$/su.test(said) && !mishap.test(said);
  // At most 50 names deep, each of them cut.
  const isShort = finding.message.length < 1_000 && formatPath(finding.path).length < 5_000;
  return isReadable && isShort && isInPlace(finding, file.text) ? [] : [line];
}

/** Whether the line and the column exist, and the value stands there that the path leads to, or what should hold it. */
function isInPlace({ line, column, path, message }: Finding, text: string): boolean {
  const row = text.split(/\r\n|\r|\n/)[line - 1];
  if (row === undefined || column > row.length + 1) return false;
  const errors: ParseError[] = [];
  // What is said of the whole text has been found on the way to a tree.
  const tree = path.length === 0 ? undefined : parseTree(text, errors);
  if (tree === undefined) return path.length === 0;
  if (/^stands twice/.test(message)) return true;
  const places = [stepInto(tree, path), stepInto(tree, path.slice(0, -1))].flatMap((node) =>
    node?.parent?.type === 'property' ? [node.offset, node.parent.offset] : (node?.offset ?? []),
  );
  const offset = TextDocument.create('', '', 0, text).offsetAt({ line: line - 1, character: column - 1 });
  return errors.length === 0 && places.includes(offset);
}

function stepInto(tree: Node, path: JsonPath): Node | undefined {
  return path.reduce<Node | undefined>((node, step) => {
    if (typeof step === 'number') return node?.type === 'array' ? node.children?.[step] : undefined;
    // The last of those that stand twice is the one that counts.
    return node?.children?.findLast(({ children }) => children?.[0]?.value === step)?.children?.[1];
  }, tree);
}

/** Files with these texts, each under a name of its own. */
function filesOf(texts: readonly string[], names: readonly string[] = []): WidgetFile[] {
  return texts.map((text, index) => ({
    path: `assets/widgets/${names[index] ?? `file-${index}`}.private.json`,
    text,
  }));
}

const key = fc.oneof(
  fc.constantFrom(
    'name',
    'type',
    'numbers',
    'properties',
    'transitions',
    'noun',
    'to',
    'caller_id',
    'record',
    'timeout',
  ),
  fc.constantFrom(
    'time_limit',
    'sip_endpoint',
    'sip_password',
    'event',
    'next',
    'offset',
    '__proto__',
    'constructor',
  ),
  anyText,
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'number',
      'sip',
      'busy',
      '{{',
      '{% if',
      '{{widgets.x.y}}',
      '{{ constructor.x | upcase }}',
      '{{a[b.c]}}',
    ),
    anyText,
    fc.jsonValue({ maxDepth: 0 }),
    fc.array(tie('any')),
    fc.dictionary(key, tie('any')),
  ),
})).any;

/** The JSON of a widget, with another value somewhere in it, or without one. */
const damagedWidget = fc
  .tuple(
    validWidgets,
    fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
    fc.option(value, { nil: undefined }),
  )
  .map(([widgets, way, other]) => JSON.stringify(damage(widgets[0], way, other), null, 1) ?? '');

function damage(whole: unknown, [step, ...rest]: readonly number[], other: unknown): unknown {
  if (step === undefined || typeof whole !== 'object' || whole === null) return other;
  const entries = Object.entries(whole);
  const at = step % Math.max(1, entries.length);
  const damaged = entries.map(([name, inner], index) => [
    name,
    index === at ? damage(inner, rest, other) : inner,
  ]);
  return Array.isArray(whole) ? damaged.map(([, inner]) => inner) : Object.fromEntries(damaged);
}

/** A text with some characters gone or in other places. */
const brokenText = fc
  .tuple(
    fc.oneof(
      validWidgets.map(([widget]) => JSON.stringify(widget, null, 2)),
      damagedWidget,
    ),
    fc.nat(),
    fc.nat({ max: 20 }),
    fc.string(),
  )
  .map(([text, at, length, inserted]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + inserted + text.slice(start + length);
  });

describe('the check', () => {
  it.each([
    [
      'any JSON',
      fc.array(
        value.map((json) => JSON.stringify(json) ?? ''),
        { maxLength: 3 },
      ),
    ],
    ['damaged widgets', fc.array(damagedWidget, { maxLength: 3 })],
    ['broken texts', fc.array(brokenText, { maxLength: 3 })],
    ['any text', fc.array(anyText, { maxLength: 3 })],
  ])('never throws for %s, and each finding has a place and one line', (_, texts) => {
    fc.assert(
      fc.property(texts, (list) => {
        expect(oddFindings(filesOf(list))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('finds no fault in a valid widget, wherever its white space stands', () => {
    fc.assert(
      fc.property(validWidgets, fc.constantFrom('', ' ', '\t', 2, 8), (widgets, indent) => {
        const files = widgets.map((widget) => ({
          path: `${widget.name}.private.json`,
          text: JSON.stringify(widget, null, indent),
        }));
        const { faults, widgets: read } = checkConfiguration(files);
        expect([faults, read.map(({ name }) => name)]).toEqual([[], ['sales', 'support', 'last']]);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('a widget’s file that is damaged', () => {
  it.each(damageKinds)('is refused in lines that lead there, or answers every call: %s', (kind) => {
    fc.assert(
      fc.property(damaged(kind), anyEvent, (text, event) => {
        const files = filesOf([text], ['sales']);
        expect(oddFindings(files)).toEqual([]);
        const { widgets } = checkConfiguration(files);
        const service = packedService(widgets, { CALLER_ID: '+14155550199' });
        expect(widgets.flatMap(({ name }) => oddAnswers(name, event, service))).toEqual([]);
      }),
      { numRuns: runs(kind === 'huge string' ? 4 : 20) },
    );
  });

  it('is so among others, with which it may share its name and its number', () => {
    const anyDamaged = fc.oneof(...damageKinds.map(damaged));
    const list = fc.array(fc.tuple(anyDamaged, anyFileName), { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(list, (pairs) => {
        const names = [...new Set(pairs.map(([, name]) => name))];
        expect(oddFindings(filesOf(pairs.map(([text]) => text).slice(0, names.length), names))).toEqual([]);
      }),
      { numRuns: runs(25) },
    );
  });

  /** What a kind of damage has to come to in some of its files: in the text, or in what is said of it. */
  const signs: Record<DamageKind, readonly RegExp[]> = {
    'wrong type': [
      /is null; expected/,
      /is \[.*; expected/,
      /is \{.*; expected/,
      /is -1\.5; expected/,
      /is true; expected/,
    ],
    'missing key': [/is missing; /],
    'deep nesting': [
      /is nested too deeply/,
      /^(\[\{"to":|\{"a":|\[)*.*\[{1000}/s,
      /\[{100000}/,
      /it is nested too deeply/,
    ],
    'huge string': [/\S{70000}/, /[^"]{1000000}/, /\(1000\d\d\d characters\)/],
    'lone surrogate': [/\\ud800/, /[\ud800-\udbff](?![\udc00-\udfff])/, /\ude00\ud83d/],
    'duplicate key': [/stands twice in one object/],
    'odd number': [/1e999/, /: ?-0\b/, /1E400/, /is not JSON/],
    'name that objects have': [
      /"__proto__": /,
      /"constructor": /,
      /"toString": /,
      /(__proto__|constructor|toString) {2}is not known/,
    ],
    'odd syntax': [/^\ufeff/, /\0/, /\r\n/, /\/\/ a\n/, /,\}/, /is not JSON: JSON has no comments/],
  };

  it.each(damageKinds)('is made by these tests: %s', (kind) => {
    const numRuns = kind === 'huge string' ? 10 : kind === 'odd syntax' ? 300 : 100;
    const samples = fc.sample(damaged(kind), { numRuns, seed: 7 });
    const seen = samples.map((text) => {
      const { faults } = checkConfiguration(filesOf([text], ['sales']));
      return {
        said: `${text}\n${faults.slice(0, 9).map(formatFinding).join('\n')}`,
        isFine: faults.length === 0,
      };
    });
    expect(signs[kind].filter((sign) => !seen.some(({ said }) => sign.test(said)))).toEqual([]);
    // Whatever is damaged, some of it is refused; and of all but one kind some is none the worse for it.
    expect(seen.some(({ isFine }) => !isFine)).toBe(true);
    expect(seen.some(({ isFine }) => isFine)).toBe(kind !== 'duplicate key');
  });
});
