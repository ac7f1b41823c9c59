import fc from 'fast-check';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { checkAgainst } from '../../lib/config/check-surroundings';
import { formatFinding } from '../../lib/config/finding';
import { packWidgets } from '../../lib/pack/pack-widgets';
import { anyText } from '../support/arbitraries';
import { flow, match, state } from '../support/flow';
import { damagedFrom, damageKinds, runs } from '../support/fuzz';

const url = fc.constantFrom('https://user:hunter2@calls.acme.com/x', '/x?y={{flow.data.y}}');
const text = fc.constantFrom('x', '{{widgets.b.Digits}}', '{{flow.variables.v}} {{env.X}}');
const pairs = fc.array(fc.record({ key: fc.constantFrom('v', 'w', '__proto__', 'api_key'), value: text }));
const count = fc.constantFrom<unknown>(1, '2', '{{flow.data.n}}', '', null);

/** The properties of a widget of each type that runs, most of them right. */
const types: Record<string, fc.Arbitrary<object>> = {
  'say-play': fc.record({ say: text, loop: count }),
  'gather-input-on-call': fc.record({ play: url, timeout: count, finish_on_key: fc.constantFrom('', '#') }),
  'split-based-on': fc.record({ input: text }),
  'set-variables': fc.record({ variables: pairs }),
  'record-voicemail': fc.record({ max_length: count, transcription_callback_url: url }),
  'connect-call-to': fc.record({
    noun: fc.constant('client'),
    to: text,
    timeout: count,
    sip_password: fc.constant('hunter2'),
  }),
  'enqueue-call': fc.record({ queue_name: text, wait_url: url, priority: count }),
  'add-twiml-redirect': fc.record({ url }),
  'send-message': fc.record({ from: text, to: text, body: text, service: text }),
  'make-http-request': fc.record({ url, parameters: pairs, method: fc.constantFrom('GET', 'POST') }),
  'run-function': fc.record({ url, parameters: pairs, service_sid: text }),
  'business-hours': fc.record({
    timezone: fc.constant('Europe/London'),
    open: fc.constantFrom({ 'mon-fri': '9:00-17:00' }, { sat: '{{env.SAT}}' }),
  }),
  'run-subflow': fc.constant({}),
};

const names = ['a', 'b', 'c', 'd', 'e'];
const next = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...names) },
  fc.constantFrom(
    '',
    null,
    'flow:default',
    'single',
    'nobody',
    '{{flow.data.next}}',
    'https://calls.acme.com/',
  ),
);
const way = fc.oneof(
  fc.record({
    event: fc.constantFrom('audioComplete', 'keypress', 'next', 'success', 'noMatch', 'return', 'no'),
    next,
  }),
  fc
    .tuple(next, fc.constantFrom('equal_to', 'regex', 'is_after_date', 'less_than'), text)
    .map(([to, type, value]) => match(to ?? '', { type, value, arguments: [value] })),
);
const anyState = (name: string) =>
  fc
    .constantFrom(...Object.entries(types))
    .chain(([type, properties]) =>
      fc
        .tuple(properties, fc.array(way, { maxLength: 4 }))
        .map(([given, ways]) => state(type, name, given, ways)),
    );
const anyFlow = fc
  .tuple(...names.map(anyState))
  .chain((states) =>
    fc
      .tuple(fc.constantFrom(...names, undefined), fc.nat({ max: 3 }))
      .map(([message, wrapping]) => wrapped(withMessages(flow(...states), message), wrapping)),
  );

/** The flow, also begun by a message. */
function withMessages(whole: object, first: string | undefined): object {
  return JSON.parse(
    JSON.stringify(whole).replace('{"event":"incomingMessage"', (start) =>
      first === undefined ? start : `${start},"next":"${first}"`,
    ),
  );
}

function wrapped(definition: object, wrapping: number): unknown {
  const [bare, one] = [definition, { definition, numbers: ['+13125550100'] }];
  return [bare, one, [bare], [one]][wrapping];
}

const single = {
  path: 'assets/widgets/single.private.json',
  text: '{"type":"say-play","properties":{"say":"x"},"transitions":[{"event":"audioComplete","next":"flow:default"}]}',
};

/** What is wrong with what the check says of a flow's file. */
function oddLines(content: string): string[] {
  const path = 'assets/flows/default.private.json';
  const { widgets, faults, warnings } = checkConfiguration(
    [{ path, text: content }, single],
    checkAgainst({
      environments: [{ file: '.env', names: new Set() }],
      functions: [],
      assets: [],
    }),
  );
  // What is right can be packed.
  packWidgets(widgets);
  const rows = content.split(/\r\n|\r|\n/);
  const isPlaced = (line: number, column: number) => column <= (rows[line - 1]?.length ?? -1) + 1;
  return [
    ...(faults.length > 0 && widgets.length > 0 ? ['has faults, and widgets'] : []),
    ...[...faults, ...warnings].flatMap((finding) => {
      const line = formatFinding(finding);
      const isInPlace = finding.file !== path || isPlaced(finding.line, finding.column);
      const isFine = isInPlace && line.length < 6_000 && !mishap.test(line);
      return isFine ? [] : [line];
    }),
  ];
}

/** What no line says: the program's own mishaps, and what is secret. */
const mishap =
  /\n|\r| {4}at |\w+Error\b|Cannot |\bundefined(?! filter)|\[object|Maximum call|is not a function|hunter2/;

describe('the check of a flow', () => {
  it('never throws, and says what it finds in one line in its place, of any flow', () => {
    fc.assert(
      fc.property(anyFlow, fc.constantFrom(undefined, 1), (whole, indent) => {
        expect(oddLines(JSON.stringify(whole, null, indent))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  it('finds some of these flows right, and some not', () => {
    const seen = fc
      .sample(anyFlow, { numRuns: 200, seed: 1 })
      .map(
        (whole) =>
          checkConfiguration([{ path: 'assets/flows/x.private.json', text: JSON.stringify(whole) }]).faults
            .length,
      );
    expect([seen.some((faults) => faults === 0), seen.some((faults) => faults > 0)]).toEqual([true, true]);
  });

  it.each(damageKinds)('never throws of one that is damaged: %s', (kind) => {
    fc.assert(
      fc.property(damagedFrom(anyFlow, kind), (content) => {
        expect(oddLines(content)).toEqual([]);
      }),
      { numRuns: runs(kind === 'huge string' ? 4 : 20) },
    );
  });

  it('never throws of any JSON where a widget or a flow should be', () => {
    const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyText);
    const files = fc.oneof(
      value,
      value.map((states) => ({ states })),
      fc.array(value).map((states) => ({ definition: { states } })),
      fc
        .tuple(fc.constantFrom(...Object.keys(types)), value, value)
        .map(([type, properties, transitions]) => flow({ name: 'a', type, properties, transitions })),
    );
    fc.assert(
      fc.property(files, (file) => {
        expect(oddLines(JSON.stringify(file))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });
});
