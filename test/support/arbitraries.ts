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
  '_delivery',
  '_party',
  '_number',
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
    DialBridged: fc.constantFrom('false', 'true'),
    DialCallSid: fc.constant('CA5b8e20c4d7f14a6f93c1e07ab2d4586c'),
    Digits: fc.constantFrom('1', '2', '#', ''),
    _refused: fc.constantFrom(
      '',
      '+14155550100',
      'client:alice,+14155550101',
      ',,',
      'client_3Aalice._2B14155550101',
      '_.',
    ),
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
  .filter((text) => /\S/.test(text.replace('client:', '')) && !/\{[{%]/.test(text))
  // What nobody can see is none.
  .map((text) => (/[^\p{C}\p{Z}]/u.test(text.replace(/client:/i, '')) ? text : `${text}x`));
/** Of phones, and of no widget: one that rang itself would be refused. */
const number = fc.integer({ min: 0, max: 99 }).map((last) => `+141555502${String(last).padStart(2, '0')}`);
const optionally = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** What may be a target: the number that was called would ring its own widget. */
const rung = liquid.filter((text) => text !== '{{flow.channel.address}}');
const several = (one: fc.Arbitrary<string>) =>
  fc.array(fc.oneof(one, rung), { minLength: 1, maxLength: 10 }).map((list) => list.join(', '));
const inList = identity.filter((text) => !/[,\r\n]/.test(text));
const sipUri = fc.constantFrom('sip:jack@example.com?x=1&y=2', 'sips:a@example.com:5061', 'sip:example.com');

const sender = fc.oneof(
  number.map((text) => `whatsapp:${text}`),
  liquid,
);

const credentials = {
  sip_username: optionally(fc.oneof(identity, liquid)),
  sip_password: optionally(fc.oneof(identity, liquid)),
};

/** Whom Twilio can ask before it bridges. */
const person = fc.oneof(
  fc.record({ noun: fc.constant('number'), to: fc.oneof(number, rung) }),
  fc.record({ noun: fc.constant('number-multi'), to: several(number) }),
  fc.record({ noun: fc.constant('client'), to: fc.oneof(identity, liquid) }),
  fc.record({ noun: fc.constant('client-multi'), to: several(inList) }),
  fc.record({ noun: fc.constant('sip'), sip_endpoint: fc.oneof(sipUri, liquid), ...credentials }),
  fc.record({
    noun: fc.constant('sip'),
    sip_endpoint: fc.array(
      fc.record({ uri: fc.oneof(sipUri, liquid), priority: optionally(fc.oneof(fc.nat(65_535), liquid)) }),
      { minLength: 1 },
    ),
    ...credentials,
  }),
  fc.record({ noun: fc.constant('whatsapp'), to: several(number), caller_id: sender }),
  fc.record({ noun: fc.constant('sip-multi'), sip_endpoint: several(sipUri), ...credentials }),
  fc.record({
    noun: fc.constant('multi'),
    to: several(
      fc.oneof(
        number,
        sipUri,
        inList.map((text) => `client:x${text}`),
      ),
    ),
  }),
);
const target = fc.oneof(
  { weight: 4, arbitrary: person },
  {
    weight: 1,
    arbitrary: fc.record({
      noun: fc.constant('sim'),
      to: fc.oneof(fc.constant('DE8caa2afb9d5279926619c458dc7098a8'), liquid),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      noun: fc.constantFrom('conference', 'queue'),
      to: fc.oneof(identity, liquid),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      noun: fc.constant('application'),
      to: fc.oneof(fc.constant('AP8caa2afb9d5279926619c458dc7098a8'), liquid),
    }),
  },
);

const url = fc.oneof(fc.constantFrom('', '/path?a=1', 'https://example.com/?b=2#c'), liquid);
const boolean = fc.oneof(fc.boolean(), fc.constantFrom('true', 'false', ''), liquid);
const events = fc.oneof(
  fc.subarray(['initiated', 'ringing', 'answered', 'completed']),
  fc.constant('answered completed'),
  liquid,
);
const plainText = fc.oneof(
  anyText.filter((text) => !/\{[{%]/.test(text)),
  liquid,
);
// What a name may hold, XML may hold: it is written as it is.
const parameterName = fc.string({ unit: 'grapheme', minLength: 1 });
const headerName = fc.stringMatching(/^X-[A-Za-z0-9-]{1,8}$/).filter((name) => !/^X-Twilio/i.test(name));
const partly = <T>(properties: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(properties, { requiredKeys: [] });

const dial = partly({
  answerOnBridge: boolean,
  callReason: fc.oneof(
    fc.string({ maxLength: 50 }).filter((text) => !/\{[{%]/.test(text)),
    liquid,
  ),
  referUrl: url,
  ringTone: fc.constantFrom('us', 'us-old', ''),
  sequential: boolean,
});
const machine = { machineDetectionTimeout: fc.oneof(fc.integer({ min: 3, max: 60 }), liquid) };
const callbacks = { statusCallback: url, statusCallbackEvent: events };
const client = {
  ...callbacks,
  parameters: fc.dictionary(parameterName, plainText, { maxKeys: 3, noNullPrototype: true }),
};
const sip = {
  ...machine,
  ...callbacks,
  headers: fc.dictionary(headerName, plainText, { maxKeys: 3, noNullPrototype: true }),
};
const attributes = {
  dial,
  number: partly({ ...machine, ...callbacks, sendDigits: fc.constantFrom('ww1#', '') }),
  client: partly(client),
  sip: partly(sip),
};
const whisper = { url, method: fc.constantFrom('GET', 'POST', '') };
const unscreened = partly({
  dial,
  number: partly({ ...machine, ...callbacks, ...whisper }),
  client: partly({ ...client, ...whisper }),
  sip: partly({ ...sip, ...whisper }),
  conference: partly({ beep: boolean, waitUrl: url, maxParticipants: fc.integer({ min: 2, max: 250 }) }),
});

const key = {
  digit: fc.constantFrom('1', '#', '', '{{flow.data.a}}'),
  timeout: fc.integer({ min: 1, max: 60 }),
};
const screen = fc.oneof(
  fc
    .tuple(
      plainText.filter((text) => text !== ''),
      partly({ ...key, voice: plainText, language: plainText }),
    )
    .map(([say, more]) => ({ say, ...more })),
  fc
    .tuple(
      url.filter((text) => text !== ''),
      partly(key),
    )
    .map(([play, more]) => ({ play, ...more })),
);

/** Whom a widget rings, with further attributes; screened, or not. */
const ring = fc.oneof(
  fc.tuple(target, unscreened).map(([whom, further]) => ({ ...whom, ...further })),
  fc
    .tuple(person, partly(attributes), screen)
    .map(([whom, further, asked]) => ({ ...whom, ...further, screen: asked })),
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
    ...['sales', 'support', 'last'].map((name) => fc.tuple(fc.constant(name), ring, options, transitions)),
  )
  .map((widgets) =>
    widgets.map(([name, whom, how, list]) => ({
      name,
      numbers: name === 'last' ? ['+14155550123'] : [],
      // A call to WhatsApp has a caller ID of its own.
      properties: { ...how, ...whom },
      transitions: list,
    })),
  );
