import fc from 'fast-check';
import type { Actions, Service } from '../../../lib/types';
import { parseTwiml } from '../../../scripts/call/parse-twiml';
import inbound from '../../fixtures/inbound-call.json';
import { anyText } from '../../support/arbitraries';
import { flow, match, state } from '../../support/flow';
import { runs } from '../../support/fuzz';
import { domain, serviceWith } from '../../support/service';
import { type Results, requestOf, urlsIn, type Walked, walk } from '../../support/walk';

// Any flow of the types that run here, and any answers of Twilio's and of what is asked: each response is sound, none
// is an exception, and the call ends.

const names = ['w0', 'w1', 'w2', 'w3', 'w4', 'w5'];

/** Liquid that leads to any widget: the check cannot tell that the call goes in circles. */
const anywhere = names.map((name) => `{{flow.data.${name}}}`);
const ways = Object.fromEntries(names.map((name) => [name, name]));

const liquid = fc.constantFrom(
  ...['', 'Hello.', '<Dial>', '{{trigger.call.SpeechResult}}', '{{trigger.call.Digits}}', '{{flow.data.a}}'],
  ...['{{flow.variables.v}}', '{{widgets.w1.parsed.a}}', '{{widgets.w2.body}}', '{{widgets.w0 | to_json}}'],
  ...[
    '{{widgets.w3.RecordingUrl}}',
    '{{trigger.call.SipHeader_X-A}}',
    '{% for i in (1..100000000) %}{{i}}{% endfor %}',
  ],
);
const required = liquid.filter((text) => text !== '');
const url = fc.constantFrom(
  ...['/path', 'https://example.com/', 'https://example.com/?q={{trigger.call.SpeechResult}}'],
  ...[
    'https://example.com{{trigger.call.Digits}}',
    'https://{{flow.data.a}}.example.com/',
    '/{{flow.data.a}}',
  ],
);
const number = fc.constantFrom('', '1', '0', '{{trigger.call.Digits}}', '{{flow.data.a}}');
const next = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...anywhere) },
  fc.constantFrom('', 'https://example.com/next', '/next', '{{trigger.call.SpeechResult}}', 'flow:other'),
);
const prompt = fc.oneof(
  fc.record({ say: required, loop: number, voice: fc.constantFrom('', 'default', 'alice') }),
  fc.record({ play: url }),
);
const named = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'v'), value: liquid }), { maxLength: 3 });
const condition = fc.record({
  type: fc.constantFrom('equal_to', 'not_equal_to', 'contains', 'is_blank', 'less_than', 'regex'),
  value: fc.constantFrom('1', '{{flow.variables.v}}', '{{trigger.call.SpeechResult}}'),
});

/** Where a widget leads, for some of its events. */
function leading(...events: readonly string[]): fc.Arbitrary<Record<string, string>> {
  return fc
    .tuple(
      ...events.map((event) =>
        fc.option(
          next.map((to) => [event, to] as const),
          { nil: undefined },
        ),
      ),
    )
    .map((pairs) => Object.fromEntries(pairs.flatMap((pair) => (pair === undefined ? [] : [pair]))));
}

type Shape = (name: string) => fc.Arbitrary<object>;

function shape(type: string, properties: fc.Arbitrary<object>, ...events: readonly string[]): Shape {
  return (name) =>
    fc.tuple(properties, leading(...events)).map(([given, led]) => state(type, name, given, led));
}

const shapes: readonly Shape[] = [
  shape(
    'say-play',
    fc.oneof(prompt, fc.record({ digits: fc.constantFrom('1w2', '{{trigger.call.Digits}}') })),
    'audioComplete',
  ),
  shape(
    'gather-input-on-call',
    fc
      .tuple(
        prompt,
        fc.record({
          timeout: number,
          finish_on_key: fc.constantFrom('', '#', '*'),
          hints: liquid,
          stop_gather: fc.boolean(),
          number_of_digits: fc.constantFrom('1', '{{flow.data.a}}'),
        }),
      )
      .map(([heard, asked]) => ({ ...heard, ...asked })),
    'keypress',
    'speech',
    'timeout',
  ),
  (name) =>
    fc
      .tuple(
        liquid.filter((text) => text !== ''),
        fc.array(fc.tuple(next, fc.array(condition, { minLength: 1, maxLength: 2 })), { maxLength: 3 }),
        next,
      )
      .map(([input, matches, none]) =>
        state('split-based-on', name, { input: input === '' ? '{{flow.data.none}}' : input }, [
          ...matches.map(([to, conditions]) => match(to, ...conditions)),
          { event: 'noMatch', next: none },
        ]),
      ),
  shape('set-variables', fc.record({ variables: named }), 'next'),
  shape(
    'record-voicemail',
    fc.record({
      timeout: number.filter((text) => text !== '0'),
      finish_on_key: fc.constantFrom('', '#'),
      transcription_callback_url: url,
      play_beep: fc.boolean(),
    }),
    'recordingComplete',
    'noAudio',
    'hangup',
  ),
  shape(
    'connect-call-to',
    fc.record({
      noun: fc.constant('number-multi'),
      to: fc.constantFrom('+14155550100', '+14155550100, +14155550101', '{{widgets.w1.parsed.a}}'),
      screen: fc.constantFrom(undefined, { say: 'Press 1.' }),
    }),
    'answered',
    'callCompleted',
    'hangup',
  ),
  shape(
    'enqueue-call',
    fc.oneof(
      fc.record({ queue_name: required, wait_url: url }),
      fc.record({
        workflow_sid: fc.constant('WW4a1f0c7e52d94b03a8e6d1f27c905b3e'),
        task_attributes: fc.constant('{"a": "{{flow.data.a}}"}'),
      }),
    ),
    'callComplete',
    'callFailure',
    'failedToEnqueue',
  ),
  shape('add-twiml-redirect', fc.record({ url, method: fc.constantFrom('', 'GET') }), 'return'),
  shape('send-message', fc.record({ from: required, to: required, body: required }), 'sent', 'failed'),
  shape(
    'make-http-request',
    fc.record({
      url,
      method: fc.constantFrom('GET', 'POST'),
      parameters: named,
      body: liquid,
      content_type: fc.constantFrom('', 'application/json'),
    }),
    'success',
    'failed',
  ),
  shape('run-function', fc.record({ url, parameters: named }), 'success', 'fail'),
  shape(
    'business-hours',
    fc.record({
      timezone: fc.constantFrom('UTC', '{{flow.data.a}}'),
      open: fc.constantFrom({}, { 'mon-sun': '00:00-24:00' }, { wed: '{{flow.data.a}}' }),
    }),
    'open',
    'closed',
    'holiday',
  ),
];

const anyFlow = fc
  .array(fc.nat(shapes.length - 1), { minLength: names.length, maxLength: names.length })
  .chain((kinds) =>
    fc.tuple(...kinds.map((kind, index) => (shapes[kind] ?? shape('say-play', prompt))(names[index] ?? ''))),
  )
  .map((states) => flow(...states));

const other = flow(state('say-play', 'start', { say: 'The other flow.' }));

/** What Twilio may add to a request. */
const told = fc.record(
  {
    CallStatus: fc.constantFrom('in-progress', 'in-progress', 'in-progress', 'ringing', 'completed'),
    Digits: fc.oneof(fc.constantFrom('1', '', 'hangup', '.evil.example'), anyText),
    SpeechResult: fc.oneof(fc.constantFrom('w1', 'flow:other', '</Say><Dial>+19005550100</Dial>'), anyText),
    'SipHeader_X-A': anyText,
    DialCallStatus: fc.constantFrom('completed', 'busy', 'no-answer', 'failed'),
    DialBridged: fc.constantFrom('true', 'false'),
    DialCallSid: fc.constant('CA5b8e20c4d7f14a6f93c1e07ab2d4586c'),
    QueueResult: fc.constantFrom('bridged', 'queue-full', 'error'),
    RecordingUrl: fc.constantFrom('', 'https://api.example.com/RE1'),
  },
  { requiredKeys: [] },
);

const failure = {
  ok: false,
  why: 'no answer',
  replay: { method: 'POST', url: '', headers: {}, form: {} },
} as const;
const webAnswer: fc.Arbitrary<Actions['webRequest']['result']> = fc.oneof(
  fc.constant(failure),
  fc.record({
    ok: fc.constant(true as const),
    status: fc.constantFrom(200, 404, 500),
    contentType: fc.constantFrom('application/json', ''),
    body: fc.oneof(
      fc.json(),
      anyText,
      anyText.map((a) => JSON.stringify({ a })),
    ),
  }),
);
const results: fc.Arbitrary<Results> = fc.record({
  lookUpCall: fc.constantFrom(failure, { ok: true as const, to: '+14155550100' }),
  sendMessage: fc.constantFrom(failure, { ok: true as const, sid: 'SM1' }),
  webRequest: webAnswer,
  deliver: fc.constantFrom(failure, { ok: true as const }),
});

/** More requests than a call of 500 widgets can have: one of a ring may be followed by ten more. */
const mostRequests = 800;

const hosts: ReadonlySet<string> = new Set([domain, 'example.com', 'webhooks.twilio.com']);

/** What is wrong with an answer. */
function odd({ text, asked, log }: Walked): string[] {
  const urls = [
    ...urlsIn(text),
    ...asked.flatMap(([, what]) =>
      typeof what === 'object' && what !== null && 'url' in what ? [String(what.url)] : [],
    ),
  ];
  const strange = urls
    .map((address) => new URL(address).host)
    // A host of which only the beginning is Liquid keeps its end.
    .filter((host) => !hosts.has(host) && !host.endsWith('.example.com'));
  // What the flow itself says is not made shorter, but logged.
  const isTold = log.some((line) => line.includes('leads to a URL of'));
  const tooLong = isTold ? [] : urlsIn(text).filter((address) => address.length >= 4_000);
  if (/^500 Widget "w\d": to leaves nobody/.test(text)) return strange;
  const parsed = parseTwiml({ status: 200, contentType: 'text/xml', body: text, milliseconds: 0 });
  // What is too long for Twilio is told by the edge, which writes the TwiML: "lengthProblem".
  const isSound =
    parsed.ok ||
    parsed.fault === '<Enqueue> is TwiML that this simulator does not run' ||
    parsed.fault.startsWith('11750: ');
  return [...(isSound ? [] : [parsed.fault, text]), ...strange, ...tooLong];
}

/** The answers of a whole call: Twilio goes where one of its URLs leads, until none leads back to the flow. */
function callThrough(
  service: Service,
  data: object,
  ends: readonly (readonly [object, Results, number])[],
): Walked[] {
  const [, firstResults] = ends[0] ?? [];
  const answers = [
    walk('/connect', { ...inbound, flow: 'main', ...ways, ...data }, service, {
      results: firstResults ?? {},
    }),
  ];
  for (let request = 0; request < mostRequests; request += 1) {
    const [added, given, which] = ends[request % ends.length] ?? [{}, {}, 0];
    const onwards = urlsIn(answers.at(-1)?.text ?? '').filter((address) =>
      address.includes('/connect-status?'),
    );
    const address = onwards[which % Math.max(1, onwards.length)];
    if (address === undefined) return answers;
    answers.push(
      walk(
        '/connect-status',
        requestOf(address, { ...inbound, CallStatus: 'in-progress', ...added }),
        service,
        {
          results: given,
        },
      ),
    );
  }
  return [...answers, { text: 'the call does not end', asked: [], log: [] }];
}

it('any flow, whatever happens in the call, answers soundly until the call ends', () => {
  fc.assert(
    fc.property(
      anyFlow,
      fc.record({ a: anyText }, { requiredKeys: [] }),
      fc.array(fc.tuple(told, results, fc.nat(1)), { minLength: 1, maxLength: 6 }),
      (main, data, ends) => {
        const service = serviceWith([], { flows: { main, other } });
        expect(callThrough(service, data, ends).flatMap(odd)).toEqual([]);
      },
    ),
    { numRuns: runs(150) },
  );
}, 120_000);
