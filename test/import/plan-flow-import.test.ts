import { formatFinding } from '../../lib/config/finding';
import { flowDifferences } from '../../lib/studio/flow-differences';
import { countFlows, planFlowImport } from '../../lib/studio/plan-flow-import';

type Texts = Readonly<Record<string, string>>;

interface Here {
  readonly existing?: Texts;
  readonly force?: boolean;
  readonly name?: string;
  readonly numbers?: readonly string[];
}

const files = (texts: Texts) => Object.entries(texts).map(([path, text]) => ({ path, text }));

function plan(sources: Texts, { existing = {}, force = false, name, numbers = [] }: Here = {}) {
  const { flows, findings } = planFlowImport(files(sources), {
    existing: files(existing),
    force,
    numbers,
    ...(name !== undefined && { name }),
  });
  return { flows, lines: findings.map(formatFinding) };
}

const trigger = {
  name: 'Trigger',
  type: 'trigger',
  transitions: [{ event: 'incomingCall', next: 'hi' }],
  properties: {},
};
const hi = (say = 'Hello.') => ({
  name: 'hi',
  type: 'say-play',
  transitions: [{ event: 'audioComplete' }],
  properties: { say },
});
const definition = (...states: object[]) => ({
  description: 'D',
  states: [trigger, ...states],
  initial_state: 'Trigger',
});
const bare = definition(hi());
const text = JSON.stringify(bare);
const asFile = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const mainFile = 'assets/flows/main.private.json';

describe('the import of whole flows', () => {
  it.each<[string, string, { name: string; text: string }]>([
    ['bare', text, { name: 'main', text }],
    [
      'wrapped by the API',
      JSON.stringify({ sid: 'FW1', definition: bare }),
      { name: 'main', text: JSON.stringify({ sid: 'FW1', definition: bare }) },
    ],
    ['in a list of one', `[${text}]`, { name: 'main', text: `[${text}]` }],
    [
      'with the name that it has in Studio',
      JSON.stringify({ friendly_name: 'Büro Süd', definition: bare }),
      { name: 'Buro_Sud', text: JSON.stringify({ friendly_name: 'Büro Süd', definition: bare }) },
    ],
    [
      'with its name within',
      JSON.stringify({ definition: { friendlyName: 'Desk', ...bare } }),
      { name: 'Desk', text: JSON.stringify({ definition: { friendlyName: 'Desk', ...bare } }) },
    ],
    [
      'as text',
      JSON.stringify({ friendly_name: ' ', definition: text }),
      { name: 'main', text: asFile({ friendly_name: ' ', definition: bare }) },
    ],
    [
      'as text in a list',
      JSON.stringify([{ friendlyName: '13125550100', definition: text }]),
      { name: 'flow-13125550100', text: asFile({ friendlyName: '13125550100', definition: bare }) },
    ],
  ])('writes it as it is: %s', (_, source, expected) => {
    const { flows } = plan({ 'some/main.json': source });
    const file = `assets/flows/${expected.name}.private.json`;
    expect(flows).toEqual([{ ...expected, from: 'some/main.json', file, change: 'new' }]);
    const again = plan({ 'some/main.json': source }, { existing: { [file]: expected.text } });
    expect(again.flows).toMatchObject([{ change: 'unchanged' }]);
  });

  it('writes each flow of a list to a file of its own, and of namesakes the first', () => {
    const list = [
      { friendly_name: 'One', definition: bare },
      { friendly_name: 'one', definition: definition(hi('Hello again.')) },
      { friendly_name: 'Two', definition: bare },
    ];
    const { flows, lines } = plan({ 'flows.json': JSON.stringify(list) });
    expect(flows.map(({ name, text }) => [name, text])).toEqual([
      ['One', asFile(list[0])],
      ['Two', asFile(list[2])],
    ]);
    expect(countFlows(files({ 'flows.json': JSON.stringify(list), 'x.json': '{' }))).toBe(3);
    expect(lines.filter((line) => line.startsWith('flows.json'))).toEqual([
      'flows.json:1:305  [1]  the name one is taken by another flow of this import',
    ]);
  });

  it.each<[string, Here, unknown]>([
    ['given ones', { numbers: ['+13125550100'] }, { numbers: ['+13125550100'], ...bare }],
    [
      'those of the file that is there',
      {
        existing: {
          [mainFile]: JSON.stringify({ numbers: ['+13125550101'], definition: definition(hi('Old.')) }),
        },
        force: true,
      },
      { numbers: ['+13125550101'], ...bare },
    ],
    [
      'given ones in place of those',
      {
        existing: { [mainFile]: JSON.stringify({ ...bare, numbers: ['+13125550101'] }) },
        force: true,
        numbers: ['+13125550102'],
      },
      { numbers: ['+13125550102'], ...bare },
    ],
    [
      'none of a file that holds two flows',
      { existing: { [mainFile]: JSON.stringify([bare, bare]) }, force: true },
      bare,
    ],
    ['none of a file that is no flow', { existing: { [mainFile]: '{' }, force: true }, bare],
  ])('has numbers: %s', (_, here, expected) => {
    const { flows } = plan({ 'main.json': text }, here);
    expect(flows.map((flow) => JSON.parse(flow.text))).toEqual([expected]);
    expect(flows.map(({ change }) => change)).toEqual([here.existing ? 'overwritten' : 'new']);
  });

  it.each<[string, Texts]>([
    ['with its numbers inside', { [mainFile]: JSON.stringify({ numbers: ['+13125550101'], ...bare }) }],
    ['with a schema', { [mainFile]: JSON.stringify({ $schema: 'x', ...bare }) }],
    ['in another case', { 'assets/flows/MAIN.private.json': text }],
  ])('finds it unchanged: %s', (_, existing) => {
    const { flows } = plan({ 'main.json': text }, { existing });
    const [file, kept] = Object.entries(existing)[0] ?? [];
    expect(flows).toMatchObject([{ change: 'unchanged', file, text: kept }]);
  });

  it('keeps what differs', () => {
    const existing = { [mainFile]: JSON.stringify(definition(hi('Old.'))) };
    expect(plan({ 'x.json': text }, { existing, name: 'main' })).toEqual({
      flows: [],
      lines: [
        `x.json:1:1  $  ${mainFile} differs from this and is kept. With --force it is overwritten, but for its "numbers"`,
      ],
    });
  });

  it.each<[string, string, string]>([
    ['no JSON', '{', '1:2  $  is not JSON: a closing brace } is missing'],
    [
      'no flow',
      '[1, []]',
      '1:2  [0]  is 1, which is no Studio flow; expected one with "states", or the answer of Twilio\'s API or CLI with "definition"',
    ],
    [
      'an empty list',
      '[]',
      '1:1  $  is [], which is no Studio flow; expected one with "states", or the answer of Twilio\'s API or CLI with "definition"',
    ],
    [
      'a definition that is none',
      '{"definition":{"a":1}}',
      '1:1  $  is {"definition":{"a":1}}, which is no Studio flow; expected one with "states", or the answer of Twilio\'s API or CLI with "definition"',
    ],
    [
      'text that is no JSON',
      '{"definition":"{"}',
      '1:15  definition  is text that is not JSON: a closing brace } is missing (1:2 in it). Export the flow again',
    ],
    [
      'one widget',
      '{"properties":{}}',
      '1:1  $  is {"properties":{}}, which is no Studio flow; it is one widget, which --widgets imports',
    ],
  ])('refuses %s', (_, source, line) => {
    const { flows, lines } = plan({ 'x.json': source });
    expect(flows).toEqual([]);
    expect(lines[0]).toBe(`x.json:${line}`);
  });

  it('tells of keys that stand twice, and of what does not run in the flow, but not of other files', () => {
    const flex = { name: 'flex', type: 'send-to-flex', transitions: [], properties: {} };
    const to = { ...hi(), transitions: [{ event: 'audioComplete', next: 'flex' }] };
    const twice = JSON.stringify(definition(to, flex)).replace(
      '{"description"',
      '{"description":"","description"',
    );
    const { flows, lines } = plan(
      { 'main.json': twice },
      { existing: { 'assets/widgets/bad.private.json': '{' }, numbers: ['+13125550100'] },
    );
    expect(flows).toHaveLength(1);
    expect(lines).toEqual([
      'main.json:1:19  description  warning: stands twice in one object; keep one of them',
      `${mainFile}:33:15  states[2].type  is "send-to-flex", a type of widget that does not run here: use enqueue-call with the workflow of Flex. "flex" is reached from "hi"`,
    ]);
  });

  it('has no text or name that hurts', () => {
    const value = {
      ...definition(hi('\u0000</Say>\u202e{% raw %}')),
      friendly_name: '../../\u0007etc/\u202epasswd',
      __proto__: 1,
    };
    const { flows } = plan({ 'x.json': JSON.stringify(value) });
    expect(flows).toMatchObject([{ name: 'etc_passwd', file: 'assets/flows/etc_passwd.private.json' }]);
  });

  it('takes an export of five megabytes, and a flow of three hundred widgets', () => {
    const states = Array.from({ length: 300 }, (_, index) => ({
      ...hi('Hello. '.repeat(2_400)),
      name: index === 0 ? 'hi' : `w${index}`,
      transitions: [{ event: 'audioComplete', next: index === 299 ? '' : `w${index + 1}` }],
    }));
    const large = JSON.stringify(definition(...states));
    expect(large.length).toBeGreaterThan(5_000_000);
    const began = performance.now();
    expect(plan({ 'x.json': large }).flows).toMatchObject([{ text: large }]);
    expect(performance.now() - began).toBeLessThan(10_000);
  }, 30_000);
});

describe('what differs from Studio', () => {
  const gather = (transitions: object[]) => ({
    name: 'g',
    type: 'gather-input-on-call',
    transitions,
    properties: {},
  });
  const record = (transitions: object[]) => ({
    name: 'r',
    type: 'record-voicemail',
    transitions,
    properties: {},
  });
  const split = (type: unknown, value: unknown) => ({
    name: 's',
    type: 'split-based-on',
    transitions: [{ event: 'noMatch' }, { event: 'match', conditions: [1, { type, value }] }],
    properties: {},
  });
  const done = { event: 'recordingComplete', next: 'g' };

  it.each<[string, object[], string[]]>([
    [
      'keys alone',
      [gather([{ event: 'speech', next: '' }])],
      ['it listens for keys alone, since nothing is done with what the caller says'],
    ],
    ['speech that leads somewhere', [gather([{ event: 'speech', next: 'a' }])], []],
    [
      'speech that is read',
      [gather([]), { name: 'x', properties: { say: '{{widgets.g.SpeechResult}}' } }],
      [],
    ],
    [
      'a hang-up that leads nowhere',
      [record([done, { event: 'hangup' }])],
      [
        'who hangs up after speaking has left a message: "recordingComplete" is taken, since "hangup" leads nowhere',
      ],
    ],
    ['a hang-up that leads somewhere', [record([done, { event: 'hangup', next: 'g' }])], []],
    ['a message that leads nowhere', [record([{ event: 'hangup' }])], []],
    [
      'a web request',
      [{ name: 'w', type: 'make-http-request', transitions: 1 }],
      ['an answer may take 5 s, and redirects to another host are not followed'],
    ],
    [
      'a Function',
      [{ name: 'f', type: 'run-function' }],
      ['"url" is what is asked, whatever the SIDs say, and an answer may take 5 s'],
    ],
    ['letters', [split('equal_to', 'Sales')], ['letters are compared without case']],
    ['no letters', [split('equal_to', '1 {{flow.data.x}}')], []],
    ['a number', [split('equal_to', 1)], []],
    ['a regular expression', [split('regex', 'Sales')], []],
    [
      'no list of transitions',
      [
        { name: 's', type: 'split-based-on' },
        { name: 'r', type: 'record-voicemail' },
      ],
      [],
    ],
    ['no conditions, and no transition', [{ name: 's', type: 'split-based-on', transitions: [1, {}] }], []],
  ])('has a line for %s', (_, states, expected) => {
    expect(flowDifferences({ states: [...states, 1] }).map(({ message }) => message)).toEqual(
      expected.map((how) => `differs from Studio: here ${how}`),
    );
  });

  it('has a line for calls that may only come one by one, and none for what is no flow', () => {
    expect(flowDifferences({ definition: { states: [], flags: { allow_concurrent_calls: false } } })).toEqual(
      [
        {
          severity: 'warning',
          path: ['definition', 'flags', 'allow_concurrent_calls'],
          message: 'differs from Studio: here any number of calls are in a flow at once',
        },
      ],
    );
    expect(flowDifferences({ states: [], flags: {} })).toEqual([]);
    expect(flowDifferences(1)).toEqual([]);
  });
});
