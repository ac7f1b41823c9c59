import { checkConfiguration } from '../../lib/config/check-configuration';
import { checkAgainst } from '../../lib/config/check-surroundings';
import { formatPath } from '../../lib/config/finding';
import { checkFiles } from '../support/check-flows';
import { flow, match, state } from '../support/flow';

type Row = [properties: object, ...lines: string[]];

/** What the check says of a widget of a flow which such calls come to first, without its place. */
function inFlow(type: string, properties: object, transitions: readonly object[] = []): string[] {
  const goOn = flow({ ...state(type, 'w', properties, transitions) }, state('say-play', 'x', { say: 'x' }));
  return checkFiles({ default: goOn }).flatMap((line) => {
    const [, said] = /^\S+ {2}states\[1\]\.(.*)$/.exec(line) ?? [];
    return said === undefined || said.includes('hung up on without a word') ? [] : [said];
  });
}

/** The same of a single widget. */
function alone(type: string, properties: object, transitions: readonly object[] = []): string[] {
  return checkFiles({ 'widgets/default': { type, properties, transitions } }).map((line) =>
    line.replace(/^\S+ {2}/, ''),
  );
}

const url = 'https://calls.acme.com/x';
const whole = (least: number, most: number) => `expected a whole number from ${least} to ${most}`;
const place = 'expected an absolute http(s) URL, or a /path on this service';
const pair = 'a list of objects such as {"key": "name", "value": "text"}';
const workflow = `WW${'0a'.repeat(16)}`;
const nothing = 'says and plays nothing: the caller hears silence';

const rows: Readonly<Record<string, readonly Row[]>> = {
  'say-play': [
    [{ say: 'Hello {{flow.data.name}}', voice: 'Polly.Joanna', language: 'en-US', loop: 2 }],
    [{ say: 'Hello', play: '', digits: null, voice: 'default', loop: '0' }],
    [{ play: '/hello.mp3', loop: '{{flow.data.often}}' }],
    [{ digits: 'ww12#', say: null }],
    [{ say: 5 }],
    [{}, 'properties  needs exactly one of "say" and "play" and "digits"; it has none'],
    [{ say: 'x', play: url }, 'properties  needs exactly one of "say" and "play" and "digits"; it has 2'],
    [{ say: 'x', loop: 'often' }, `properties.loop  is "often"; ${whole(0, 1000)}`],
    [{ say: 'x', loop: -1 }, `properties.loop  is -1; ${whole(0, 1000)}`],
    [{ play: 'hello.mp3' }, `properties.play  is "hello.mp3"; ${place}`],
    [
      { digits: '1a' },
      'properties.digits  is "1a"; expected keys to press: digits, *, # and w (a pause of half a second)',
    ],
    [{ say: ['x'] }, 'properties.say  is ["x"]; expected text'],
    [{ say: '{{ x' }, 'properties.say  is not valid Liquid: output "{{ x" not closed, line:1, col:1'],
    [{ say: '{{ 1 | no }}' }, 'properties.say  is not valid Liquid: undefined filter: no, line:1, col:1'],
    [
      { say: 'x', voice: 'Polly.Joana' },
      'properties.voice  warning: is "Polly.Joana", which is no voice that Twilio documents; did you mean "Polly.Joanna"? A voice that does not exist says nothing',
    ],
    [
      { play: 'http://calls.acme.com/x' },
      'properties.play  warning: is "http://calls.acme.com/x": what is sent there can be read on the way, phone numbers included; write https:',
    ],
  ],
  'gather-input-on-call': [
    [{ say: 'x', timeout: '5', finish_on_key: '', stop_gather: 'true', number_of_digits: 1 }],
    [{ play: url, speech_timeout: 'auto', profanity_filter: 'true', hints: '', speech_model: 'phone_call' }],
    [{ say: 'x', timeout: 5, loop: 1, stop_gather: false, number_of_digits: null, gather_language: 'en' }],
    [{}, `properties  warning: ${nothing}`],
    [{ say: '', play: null, finish_on_key: '#' }, `properties  warning: ${nothing}`],
    [{ say: 'x', play: url }, 'properties  needs exactly one of "say" and "play"; it has 2'],
    [{ say: 'x', timeout: 'soon' }, `properties.timeout  is "soon"; ${whole(0, 3600)}`],
    [{ say: 'x', number_of_digits: 0 }, `properties.number_of_digits  is 0; ${whole(1, 1000)}`],
    [{ say: 'x', stop_gather: 'yes' }, 'properties.stop_gather  is "yes"; expected true or false'],
    [
      { say: 'x', finish_on_key: 'a' },
      'properties.finish_on_key  is "a"; expected the key that ends the input: 0 to 9, * or #; "" for none',
    ],
    [
      { say: 'x', speech_timeout: 'never' },
      'properties.speech_timeout  is "never"; expected "auto", or whole seconds',
    ],
  ],
  'split-based-on': [[{ input: '{{flow.data.x}}' }], [{}], [{ input: 5 }]],
  'set-variables': [
    [
      {
        variables: [
          { key: 'a', value: 1, type: 'int', index: '0' },
          { key: 'b', value: null },
        ],
      },
    ],
    [{ variables: null }],
    [{ variables: {} }, `properties.variables  is {}; expected ${pair}`],
    [
      { variables: [{ value: 'x' }] },
      'properties.variables[0].key  is missing; expected a name, as in {"key": "name", "value": "text"}',
    ],
    [
      { variables: [{ key: '' }] },
      'properties.variables[0].key  is ""; expected a name, as in {"key": "name", "value": "text"}',
    ],
    [
      { variables: [{ key: 'a', value: { toString: 1 } }] },
      'properties.variables[0].value  is {"toString":1}; expected text in double quotes',
    ],
    [{ variables: ['a'] }, 'properties.variables[0]  is "a"; expected an object in braces'],
  ],
  'record-voicemail': [
    [
      {
        timeout: 5,
        finish_on_key: '#',
        max_length: '120',
        transcribe: 'false',
        play_beep: true,
        trim: 'do-not-trim',
      },
    ],
    [
      {
        transcription_callback_url: '',
        recording_status_callback_url: '/done',
        finish_on_key: '1234567890*#',
      },
    ],
    [{ max_length: 0 }, `properties.max_length  is 0; ${whole(1, 14400)}`],
    [{ timeout: '5 s' }, `properties.timeout  is "5 s"; ${whole(0, 3600)}`],
    [{ play_beep: 'yes' }, 'properties.play_beep  is "yes"; expected true or false'],
    [{ trim: 'yes' }, 'properties.trim  is "yes"; expected one of trim-silence, do-not-trim'],
    [{ transcription_callback_url: 'x' }, `properties.transcription_callback_url  is "x"; ${place}`],
    [
      { finish_on_key: 'x' },
      'properties.finish_on_key  is "x"; expected the keys that end the message: 0 to 9, * and #; "" for none',
    ],
  ],
  'enqueue-call': [
    [{ queue_name: 'support', workflow_sid: null, wait_url: url, wait_url_method: 'GET' }],
    [{ workflow_sid: workflow, queue_name: '', priority: '5', timeout: 60, task_attributes: '{"a": 1}' }],
    [{ workflow_sid: workflow, task_attributes: '{"a": "{{trigger.call.From}}"}' }],
    [{}, 'properties  needs either "queue_name" or "workflow_sid"; it has neither'],
    [
      { queue_name: 'a', workflow_sid: workflow },
      'properties  needs either "queue_name" or "workflow_sid"; it has both',
    ],
    [
      { workflow_sid: 'WW1' },
      'properties.workflow_sid  is "WW1"; expected a workflow SID: WW and 32 hexadecimal digits',
    ],
    [
      { queue_name: 'x'.repeat(65) },
      `properties.queue_name  is "${'x'.repeat(65)}"; expected the name of a queue, at most 64 characters`,
    ],
    [
      { workflow_sid: workflow, task_attributes: '[1]' },
      'properties.task_attributes  is "[1]"; expected a text that is an object of JSON, such as {"type": "call"}, of at most 1,024 characters',
    ],
    [
      { workflow_sid: workflow, task_attributes: '{' },
      'properties.task_attributes  is "{"; expected a text that is an object of JSON, such as {"type": "call"}, of at most 1,024 characters',
    ],
    [{ queue_name: 'a', priority: 'high' }, `properties.priority  is "high"; ${whole(0, 2147483647)}`],
    [{ queue_name: 'a', wait_url: 'music' }, `properties.wait_url  is "music"; ${place}`],
    [
      { queue_name: 'a', wait_url_method: 'PUT' },
      'properties.wait_url_method  is "PUT"; expected one of GET, POST',
    ],
  ],
  'add-twiml-redirect': [
    [{ url, method: 'post', timeout: '14400' }],
    [{ url: '/twiml?x={{flow.data.x}}', method: null }],
    [{}, `properties.url  is missing; ${place}`],
    [{ url: '' }, `properties.url  is ""; ${place}`],
    [{ url: null }, `properties.url  is null; ${place}`],
    [{ url, method: 'PUT' }, 'properties.method  is "PUT"; expected one of GET, POST'],
    [
      { url: 'https://handler.twilio.com/twiml/EHxxxxxxxx' },
      'properties.url  warning: is "https://handler.twilio.com/twiml/EHxxxxxxxx": "EHxxxxxxxx" is a placeholder, where nobody answers; write a URL of your own',
    ],
  ],
  'send-message': [
    [{ from: '{{flow.channel.address}}', to: '+14155550100', body: 'x', attributes: null, service: '' }],
    [{ from: '+14155550100', to: '+14155550101', media_url: url, message_type: 'custom' }],
    [{ from: '1', to: '2', body: '' }, 'properties.body  is missing; expected the text of the message'],
    [
      { to: '2', body: 'x' },
      'properties.from  is missing; expected a number, such as {{flow.channel.address}}',
    ],
    [
      { from: '1', to: ' ', body: 'x' },
      'properties.to  is " "; expected a number, such as {{flow.channel.address}}',
    ],
    [
      { from: '1', to: 2, body: 'x' },
      'properties.to  is 2; expected a number, such as {{flow.channel.address}}',
    ],
    [
      {
        from: '1',
        to: '2',
        body: 'x',
        service: '{{trigger.message.InstanceSid}}',
        channel: '{{ | }}',
        attributes: '{}',
      },
      'properties.service  warning: is for chats: service and channel and attributes are ignored, and a text message is sent',
    ],
    [
      { from: '1', to: '2', channel: 'x' },
      'properties.body  is missing; expected the text of the message',
      'properties.channel  warning: is for chats: channel is ignored, and a text message is sent',
    ],
  ],
  'make-http-request': [
    [{ url, method: 'POST', content_type: 'application/json', body: '{"a": "{{trigger.call.From}}"}' }],
    [
      {
        url: '/who',
        parameters: [{ key: 'a', value: 'b' }],
        add_twilio_auth: 'false',
        method: '',
        body: null,
      },
    ],
    [{}, `properties.url  is missing; ${place}`],
    [{ url, method: 'DELETE' }, 'properties.method  is "DELETE"; expected one of GET, POST'],
    [{ url, add_twilio_auth: 1 }, 'properties.add_twilio_auth  is 1; expected true or false'],
    [{ url, parameters: 'a=b' }, `properties.parameters  is "a=b"; expected ${pair}`],
    [
      { url: 'http://user:hunter2@calls.acme.com/x' },
      'properties.url  warning: is "http://***@calls.acme.com/x": what is sent there can be read on the way, phone numbers included; write https:',
    ],
    [
      { url: 'https://user:hunter2@calls.acme.com/{{ | x }}' },
      'properties.url  is not valid Liquid: invalid value expression: "| x", line:1, col:40',
    ],
    [
      { url, parameters: [{ key: 'api_key', value: 'http://hunter2' }] },
      'properties.parameters[0].value  warning: is "***": what is sent there can be read on the way, phone numbers included; write https:',
    ],
  ],
  'run-function': [
    [
      {
        url,
        parameters: [{ key: 'a', value: '{{flow.data.x}}' }],
        service_sid: 'default',
        environment_sid: 'ZE',
        function_sid: 'ZH',
      },
    ],
    [{ url: null, service_sid: 'ZS' }, `properties.url  is null; ${place}`],
    [{ url, parameters: [5] }, 'properties.parameters[0]  is 5; expected an object in braces'],
  ],
  'business-hours': [
    [{ timezone: 'Europe/London', open: { 'mon-fri': '09:00-12:00, 13:00-17:00' }, closed_on: ['12-25'] }],
    [{ timezone: '{{env.ZONE}}', open: { mon: '{{env.OPEN}}', tue: '' }, closed_on: ['{{env.DAY}}'] }],
    [{ timezone: 'Europe/London', open: {}, closed_on: null }],
    [
      { timezone: 'Mars', open: { moon: '9-5' } },
      'properties.timezone  is "Mars"; expected a time zone of the IANA database, such as Europe/London or America/New_York',
      'properties.open.moon  is "moon"; expected mon, tue, wed, thu, fri, sat and sun, as a range (mon-fri) or a list (mon,wed), each once',
      'properties.open.moon  is "9-5"; expected spans such as 09:00-12:00, 13:00-17:00, none of them empty; 24:00 is the end of the day',
    ],
    [{ open: {} }, 'properties.timezone  is missing; expected a time zone, such as Europe/London'],
    [
      { timezone: 'UTC' },
      'properties.open  is missing; expected an object of days and spans, such as {"mon-fri": "09:00-17:00"}',
    ],
    [
      { timezone: 'UTC', open: { mon: { toString: 1 } } },
      'properties.open.mon  is {"toString":1}; expected text in double quotes',
    ],
    [
      { timezone: 'Europe/Lundon', open: {}, closed_on: ['12-25', '{{env.DAY}}'] },
      'properties.timezone  is "Europe/Lundon"; expected a time zone of the IANA database, such as Europe/London or America/New_York',
    ],
    [
      { timezone: '{{env.ZONE}}', open: { mon: '9-5', tue: '{{env.OPEN}}' }, closed_on: ['25.12.'] },
      'properties.open.mon  is "9-5"; expected spans such as 09:00-12:00, 13:00-17:00, none of them empty; 24:00 is the end of the day',
      'properties.closed_on[0]  is "25.12."; expected a day that exists: YYYY-MM-DD, or MM-DD for every year',
    ],
    [
      { timezone: 'UTC', open: { monday: '09:00-17:00' } },
      'properties.open.monday  is "monday"; expected mon, tue, wed, thu, fri, sat and sun, as a range (mon-fri) or a list (mon,wed), each once',
    ],
    [
      { timezone: 'UTC', open: {}, closed_on: 'x' },
      'properties.closed_on  is "x"; expected a list of days, such as ["2026-12-25", "12-26"]',
    ],
  ],
};

describe.each(Object.entries(rows))('%s', (type, list) => {
  it.each(list)('%j', (properties, ...lines) => {
    expect(inFlow(type, properties)).toEqual(lines);
    expect(alone(type, properties)).toEqual(lines);
  });
});

describe('what is not known', () => {
  it.each([
    ['say-play', { say: 'x', lop: 1 }, 'properties.lop  is not known; did you mean "loop"?'],
    [
      'say-play',
      { say: 'x', colour: 'red' },
      'properties.colour  is not known; known are say, play, voice, language, loop, digits',
    ],
    [
      'set-variables',
      { variables: [{ key: 'a', valu: 'b' }] },
      'properties.variables[0].valu  is not known; did you mean "value"?',
    ],
  ])('is a warning in a flow, and a fault in a single widget: %s %j', (type, properties, line) => {
    expect(inFlow(type, properties)).toEqual([line.replace('  is', '  warning: is')]);
    expect(alone(type, properties)).toEqual([line]);
  });

  it('is no matter in a flow where it says nothing', () => {
    expect(inFlow('say-play', { say: 'x', gender: null, rate: '' })).toEqual([]);
    expect(alone('say-play', { say: 'x', rate: '' })).toEqual([
      'properties.rate  is not known; known are say, play, voice, language, loop, digits',
    ]);
  });

  it('of Studio’s is neither in a flow nor in a single widget', () => {
    const exported = { uuid: '1', conditions: [] };
    expect(inFlow('say-play', { say: 'x', offset: {} }, [{ event: 'audioComplete', ...exported }])).toEqual(
      [],
    );
    expect(alone('say-play', { say: 'x', offset: {} }, [{ event: 'audioComplete', ...exported }])).toEqual(
      [],
    );
  });

  it.each([
    ['say-play', { say: 'x' }, 'audioComplete'],
    ['record-voicemail', {}, 'recordingComplete, noAudio, hangup'],
    ['enqueue-call', { queue_name: 'a' }, 'callComplete, failedToEnqueue, callFailure'],
    ['split-based-on', { input: 'x' }, 'match, noMatch'],
  ])(
    'as an event of %s is a warning in a flow, and a fault in a single widget',
    (type, properties, events) => {
      const ways = [{ event: 'done', next: '' }, { event: 'done' }];
      const warned = `is "done", which never happens here; expected one of ${events}`;
      expect(inFlow(type, properties, ways)).toEqual([
        `transitions[0].event  warning: ${warned}`,
        `transitions[1].event  warning: ${warned}`,
      ]);
      const refused = `is "done"; expected one of ${events}`;
      expect(alone(type, properties, ways)).toEqual([
        `transitions[0].event  ${refused}`,
        `transitions[1].event  ${refused}`,
        'transitions[1].event  is "done", which is listed above; an event is listed at most once',
      ]);
    },
  );

  it('as a type is a fault in a single widget', () => {
    expect(alone('run-subflow', {})[0]).toMatch(
      /^type {2}is "run-subflow"; expected one of connect-call-to, say-play, /,
    );
    expect(alone('trigger', {})[0]).toMatch(/^type {2}is "trigger"; expected one of /);
  });
});

describe('the transitions of a widget', () => {
  it.each<[transitions: unknown, ...lines: string[]]>([
    [{}, 'transitions  is {}; expected a list of transitions'],
    [[5], 'transitions[0]  is 5; expected an object in braces'],
    [[{}], 'transitions[0].event  is missing; expected text in double quotes'],
    [
      [{ event: 'audioComplete' }, { event: 'audioComplete' }],
      'transitions[1].event  is "audioComplete", which is listed above; an event is listed at most once',
    ],
    [[{ event: 'audioComplete', next: 5 }], 'transitions[0].next  is 5; expected text in double quotes'],
  ])('are checked in a flow: %j', (transitions, ...lines) => {
    const say = { ...state('say-play', 'w', { say: 'x' }), transitions };
    const said = checkFiles({ default: flow(say) }).map((line) => line.replace(/^\S+ {2}states\[1\]\./, ''));
    expect(said).toEqual(lines);
  });

  it.each(['timeout', 'fail'])(
    'of add-twiml-redirect: %s does not happen, and is warned of where it leads somewhere',
    (event) => {
      const why = `is where "${event}" leads, which does not happen here; see "return"`;
      expect(inFlow('add-twiml-redirect', { url }, [{ event, next: 'x' }, { event: 'return' }])).toEqual([
        `transitions[0].next  warning: ${why}`,
      ]);
      expect(
        inFlow('add-twiml-redirect', { url }, [
          { event, next: '' },
          { event: 'return', next: 'x' },
        ]),
      ).toEqual([]);
    },
  );

  it.each<[conditions: unknown, ...lines: string[]]>([
    [[{ type: 'equal_to', value: '1', arguments: ['{{flow.data.x}}'], friendly_name: 'If' }]],
    [[{ type: 'equal_to', value: 1, arguments: [5, true, null] }]],
    [[{ type: 'is_blank', value: null, arguments: [] }]],
    [null, '  is missing; expected a list of conditions, such as [{"type": "equal_to", "value": "1"}]'],
    [[], '  is missing; expected a list of conditions, such as [{"type": "equal_to", "value": "1"}]'],
    [
      [{ type: 'equals', value: '1' }],
      '[0].type  is "equals"; expected one of equal_to, not_equal_to, matches_any_of, does_not_match_any_of, contains, does_not_contain, starts_with, does_not_start_with, less_than, greater_than, regex, is_blank, is_not_blank, is_before_time, is_after_time, is_before_date, is_after_date',
    ],
    [
      [{ type: 'equal_to', value: { toString: 1 } }],
      '[0].value  is {"toString":1}; expected text in double quotes',
    ],
    [[5], '[0]  is 5; expected an object in braces'],
    [
      [{ value: '1' }],
      '[0].type  is missing; expected one of equal_to, not_equal_to, matches_any_of, does_not_match_any_of, contains, does_not_contain, starts_with, does_not_start_with, less_than, greater_than, regex, is_blank, is_not_blank, is_before_time, is_after_time, is_before_date, is_after_date',
    ],
    [[{ type: 'regex', value: '(' }], '[0].value  is no regular expression of JavaScript'],
    [
      [{ type: 'is_after_time', value: 'noon' }],
      '[0].value  is "noon"; expected a time of day such as 17:00 or 5:00 pm',
    ],
    [
      [{ type: 'less_than', value: 'ten' }],
      '[0].value  warning: is "ten", so the condition never holds; expected a number',
    ],
  ])('of split-based-on have conditions: %j', (conditions, ...lines) => {
    const ways = [
      { event: 'match', next: 'x', conditions },
      match('x', { type: 'equal_to', value: '2' }),
      { event: 'noMatch', next: 'x' },
    ];
    expect(inFlow('split-based-on', { input: 'x' }, ways)).toEqual(
      lines.map((line) => `transitions[0].conditions${line}`),
    );
  });

  it.each([undefined, null, '', ' '])('of split-based-on compare something: input %j', (input) => {
    const own = match('x', { type: 'equal_to', value: '1', arguments: ['{{flow.data.x}}'] });
    expect(inFlow('split-based-on', { input }, [own, { event: 'noMatch', next: 'x' }])).toEqual([]);
    for (const none of [undefined, null, [], [''], [null]]) {
      const ways = [own, match('x', { type: 'equal_to', value: '2', arguments: none })];
      expect(inFlow('split-based-on', { input }, [...ways, { event: 'noMatch', next: 'x' }])).toEqual([
        'properties.input  is missing; expected what the conditions compare',
      ]);
    }
  });

  it.each(['(a+)+$', '(a|a)*b', '^(\\d+)*x'])(
    'of split-based-on have no expression that can hang: %s',
    (value) => {
      const [line] = inFlow('split-based-on', { input: 'x' }, [match('x', { type: 'regex', value })]);
      expect(line).toMatch(
        /^transitions\[0\]\.conditions\[0\]\.value {2}is a regular expression that can hang a call/,
      );
    },
  );

  it('are warned of where they lead on for a caller who has gone, to what needs them', () => {
    const afterwards = (type: string, properties: object) =>
      checkFiles({
        default: flow(state('record-voicemail', 'w', {}, { hangup: 'x' }), state(type, 'x', properties)),
      }).map((line) => line.replace(/^\S+ {2}/, ''));
    const path = 'states[1].transitions[0].next  warning: is the widget "x", which ';
    const why = 'the caller has hung up. Write what acts, such as a send-message, a URL or a /path';
    expect(afterwards('connect-call-to', { noun: 'client', to: 'a' })).toEqual([
      `${path}dials nobody: ${why}`,
    ]);
    expect(afterwards('say-play', { say: 'x' })).toEqual([`${path}nobody hears: ${why}`]);
    expect(afterwards('record-voicemail', {})).toEqual([`${path}does nothing then: ${why}`]);
    expect(afterwards('send-message', { from: '1', to: '2', body: 'x' })).toEqual([]);
  });
});

it('a path on this service in any property that is a URL is looked for', () => {
  const file = flow(
    state('say-play', 'a', { play: '/hello.mp3' }, { audioComplete: 'b' }),
    state('run-function', 'b', { url: '/who' }, { success: 'c', fail: 'c' }),
    state('record-voicemail', 'c', {
      recording_status_callback_url: '/done',
      transcription_callback_url: '/x',
    }),
  );
  const path = 'assets/flows/default.private.json';
  const around = { functions: ['/connect-status', '/done'], assets: ['/hello.mp3'], environments: [] };
  const { warnings } = checkConfiguration([{ path, text: JSON.stringify(file) }], checkAgainst(around));
  expect(warnings.map((finding) => `${formatPath(finding.path)}  ${finding.message}`)).toEqual([
    'states[2].properties.url  leads to "/who", where this service has no Function and no public asset; of Functions there are /done',
    'states[3].properties.transcription_callback_url  leads to "/x", where this service has no Function and no public asset; of Functions there are /done',
  ]);
});
