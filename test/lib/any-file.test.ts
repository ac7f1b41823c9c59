import fc from 'fast-check';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { anyText, validWidgets } from '../support/arbitraries';

/** What is wrong with the findings about these texts themselves. */
function oddFindings(texts: readonly string[]): string[] {
  const files = texts.map((text, index) => ({ path: `assets/widgets/file-${index}.private.json`, text }));
  const { widgets, faults, warnings } = checkConfiguration(files);
  const readable = /^assets\/widgets\/file-\d\.private\.json:[1-9]\d*:[1-9]\d* {2}\S.* {2}(warning: )?\S.*$/s;
  const lines = [...faults, ...warnings].map(formatFinding);
  const odd = lines.filter((line) => !readable.test(line) || /[\n\r]/.test(line));
  const places = [...faults, ...warnings].filter(({ file, line, column }) => {
    const row = files.find(({ path }) => path === file)?.text.split(/\r\n|\r|\n/)[line - 1];
    return row === undefined || column > row.length + 1;
  });
  const isConsistent = widgets.length === (faults.length > 0 ? 0 : texts.length);
  return [
    ...odd,
    ...places.map(formatFinding),
    ...(isConsistent ? [] : ['as many widgets as files, or faults']),
  ];
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
        expect(oddFindings(list)).toEqual([]);
      }),
      { numRuns: 300 },
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
    );
  });
});
