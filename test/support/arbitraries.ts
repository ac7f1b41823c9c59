import fc from 'fast-check';

/** Texts that XML, URLs, JSON, Liquid or JavaScript might stumble over, and everyday ones. */
export const anyText = fc.oneof(
  fc.constantFrom(
    ...['', '+14155550123', 'anonymous', 'client:alice', 'sales', '<&"\'>', ']]>', '{{flow.data.a}}'],
  ),
  fc.constantFrom(
    ...['\u0000', '\u001b[0m', '\ud83d', '\ude00\ud83d', '😀', '\ufffe', '\u2028', '__proto__', 'NaN'],
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `client:${text}`),
  fc.constantFrom(1_000, 4_000, 9_000).map((length) => 'ü'.repeat(length)),
);

const twilioNames = [
  'From',
  'To',
  'Direction',
  'CallStatus',
  'DialCallStatus',
  'DialBridged',
  'DialCallSid',
  'FlowSid',
  'AccountSid',
  'RecordingUrl',
  'CallSid',
  'Digits',
];
const ourNames = [
  'widget',
  '_widgets',
  '_outcomes',
  'a',
  'b',
  'c',
  '__proto__',
  'constructor',
  'toString',
  'request',
  'ü',
];

/** Values of the parameters above that mean something. */
const telling = fc.constantFrom(
  ...[
    'sales',
    'support',
    'last',
    'inbound',
    'outbound-api',
    'completed',
    'answered',
    'busy',
    'no-answer',
    'in-progress',
    '24',
    '25',
  ],
  ...[
    'FW7d3c51e0a9b84f26930e1d5c7b2a4f68',
    'AC4a1f0c7e52d94b03a8e6d1f27c905b3e',
    '[["sales","busy","CA1","",""],["x"],5]',
  ],
  ...['https://example.com/?a=1#b', '/path', '//example.com', 'sip:jack@example.com', '+266696687'],
);

const parameterValue = fc.oneof(
  { weight: 3, arbitrary: telling },
  { weight: 3, arbitrary: anyText },
  { weight: 1, arbitrary: fc.array(fc.oneof(anyText, fc.jsonValue())) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

const sensible = fc.record(
  {
    widget: fc.constantFrom('sales', 'support', 'last'),
    From: fc.constantFrom('+14155550111', 'client:alice', 'anonymous'),
    CallStatus: fc.constantFrom('in-progress', 'ringing', 'completed'),
    DialCallStatus: fc.constantFrom('completed', 'busy', 'no-answer', 'failed'),
    FlowSid: fc.constant('FW7d3c51e0a9b84f26930e1d5c7b2a4f68'),
    AccountSid: fc.constant('AC4a1f0c7e52d94b03a8e6d1f27c905b3e'),
    a: fc.oneof(telling, anyText),
  },
  { requiredKeys: ['widget'] },
);

/** A request's parameters as the runtime might hand them over: sensible ones, and whatever else a caller sends. */
export const anyEvent = fc
  .tuple(
    fc.option(sensible, { freq: 4 }),
    fc.array(fc.tuple(fc.oneof(fc.constantFrom(...twilioNames, ...ourNames), anyText), parameterValue), {
      maxLength: 8,
    }),
  )
  // Unlike an assignment, this makes __proto__ a name like any other.
  .map(
    ([start, pairs]): Record<string, unknown> =>
      Object.fromEntries([...Object.entries(start ?? {}), ...pairs]),
  );

const liquid = fc.constantFrom(
  ...['{{flow.data.a}}', '{{trigger.call.From}}', '{{contact.channel.address}}', '{{flow.channel.address}}'],
  ...[
    '{{widgets.sales.DialCallStatus}}',
    '{{flow.data.b | default: "x"}}',
    '{% if flow.data.c %}{{flow.data.c}}{% endif %}',
  ],
  ...['{{env.CALLER_ID}}', '{{flow.data | to_json}}', '{{flow.data.a | url_encode}}'],
);
const identity = fc
  .string({ unit: 'binary', minLength: 1 })
  .filter((text) => /\S/.test(text.replace('client:', '')) && !/\{[{%]/.test(text));
const number = fc.integer({ min: 0, max: 99 }).map((last) => `+141555501${String(last).padStart(2, '0')}`);
const optionally = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const target = fc.oneof(
  fc.record({ noun: fc.constant('number'), to: fc.oneof(number, liquid) }),
  fc.record({
    noun: fc.constant('number-multi'),
    to: fc.array(fc.oneof(number, liquid), { minLength: 1, maxLength: 10 }).map((list) => list.join(', ')),
  }),
  fc.record({ noun: fc.constant('client'), to: fc.oneof(identity, liquid) }),
  fc.record({
    noun: fc.constant('sim'),
    to: fc.oneof(fc.constant('DE8caa2afb9d5279926619c458dc7098a8'), liquid),
  }),
  fc.record({ noun: fc.constant('conference'), to: fc.oneof(identity, liquid) }),
  fc.record({
    noun: fc.constant('sip'),
    sip_endpoint: fc.oneof(fc.constant('sip:jack@example.com?x=1&y=2'), liquid),
    sip_username: optionally(fc.oneof(identity, liquid)),
    sip_password: optionally(fc.oneof(identity, liquid)),
  }),
);

const options = fc.record(
  {
    caller_id: fc.oneof(number, liquid),
    record: fc.oneof(fc.boolean(), fc.constantFrom('record-from-ringing-dual', ''), liquid),
    timeout: fc.oneof(fc.integer({ min: 1, max: 600 }), liquid),
    time_limit: fc.oneof(fc.integer({ min: 1, max: 86_400 }).map(String), liquid),
    offset: fc.record({ x: fc.integer(), y: fc.integer() }),
  },
  { requiredKeys: [] },
);

const next = fc.oneof(
  fc.constantFrom('', 'sales', 'support', 'last', '/path?a=1', 'https://example.com/?b=2#c'),
  liquid,
  liquid.map((inner) => `https://example.com/?x=${inner}`),
  liquid.map((inner) => `/${inner}`),
);

const transitions = fc.uniqueArray(
  fc.record({
    event: fc.constantFrom(
      ...['answered', 'declined', 'noAnswer', 'busy', 'failed', 'canceled', 'callCompleted', 'hangup'],
    ),
    next: fc.option(next),
  }),
  { selector: ({ event }) => event },
);

/** Three widgets that the check finds no fault in, as the JSON of their files. */
export const validWidgets = fc
  .tuple(
    ...['sales', 'support', 'last'].map((name) => fc.tuple(fc.constant(name), target, options, transitions)),
  )
  .map((widgets) =>
    widgets.map(([name, whom, how, list]) => ({
      name,
      numbers: name === 'last' ? ['+14155550123'] : [],
      properties: { ...whom, ...how },
      transitions: list,
    })),
  );
