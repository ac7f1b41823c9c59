import { checkConfiguration } from '../../lib/config/check-configuration';
import { quote } from '../../lib/quote';
import studioFlow from '../fixtures/studio-flow.json';
import { checkFiles, checkFlow } from '../support/check-flows';
import { flow, match, state } from '../support/flow';

const hello = state('say-play', 'hello', { say: 'Hello' }, { audioComplete: '' });
const bye = state('say-play', 'bye', { say: 'Goodbye' }, { audioComplete: '' });

describe('the file of a flow', () => {
  const whole = flow(hello);
  const wrong = flow(state('say-play', 'hello', { say: 'Hello', loop: 'often' }));
  const often = 'is "often"; expected a whole number from 0 to 1000';

  it.each<[what: string, file: object, path: string]>([
    ['by itself', wrong, ''],
    ['wrapped', { sid: 'FW', definition: wrong }, 'definition.'],
    ['in a list', [wrong], '[0].'],
    ['wrapped in a list', [{ definition: wrong }], '[0].definition.'],
  ])('is looked into: %s', (_, file, path) => {
    expect(checkFlow(file)).toEqual([`${path}states[1].properties.loop  ${often}`]);
  });

  it('is told of by line and column, in the export', () => {
    const text = `[{"definition":\n${JSON.stringify(wrong, null, 2)}}]`;
    const line = text.split('\n').findIndex((row) => row.includes('"loop"')) + 1;
    expect(checkFiles({ default: text })).toEqual([
      `assets/flows/default.private.json:${line}:17  [0].definition.states[1].properties.loop  ${often}`,
    ]);
  });

  it.each<[what: string, file: object]>([
    ['beside the states', { ...whole, numbers: ['+13125550100'] }],
    ['beside the definition', { numbers: ['+13125550100'], definition: whole }],
    ['beside the definition, in a list', [{ numbers: ['+13125550100'], definition: whole }]],
  ])('has its numbers %s', (_, file) => {
    const { widgets, faults } = checkConfiguration([
      { path: 'assets/flows/main.private.json', text: JSON.stringify(file) },
    ]);
    expect(faults).toEqual([]);
    expect(widgets.map(({ name, numbers }) => [name, numbers])).toEqual([
      ['hello', ['+13125550100']],
      ['main', ['+13125550100']],
    ]);
  });

  it.each<[file: unknown, ...lines: string[]]>([
    [
      { ...whole, number: ['+13125550100'], Numbers: [] },
      'number  warning: is not known; did you mean "numbers"?',
      'Numbers  warning: is not known; did you mean "numbers"?',
    ],
    [
      { ...whole, numbers: ['3125550100'] },
      'numbers[0]  is "3125550100"; expected a number in E.164, such as +13125550100',
    ],
    [
      [{ definition: whole, numbers: '+13125550100' }],
      '[0].numbers  is "+13125550100"; expected a list of numbers, such as ["+13125550100"]',
    ],
    [[whole, whole], '$  is a list of 2; expected one flow in a file. Write a file for each'],
    [[], '$  is a list of 0; expected one flow in a file. Write a file for each'],
    [
      { definition: '{}' },
      'definition  is text; expected the flow itself. Bring it with: npm run import -- FILE',
    ],
    [
      { definition: [] },
      '$  is {"definition":[]}, which is no Studio flow; expected an object with "states", or one that holds it in "definition"',
    ],
    [
      5,
      '$  is 5, which is no Studio flow; expected an object with "states", or one that holds it in "definition"',
    ],
    [
      { definition: {} },
      'definition  is {}, which is no Studio flow; expected an object with "states", or one that holds it in "definition"',
    ],
    ['{', '$  is not JSON: a closing brace } is missing'],
  ])('is checked as a whole: %j', (file, ...lines) => {
    expect(checkFlow(file)).toEqual(lines);
  });

  it.each<[states: unknown[], ...lines: string[]]>([
    [[5], 'states[1]  is 5; expected a widget: an object in braces'],
    ...[undefined, 5, '', ' ', 'a\nb', '\u202e', '\ud800', '{{x}}', '{% x %}', 'a'.repeat(129)].map(
      (name): [unknown[], string] => [
        [{ ...hello, name }],
        `states[1].name  ${name === undefined ? 'is missing' : `is ${quote(name)}`}; expected a name of at most 128 characters, without Liquid`,
      ],
    ),
    [[hello, hello], 'states[2].name  the name "hello" stands twice; a name is unique in its flow'],
  ])('may hold only widgets with names: %j', (states, ...lines) => {
    const { states: others } = flow(hello) as { states: unknown[] };
    const file = { states: [others[0], ...states] };
    expect(checkFlow(file).filter((line) => line.startsWith('states[0]') === false)).toEqual(lines);
  });

  it.each<[type: unknown, line: string]>([
    [undefined, 'states[2].type  is missing'],
    [null, 'states[2].type  is null'],
    [{ toString: 1 }, 'states[2].type  is {"toString":1}'],
  ])('may hold no widget of the type %j', (type, line) => {
    const types =
      'connect-call-to, say-play, gather-input-on-call, split-based-on, set-variables, record-voicemail, enqueue-call, add-twiml-redirect, send-message, make-http-request, run-function, business-hours';
    expect(checkFlow(flow(hello, { name: 'x', type }))).toEqual([`${line}; expected one of ${types}`]);
  });

  it('out of Studio is taken as it is', () => {
    expect(checkFlow(studioFlow)).toEqual([
      'states[7].properties.service  warning: is for chats: service and channel are ignored, and a text message is sent',
    ]);
  });
});

describe('where a flow begins', () => {
  const trigger = (transitions: unknown, more = {}) => ({
    name: 'Trigger',
    type: 'trigger',
    transitions,
    ...more,
  });
  const expected = 'expected a widget of the type "trigger" whose transition for "incomingCall" has a "next"';
  const nowhere = `leads nowhere on "incomingCall": no call would be answered; ${expected}`;

  it.each<[states: unknown[], ...lines: string[]]>([
    [[hello], `states  has no trigger; ${expected}`],
    [[trigger([{ event: 'incomingCall', next: null }]), hello], `states[0].transitions[0]  ${nowhere}`],
    [[trigger([{ event: 'incomingMessage', next: 'hello' }]), hello], `states[0].transitions  ${nowhere}`],
    [[trigger(undefined), hello], `states[0].transitions  ${nowhere}`],
    [
      [trigger([5, { event: 'incomingCall', next: 'helo' }]), hello],
      `states[0].transitions[1].next  is "helo", which is no widget of this flow; ${expected}`,
    ],
    [
      [trigger([{ event: 'incomingCall', next: 'Trigger' }])],
      `states[0].transitions[0].next  is "Trigger", which is no widget of this flow; ${expected}`,
    ],
    // In Studio's older exports.
    [[trigger([{ event: 'incomingCall', next: ' hello ' }], { type: 'InitialState' }), hello]],
  ])('is found, or what is missing: %j', (states, ...lines) => {
    expect(checkFlow({ states })).toEqual(lines);
  });

  it('is at the trigger that is named, where there are two', () => {
    const states = [
      trigger([{ event: 'incomingCall' }], { name: 'A' }),
      trigger([{ event: 'incomingCall', next: 'hello' }], { name: 'B' }),
      hello,
    ];
    expect(checkFlow({ states, initial_state: 'B' })).toEqual([]);
    expect(checkFlow({ states })).toEqual([`states[0].transitions[0]  ${nowhere}`]);
  });
});

describe('a widget of a type that does not run here', () => {
  const to = (name: string) => state('say-play', 'hello', { say: 'Hello' }, { audioComplete: name });
  const not = (type: string, instead: string) =>
    `is "${type}", a type of widget that does not run here: ${instead}`;

  it.each([
    ['run-subflow', 'write the other flow to assets/flows/ as well, and "next": "flow:NAME"'],
    ['send-to-flex', 'use enqueue-call with the workflow of Flex'],
    ['make-outgoing-call-v2', 'only incoming calls run here. Take it out'],
    ['send-and-wait-for-reply', 'a call does not wait for a text; use send-message'],
    ['capture-payments', 'use add-twiml-redirect to TwiML with <Pay>'],
    ['fork-stream', 'use add-twiml-redirect to TwiML with <Start><Stream>'],
    ['add-segment', 'use make-http-request'],
    ['hang-up', 'leave "next" out where it is led to, and the call ends there'],
    ['http-request', 'did you mean "make-http-request"?'],
    ['say-paly', 'did you mean "say-play"?'],
    ['autopilot', 'lead to a URL or a /path that does the same, or take it out'],
    ['', 'lead to a URL or a /path that does the same, or take it out'],
  ])('is a fault where a call gets to it, a warning else: %s', (type, instead) => {
    const other = { name: 'x', type, transitions: [{ event: 'completed', next: 'bye' }] };
    const what = not(type, instead).replace(/[^?]$/, '$&.');
    expect(checkFlow(flow(to('x'), other, bye))).toEqual([
      `states[2].type  ${what} "x" is reached from "hello"`,
    ]);
    expect(checkFlow(flow(to(''), other))).toEqual([`states[2].type  warning: ${what} No call gets to "x"`]);
  });

  it('is reached from where the flow begins', () => {
    expect(checkFlow(flow({ name: 'x', type: 'send-to-flex', transitions: [] }))).toEqual([
      `states[1].type  ${not('send-to-flex', 'use enqueue-call with the workflow of Flex')}. "x" is reached from incomingCall`,
    ]);
  });

  it('is reached by Liquid, and by no event that never happens', () => {
    const other = { name: 'x', type: 'autopilot' };
    const [line] = checkFlow(flow(to('{{flow.data.where}}'), other));
    expect(line).toMatch(/"x" is reached from "hello"$/);
    const ways = [{ event: 'audioComplete' }, { event: 'queued', next: 'x' }];
    expect(checkFlow(flow(state('say-play', 'hello', { say: 'Hello' }, ways), other))).toEqual([
      'states[1].transitions[1].event  warning: is "queued", which never happens here; expected one of audioComplete',
      `states[2].type  warning: ${not('autopilot', 'lead to a URL or a /path that does the same, or take it out')}. No call gets to "x"`,
    ]);
  });
});

describe('a widget that no call gets to', () => {
  it('is warned of', () => {
    expect(checkFlow(flow(hello, bye))).toEqual([
      'states[2].name  warning: no way from incomingCall leads to "bye"',
    ]);
  });

  const ways = (message: string) => [
    { event: 'incomingMessage', next: message },
    { event: 'incomingCall', next: 'hello' },
    { event: 'incomingRequest', next: 'hello' },
    { event: 'incomingParent' },
    { next: 'bye' },
  ];
  const trigger = (message: string) => ({ name: 'Trigger', type: 'trigger', transitions: ways(message) });
  const text = (name: string, next: string, more = {}) =>
    state(
      'send-message',
      name,
      { from: '1', to: '2', body: '{{trigger.message.Body}}', ...more },
      { sent: next },
    );
  const only = 'only calls come here, so that nobody gets to';

  it('may be half of the flow, for messages: one line for all of it, and it need not be right', () => {
    const states = [
      trigger('text'),
      hello,
      text('text', 'more', { colour: 'red' }),
      state('send-message', 'more', { to: '2', body: 'x' }, [
        { event: 'sent', next: 'reply' },
        { event: 'sent', next: 'text' },
      ]),
      { name: 'reply', type: 'send-and-wait-for-reply' },
    ];
    expect(checkFlow({ states })).toEqual([
      `states[0].transitions[0].next  warning: is where "incomingMessage" leads: ${only} "text", "more"`,
      'states[3].transitions[1].event  warning: is "sent", which is listed above; an event is listed at most once. No call gets here',
      'states[3].properties.from  warning: is missing; expected a number, such as {{flow.channel.address}}. No call gets here',
      'states[4].type  warning: is "send-and-wait-for-reply", a type of widget that does not run here: a call does not wait for a text; use send-message. No call gets to "reply"',
    ]);
    const path = 'assets/flows/a.private.json';
    const { widgets } = checkConfiguration([{ path, text: JSON.stringify({ states }) }]);
    // Whoever names such a widget in a URL gets to it, where it is right.
    expect(widgets.map(({ name }) => name)).toEqual(['hello', 'text', 'a']);
  });

  it('is named among ten at most', () => {
    const states = Array.from({ length: 12 }, (_, index) =>
      text(`t${index}`, index < 11 ? `t${index + 1}` : ''),
    );
    expect(checkFlow({ states: [trigger('t0'), hello, ...states] })).toEqual([
      `states[0].transitions[0].next  warning: is where "incomingMessage" leads: ${only} "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9" and 2 more`,
    ]);
  });

  it('is no matter where a call gets to it as well, or nothing is there', () => {
    expect(checkFlow({ states: [trigger('hello'), hello] })).toEqual([]);
    expect(checkFlow({ states: [trigger('nothing'), hello] })).toEqual([]);
    expect(checkFlow({ states: [trigger('x'), hello, { name: 'x', type: 'say-and-play' }] })).toEqual([
      'states[2].type  warning: is "say-and-play", a type of widget that does not run here: did you mean "say-play"? No call gets to "x"',
    ]);
  });
});

describe('a circle in which nothing waits', () => {
  const say = (name: string, next: string) => state('say-play', name, { say: 'x' }, { audioComplete: next });
  const split = (name: string, one: string, other: string) =>
    state('split-based-on', name, { input: 'x' }, [
      match(one, { type: 'equal_to', value: '1' }),
      { event: 'noMatch', next: other },
    ]);
  const why = 'a call would never get out. Put a gather, a ring or an end into it';
  const circle = (way: string) => `leads in a circle in which nothing waits for the caller: ${way}; ${why}`;

  it.each<[what: string, states: object[], ...lines: string[]]>([
    ['of one', [say('a', 'a')], `states[1].transitions  ${circle('"a" → "a"')}`],
    [
      'of three, behind another',
      [say('x', 'a'), say('a', 'b'), say('b', 'c'), say('c', 'a')],
      `states[2].transitions  ${circle('"a" → "b" → "c" → "a"')}`,
    ],
    [
      'by the shortest way',
      [split('a', 'b', 'c'), say('b', 'c'), say('c', 'a')],
      `states[1].transitions  ${circle('"a" → "c" → "a"')}`,
      `states[2].transitions  ${circle('"b" → "c" → "a" → "b"')}`,
    ],
    [
      'of two, with one between them that is in none',
      [say('a', 'a1'), split('a1', 'a', 'b'), say('b', 'c'), say('c', 'c')],
      `states[1].transitions  ${circle('"a" → "a1" → "a"')}`,
      `states[4].transitions  ${circle('"c" → "c"')}`,
    ],
    [
      'in which a widget waits',
      [say('a', 'menu'), state('gather-input-on-call', 'menu', { say: 'x' }, { timeout: 'a' })],
    ],
    [
      'that no call gets to',
      [hello, say('a', 'b'), say('b', 'a')],
      'states[2].name  warning: no way from incomingCall leads to "a"',
      'states[3].name  warning: no way from incomingCall leads to "b"',
    ],
    ['that only Liquid would make', [say('a', '{{flow.data.next}}')]],
  ])('is a fault, %s', (_, states, ...lines) => {
    expect(checkFlow(flow(...states))).toEqual(lines);
  });

  it('is found across flows, and in single widgets', () => {
    expect(
      checkFiles({
        a: { ...flow(say('one', 'single')), numbers: ['+13125550100'] },
        'widgets/single': {
          type: 'say-play',
          properties: { say: 'x' },
          transitions: [{ event: 'audioComplete', next: 'flow:b' }],
        },
        b: flow(say('two', 'flow: a')),
        'widgets/alone': {
          type: 'say-play',
          properties: { say: 'x' },
          transitions: [{ event: 'audioComplete', next: 'alone' }],
        },
      }).map((line) => line.replace(/:\d+:\d+ /, '')),
    ).toEqual([
      `assets/widgets/alone.private.json transitions  ${circle('"alone" → "alone"')}`,
      `assets/widgets/single.private.json transitions  ${circle('"single" → "two" → "one" → "single"')}`,
    ]);
  });
});

describe('a way on which a caller is left without a word', () => {
  const why = (event: string) =>
    `ends the flow on "${event}" before the caller has heard anything: they are hung up on without a word. Lead to a widget that says something`;
  const hours = { timezone: 'Europe/London', open: { 'mon-fri': '09:00-17:00' } };
  const ask = { url: 'https://calls.acme.com/who' };

  it.each<[what: string, states: object[], ...lines: string[]]>([
    [
      'an event that is listed without a next, one with an empty next, and one that is not listed',
      [
        state('business-hours', 'hours', hours, [{ event: 'open', next: 'who' }, { event: 'closed' }]),
        state('run-function', 'who', ask, [{ event: 'success', next: '' }]),
      ],
      `states[1].transitions[1]  warning: ${why('closed')}`,
      `states[2].transitions  warning: ${why('fail')}`,
      `states[2].transitions[0].next  warning: ${why('success')}`,
    ],
    [
      'no transitions at all',
      [{ ...state('set-variables', 'set', { variables: [] }), transitions: null }],
      `states[1].transitions  warning: ${why('next')}`,
    ],
    [
      'a split without a match is none, but noMatch is',
      [state('split-based-on', 'a', { input: 'x' }, [{ event: 'noMatch' }])],
      `states[1].transitions[0]  warning: ${why('noMatch')}`,
    ],
    [
      'none: something was said before',
      [state('say-play', 'a', { say: 'x' }, { audioComplete: 'b' }), state('run-function', 'b', ask)],
    ],
    ['none: something waits', [state('connect-call-to', 'a', { noun: 'client', to: 'x' })]],
    [
      'none: it leads out of the flow',
      [state('set-variables', 'a', { variables: [] }, { next: 'https://calls.acme.com/' })],
    ],
  ])('is warned of: %s', (_, states, ...lines) => {
    expect(checkFlow(flow(...states))).toEqual(lines);
  });
});

describe('a name in a template', () => {
  const says = (say: string, ...more: object[]) =>
    flow(state('say-play', 'a', { say }, { audioComplete: 'b' }), ...more);
  const sets = (key: string) =>
    state('set-variables', 'b', { variables: [{ key, value: 'x' }] }, { next: '' });

  it.each<[file: object, ...lines: string[]]>([
    [says('{{flow.variables.who}} {{flow.data.any}}', sets('who'))],
    [
      says('{{flow.variables.who}}', sets('whom')),
      'states[1].properties.say  warning: {{flow.variables.who}} never has a value: no widget here sets "who", so that it has a value only where a parameter of this name comes with the call',
    ],
    [
      says('{{flow.variables[flow.data.x]}} {{flow.variables}} {{widgets.b.anything}}', {
        name: 'b',
        type: 'autopilot',
      }),
    ],
    [
      says('{{widgets.menu.Digits}}', sets('x')),
      'states[1].properties.say  warning: {{widgets.menu.Digits}} never has a value: no widget here is named "menu"; pass the value as a parameter and read {{flow.data.NAME}}',
    ],
    [
      says('{{widgets.b.x}} {{widgets.a.y}}', state('gather-input-on-call', 'b', { say: 'x' })),
      'states[1].properties.say  warning: {{widgets.b.x}} never has a value: a widget has no such outcome; it has Digits, SpeechResult, Confidence',
      'states[1].properties.say  warning: {{widgets.a.y}} never has a value: a widget has no such outcome; it has none',
    ],
    [
      says(`{{${'x'.repeat(300)}}}`, sets('x')),
      `states[1].properties.say  warning: {{${'x'.repeat(160)}…${'x'.repeat(40)}}} never has a value: there is no such variable`,
    ],
  ])('has a value, or is warned of: %j', (file, ...lines) => {
    expect(checkFlow(file).filter((line) => !line.startsWith('states[2]'))).toEqual(lines);
  });

  it('of a variable that the flow sets itself is not the caller’s choice of whom to ring', () => {
    const ring = state('connect-call-to', 'ring', { noun: 'number', to: '{{flow.variables.who}}' });
    const choice = /which a client app .* chooses whom you pay to ring/;
    expect(checkFlow(flow(ring)).filter((line) => choice.test(line))).toHaveLength(1);
    const set = state(
      'set-variables',
      'set',
      { variables: [{ key: 'who', value: '+14155550100' }] },
      { next: 'ring' },
    );
    expect(checkFlow(flow(set, ring)).filter((line) => choice.test(line))).toEqual([]);
  });

  it('is not looked for where nothing reads it: what Studio exports and names for itself', () => {
    const condition = {
      friendly_name: 'If {{nothing.here}} | {{',
      arguments: ['{{widgets.menu.Digits}}'],
      type: 'equal_to',
      value: '{{nothing}}',
    };
    const split = state('split-based-on', 'a', { input: '1', offset: { x: '{{' }, colour: '{{ | no }}' }, [
      match('hello', condition),
      { event: 'noMatch', next: 'hello', uuid: '{{' },
    ]);
    expect(checkFlow(flow(split, hello))).toEqual([
      'states[1].transitions[0].conditions[0].arguments[0]  warning: {{widgets.menu.Digits}} never has a value: no widget here is named "menu"; pass the value as a parameter and read {{flow.data.NAME}}',
      'states[1].transitions[0].conditions[0].value  warning: {{nothing}} never has a value: there is no such variable',
      'states[1].properties.colour  warning: is not known; known are input',
    ]);
  });
});

describe('flows and single widgets', () => {
  const ring = (more = {}) => ({ properties: { noun: 'client', to: 'x' }, ...more });
  const say = (next: string) => flow(state('say-play', 'sales', { say: 'x' }, { audioComplete: next }));
  const numbers = ['+13125550100'];

  it.each<[what: string, files: Record<string, object>, ...lines: string[]]>([
    [
      'share their names and numbers',
      { a: { ...say(''), numbers }, 'widgets/a': ring({ numbers }) },
      'flows/a.private.json:1:1  $  the name "a" is taken by assets/widgets/a.private.json; names are unique',
      `flows/a.private.json:1:${JSON.stringify({ ...say(''), numbers }).indexOf('"+1312') + 1}  numbers[0]  the number +13125550100 is answered by assets/widgets/a.private.json; a number belongs to one widget`,
    ],
    [
      'share them with the names of files',
      { '13125550100': say(''), b: { ...say(''), numbers } },
      `flows/b.private.json:1:${JSON.stringify({ ...say(''), numbers }).indexOf('"+1312') + 1}  numbers[0]  the number +13125550100 is answered by assets/flows/13125550100.private.json; a number belongs to one widget`,
    ],
    ['have names of their own inside a flow', { default: say(''), 'widgets/sales': ring({ numbers }) }],
    [
      'lead to each other',
      {
        default: say('b'),
        'widgets/b': ring({ transitions: [{ event: 'callCompleted', next: 'flow:default' }] }),
      },
    ],
    [
      'lead to nothing that is not there',
      {
        default: say('b'),
        'widgets/c': ring({ numbers, transitions: [{ event: 'callCompleted', next: 'sales' }] }),
      },
      'flows/default.private.json:1:302  states[1].transitions[0].next  is "b", which is no widget of this flow, and no single widget either; expected one, flow: and the name of a flow here, an absolute URL or a /path',
      'widgets/c.private.json:1:116  transitions[0].next  is "sales", which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path',
    ],
    [
      'lead to no flow that is not there',
      { default: say('flow:other') },
      'flows/default.private.json:1:302  states[1].transitions[0].next  is "flow:other"; expected the name of a widget here, flow: and the name of a flow here, an absolute http: or https: URL, or a /path on this service',
    ],
    [
      'are warned of where nothing reaches them',
      { a: say('flow:b'), b: say('https://x.twil.io/connect?flow=c'), c: say(''), 'widgets/sales': ring() },
      'flows/a.private.json:1:1  $  warning: no number and no transition reaches this flow: only /connect?flow=a runs it. Write "numbers" beside "states"',
      'widgets/sales.private.json:1:1  numbers  warning: no number and no transition reaches this widget: only /connect?widget=sales runs it',
    ],
    [
      'are in the right folder',
      { a: ring(), 'widgets/b': say('') },
      'flows/a.private.json:1:1  $  is {"properties":{"noun":"client","to":"x"}}, which is no Studio flow; expected an object with "states", or one that holds it in "definition". A single widget belongs into assets/widgets/',
      'widgets/b.private.json:1:1  properties  is missing; expected an object in braces',
      'widgets/b.private.json:1:2  description  is not known; known are $schema, name, type, numbers, properties, transitions',
      'widgets/b.private.json:1:25  states  makes this file a flow; flows stand in assets/flows/. Move the file there',
      'widgets/b.private.json:1:347  initial_state  is not known; known are $schema, name, type, numbers, properties, transitions',
      'widgets/b.private.json:1:373  flags  is not known; known are $schema, name, type, numbers, properties, transitions',
    ],
  ])('%s', (_, files, ...lines) => {
    expect(checkFiles(files).map((line) => line.replace('assets/', ''))).toEqual(lines);
  });
});

describe('a flow beside others', () => {
  const ring = (to: string, hangup?: string) =>
    state(
      'connect-call-to',
      'ring',
      { noun: 'number', to },
      { callCompleted: 'bye', ...(hangup !== undefined && { hangup }) },
    );

  it('is told of where its file has no name of a flow', () => {
    expect(checkFiles({ 'flows/my office': flow(bye), 'flows/999': flow(bye) })).toEqual([
      'assets/flows/999.private.json:1:1  $  the name of the file is all digits, so that the flow should answer +999, which is not in E.164',
      'assets/flows/my office.private.json:1:1  $  the name of the file, "my office", is no name of a flow; expected letters, digits, _ and -, at most 64. Rename the file',
    ]);
  });

  it('is told of where it rings a number that another flow answers', () => {
    const office = { ...flow(bye), numbers: ['+14155550123'] };
    const other = { ...flow(ring('+14155550123'), bye), numbers: ['+14155550124'] };
    expect(checkFiles({ office, other }).map((line) => line.replace(/^\S+ {2}/, ''))).toEqual([
      'states[1].properties.to  warning: rings +14155550123, which the flow "office" here answers: each time a second call is billed. Lead there with "next", or ring whom it rings',
    ]);
  });

  it('says once that a widget does not run here, and not what is lost where a hang-up leads there', () => {
    const odd = state('send-to-flex', 'odd', {});
    expect(checkFlow(flow(ring('+14155550123', 'odd'), bye, odd))).toEqual([
      'states[3].type  is "send-to-flex", a type of widget that does not run here: use enqueue-call with the workflow of Flex. "odd" is reached from "ring"',
    ]);
  });

  it('takes a widget that cannot be read for one that rings somebody', () => {
    const caller = {
      numbers: ['+14155550124'],
      properties: { noun: 'number', to: '+14155550123' },
      transitions: [{ event: 'callCompleted' }, { event: 'hangup', next: 'text' }],
    };
    expect(checkFiles({ 'widgets/text': '{', 'widgets/caller': caller })).toEqual([
      'assets/widgets/text.private.json:1:2  $  is not JSON: a closing brace } is missing',
      expect.stringContaining(
        'transitions[1].next  warning: is the widget "text", which dials nobody: the caller has hung up',
      ),
    ]);
  });
});
