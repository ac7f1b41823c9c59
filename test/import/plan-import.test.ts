import { readFileSync } from 'node:fs';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { planImport } from '../../lib/studio/plan-import';
import { fileOf } from '../support/check';

type Texts = Readonly<Record<string, string>>;

interface Here {
  readonly existing?: Texts;
  readonly force?: boolean;
}

function plan(flows: Texts, { existing = {}, force = false }: Here = {}) {
  const files = Object.entries(existing).map(([name, text]) => ({ path: fileOf(name), text }));
  const sources = Object.entries(flows).map(([path, text]) => ({ path, text }));
  const { widgets, findings } = planImport(sources, { folder: 'assets/widgets', existing: files, force });
  const others = files.filter(({ path }) => !widgets.some(({ file }) => file === path));
  // Whatever is written passes the check.
  const after = [...others, ...widgets.map(({ file, text }) => ({ path: file, text }))];
  const isFine = checkConfiguration(files).faults.length === 0;
  if (isFine) expect(checkConfiguration(after).faults.map(formatFinding)).toEqual([]);
  return { widgets, lines: findings.map(formatFinding) };
}

const fixture = (name: string) => readFileSync(`test/fixtures/${name}.json`, 'utf8');
const flow = fixture('studio-flow');
const older = fixture('studio-flow-older');

const $schema = '../../schema/widget.schema.json';
const type = 'connect-call-to';
const agent = {
  $schema,
  name: 'connect_agent',
  type,
  properties: {
    noun: 'client',
    to: '{{widgets.lookup.parsed.agent}}',
    caller_id: '{{contact.channel.address}}',
    timeout: 20,
  },
  transitions: [{ event: 'callCompleted', next: 'connect_sales' }, { event: 'hangup' }],
};
const sales = {
  $schema,
  name: 'connect_sales',
  type,
  properties: {
    noun: 'number-multi',
    to: '+14155550101,+14155550102',
    caller_id: '+13125550100',
    record: true,
    timeout: 30,
    time_limit: '3600',
  },
  transitions: [{ event: 'callCompleted' }, { event: 'hangup' }],
};
const asFile = (content: object) => `${JSON.stringify(content, null, 2)}\n`;

describe('the import of a Studio flow', () => {
  const remarks = (path: string) => [
    `${path}states[4].transitions[1].next  warning: led to "send_summary" (send-message); left out: the caller is gone, and Twilio runs no TwiML any more. Write a URL or a /path that is to learn of it`,
    `${path}states[4].properties.to  warning: reads {{widgets.lookup.parsed.agent}}, which only the Studio flow knows: add agent={{widgets.lookup.parsed.agent}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.agent}} here`,
    `${path}states[5].transitions[0].next  warning: led to "goodbye" (say-play); left out: the call goes back to the flow. Enter through Add TwiML Redirect, and let its Return lead to "goodbye"`,
  ];
  const definition: unknown = JSON.parse(flow);

  it.each([
    ['as Studio shows it', flow, ''],
    ['as the CLI prints it', JSON.stringify([{ sid: 'FW1', definition }]), '[0].definition.'],
    ['as the API answers', JSON.stringify({ definition, valid: true }), 'definition.'],
    ['as text in the answer', JSON.stringify({ definition: flow }), 'definition.'],
  ])('writes its Connect Call To widgets: %s', (_, text, path) => {
    const { widgets, lines } = plan({ 'flow.json': text });
    expect(widgets).toEqual(
      [agent, sales].map((content) => ({
        name: content.name,
        from: 'flow.json',
        file: fileOf(content.name),
        text: asFile(content),
        change: 'new',
      })),
    );
    expect(lines.map((line) => line.replace(/^flow\.json:\d+:\d+ {2}/, ''))).toEqual(remarks(path));
  });

  it('takes older exports, names widgets anew, and keeps passwords out of what it says', () => {
    const { widgets, lines } = plan({ 'older.json': older });
    expect(widgets.map(({ text }) => JSON.parse(text))).toEqual([
      {
        $schema,
        name: 'connect_front_desk',
        type,
        properties: {
          noun: 'sip',
          sip_endpoint: 'sip:front-desk@example.com',
          sip_username: 'front-desk',
          sip_password: 'hunter2',
          caller_id: '{{contact.channel.address}}',
          record: false,
          timeout: '20',
        },
        transitions: [{ event: 'callCompleted', next: 'connect_office' }, { event: 'hangup' }],
      },
      {
        $schema,
        name: 'connect_office',
        type,
        properties: {
          noun: 'number',
          to: '+14155550103',
          caller_id: '{{contact.channel.address}}',
          record: false,
          timeout: '15',
        },
        transitions: [{ event: 'callCompleted', next: 'connect_front_desk' }],
      },
    ]);
    expect(lines).toEqual([
      'older.json:30:19  [0].definition.states[1].name  warning: is "connect front desk", which is no name of a widget; it is named connect_front_desk here',
      'older.json:56:29  [0].definition.states[1].properties.sip_password  warning: stands in a file that is kept in git; read it from the environment: {{env.SIP_PASSWORD}}',
    ]);
  });

  it('takes single widgets, as an export has them', () => {
    const { widgets, lines } = plan({
      'a.json': fixture('studio-widget'),
      'b.json': fixture('studio-widget-older'),
    });
    expect(widgets.map(({ name, change }) => [name, change])).toEqual([
      ['connect_sales', 'new'],
      ['connect_call_1', 'new'],
    ]);
    expect(lines).toEqual([]);
  });

  describe('the same flow again', () => {
    const numbers = ['+13125550100'];
    const { properties, ...rest } = sales;
    const withNumbers = { properties, numbers, ...rest };

    it('changes nothing, whatever the order of keys, and whatever numbers were added', () => {
      const existing = { connect_agent: asFile(agent), '13125550199': JSON.stringify(withNumbers) };
      expect(
        plan({ 'flow.json': flow }, { existing }).widgets.map(({ file, change }) => [file, change]),
      ).toEqual([
        [fileOf('connect_agent'), 'unchanged'],
        [fileOf('13125550199'), 'unchanged'],
      ]);
    });

    const changed = { connect_sales: asFile({ ...withNumbers, properties: { ...properties, timeout: 5 } }) };

    it('keeps a file that differs', () => {
      const { widgets, lines } = plan({ 'flow.json': flow }, { existing: changed });
      expect(widgets.map(({ name }) => name)).toEqual(['connect_agent']);
      expect(lines).toContain(
        'flow.json:79:5  states[5]  assets/widgets/connect_sales.private.json differs from this and is kept. With --force it is overwritten, but for its "numbers"',
      );
    });

    it('overwrites it with --force, but for its numbers', () => {
      const [, widget] = plan({ 'flow.json': flow }, { existing: changed, force: true }).widgets;
      expect(widget).toMatchObject({ change: 'overwritten' });
      expect(JSON.parse(widget?.text ?? '')).toEqual({ ...sales, numbers });
    });

    it('overwrites a file that is no JSON with --force only', () => {
      const existing = { connect_sales: '{' };
      const changes = (force: boolean) =>
        plan({ 'flow.json': flow }, { existing, force }).widgets.map(({ change }) => change);
      expect([changes(false), changes(true)]).toEqual([['new'], ['new', 'overwritten']]);
    });
  });
});

/** A flow of Connect Call To widgets to alice, with these differences, and one say-play. */
function flowOf(...widgets: readonly object[]): string {
  const states = widgets.map((widget) => ({ type, properties: { noun: 'client', to: 'alice' }, ...widget }));
  return JSON.stringify({ states: [{ name: 'hello', type: 'say-play', properties: {} }, ...states] });
}

describe('what the import says', () => {
  const notImported = 'The widget is not imported: fix this in the flow and import it again';
  it.each<[string, object, string[]]>([
    [
      'of a number that is none',
      { name: 'a', properties: { noun: 'number', to: 'YOUR_PHONE_NUMBER' } },
      [
        `states[1].properties.to  is "YOUR_PHONE_NUMBER"; expected a phone number in E.164, such as +14155550100, or Liquid. ${notImported}`,
      ],
    ],
    [
      'of a widget without properties',
      { name: 'a', properties: 1 },
      [`states[1].properties  is 1; expected an object in braces. ${notImported}`],
    ],
    [
      'of Liquid that is none',
      { name: 'a', properties: { noun: 'client', to: '{{ a | shout }}' } },
      [
        `states[1].properties.to  is not valid Liquid: undefined filter: shout, line:1, col:1. ${notImported}`,
      ],
    ],
    [
      'of what it does not know',
      { name: 'a', color: 1, properties: { noun: 'client', to: 'x', recrod: true } },
      [
        `states[1].properties.recrod  warning: is not known; did you mean "record"? It is left out: write what it should do into ${fileOf('a')}`,
        `states[1].color  warning: is not of Studio's Connect Call To widget and is left out; write what it should do into ${fileOf('a')}`,
      ],
    ],
    [
      'of transitions that lead elsewhere',
      {
        name: 'a',
        transitions: [
          { event: 'callCompleted', next: 'gone' },
          { event: 'callCompleted' },
          { event: 'hangup', next: 'a' },
          { event: 'later' },
          1,
        ],
      },
      [
        'states[1].transitions[0].next  warning: led to "gone" (a widget that is not in this file); left out: the call goes back to the flow. Enter through Add TwiML Redirect, and let its Return lead to "gone"',
        'states[1].transitions[1].event  warning: is "callCompleted", which is listed above; left out',
        'states[1].transitions[2].next  warning: is the widget "a", which dials nobody: the caller has hung up. Write a URL or a /path',
        'states[1].transitions[3].event  warning: is "later", which is no event here; known are answered, declined, noAnswer, busy, failed, canceled, callCompleted, hangup; left out',
        'states[1].transitions[4]  warning: is 1, which is no transition; left out',
      ],
    ],
    [
      'of an attribute that it does not know',
      { name: 'a', properties: { noun: 'client', to: 'x', client: { Url: '/a' } } },
      [`states[1].properties.client.Url  is not known; did you mean "url"? ${notImported}`],
    ],
    [
      'of a hang-up that leads elsewhere',
      { name: 'a', transitions: [{ event: 'hangup', next: 'gone' }] },
      [
        'states[1].transitions[0].next  warning: led to "gone" (a widget that is not in this file); left out: the caller is gone, and Twilio runs no TwiML any more. Write a URL or a /path that is to learn of it',
      ],
    ],
    [
      'of transitions that are none',
      { name: 'a', transitions: 1 },
      ['states[1].transitions  warning: is 1, which is no list of transitions; left out'],
    ],
    ['nothing of transitions that are absent', { name: 'a', transitions: null }, []],
    [
      'of a next that is no name',
      { name: 'a', transitions: [{ event: 'hangup', next: 5 }] },
      ['states[1].transitions[0].next  warning: is 5, which leads nowhere; left out'],
    ],
    [
      'of variables without a name for a parameter, or that only the call knows',
      {
        name: 'a',
        properties: {
          noun: 'client',
          to: '{{widgets[flow.data.which].parsed}}{{widgets.a.parsed}}{{widgets.b.list[0].widget}}{{widgets.which}}',
        },
      },
      [
        'states[1].properties.to  warning: {{widgets.a.parsed}} never has a value: a widget has no such outcome; it has DialCallStatus, DialCallSid, DialCallDuration, RecordingUrl',
        'states[1].properties.to  warning: reads {{widgets.b.list[0].widget}}, which only the Studio flow knows: add list_widget={{widgets.b.list[0].widget}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.list_widget}} here',
        'states[1].properties.to  warning: {{widgets.which}} never has a value: no widget here is named "which"; pass the value as a parameter and read {{flow.data.NAME}}',
        'states[1].properties.to  warning: reads {{flow.data.which}}, which only the Studio flow knows: add which={{flow.data.which}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &)',
      ],
    ],
    [
      'of variables that only the flow knows',
      {
        name: 'a',
        properties: {
          noun: 'sip',
          sip_endpoint: 'sip:{{widgets.gather.Digits}}{{widgets["my http"].body}}@{{flow.variables.Host}}',
          sip_username: '{{flow.variables.agent}}{{widgets.a.DialCallStatus}}{{trigger.call.From}}',
          sip_password: '{{widgets.vault.parsed.key}}',
          caller_id: '{{trigger.parent.parameters.agent}}{{nothing}}',
        },
      },
      [
        ...[
          ['sip_endpoint', 'widgets.gather.Digits', 'digits', ', and write {{flow.data.digits}} here'],
          ['sip_endpoint', 'widgets["my http"].body', 'body', ', and write {{flow.data.body}} here'],
          ['sip_endpoint', 'flow.variables.Host', 'host', ', and write {{flow.data.host}} here'],
          ['sip_username', 'flow.variables.agent', 'agent', ''],
        ].map(
          ([property, name, parameter, write]) =>
            `states[1].properties.${property}  warning: reads {{${name}}}, which only the Studio flow knows: add ${parameter}={{${name}}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &)${write}`,
        ),
        'states[1].properties.sip_password  warning: reads {{widgets.vault.parsed.key}}, which only the Studio flow knows; a password has no place in URLs. Write {{env.SIP_PASSWORD}}',
        'states[1].properties.caller_id  warning: reads {{trigger.parent.parameters.agent}}, which only the Studio flow knows: add parameters_agent={{trigger.parent.parameters.agent}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.parameters_agent}} here',
        'states[1].properties.caller_id  warning: {{nothing}} never has a value: there is no such variable',
      ],
    ],
  ])('%s', (_, widget, lines) => {
    const said = plan({ 'f.json': flowOf(widget) }).lines;
    expect(said.map((line) => line.replace(/^f\.json:1:\d+ {2}/, ''))).toEqual(lines);
  });

  it('tells that a widget is read by another name only in its own flow', () => {
    const { lines } = plan({
      'f.json': flowOf(
        { name: 'front desk' },
        { name: 'a', properties: { noun: 'client', to: '{{env["front desk"]}}' } },
      ),
      'g.json': flowOf({
        name: 'b',
        properties: { noun: 'client', to: '{{widgets["front desk"].DialCallStatus}}' },
      }),
    });
    expect(lines.map((line) => line.replace(/:1:\d+ {2}/, '  '))).toEqual([
      'f.json  states[1].name  warning: is "front desk", which is no name of a widget; it is named front_desk here',
      'g.json  states[1].properties.to  warning: reads {{widgets["front desk"].DialCallStatus}}, which only the Studio flow knows: add dialCallStatus={{widgets["front desk"].DialCallStatus}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.dialCallStatus}} here',
    ]);
  });

  it.each([
    ['widgets.http.parsed.agent-id', 'agent_id'],
    ['widgets.http.parsed["1st"]', 'parsed'],
    ['widgets.http.line2', 'line2'],
    ['widgets.http.list[10].agent', 'agent'],
    ['widgets.http.request', 'http_request'],
    ['widgets.http.widget', 'http_widget'],
    ['contact.channel.name', 'name'],
    ['flow.sid', 'sid'],
  ])('names a parameter for {{%s}}: %s', (variable, parameter) => {
    const properties = { noun: 'client', to: `{{${variable}}}` };
    const { lines } = plan({ 'f.json': flowOf({ name: 'a', properties }) });
    expect(lines.map((line) => line.replace(/^f\.json:1:\d+ {2}/, ''))).toEqual([
      `states[1].properties.to  warning: reads {{${variable}}}, which only the Studio flow knows: add ${parameter}={{${variable}}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.${parameter}}} here`,
    ]);
  });

  it.each(['env.data.x', 'flow.channel.address', 'flow.data | to_json'])(
    'says nothing of {{%s}}',
    (variable) => {
      const properties = { noun: 'client', to: 'alice', client: { parameters: { a: `{{${variable}}}` } } };
      expect(plan({ 'f.json': flowOf({ name: 'a', properties }) }).lines).toEqual([]);
    },
  );

  it.each(['nothing.at_all', 'env.AUTH_TOKEN'])('names no parameter for {{%s}}', (variable) => {
    const properties = { noun: 'client', to: `{{${variable}}}` };
    const { lines } = plan({ 'f.json': flowOf({ name: 'a', properties }) });
    expect(lines).toEqual([expect.stringContaining(`warning: {{${variable}}} never has a value: `)]);
  });

  it('tells that a widget is read by another name', () => {
    const { lines } = plan({
      'f.json': flowOf(
        { name: 'front desk' },
        { name: 'b', properties: { noun: 'client', to: '{{widgets["front desk"].DialCallStatus}}' } },
      ),
    });
    expect(lines[1]).toMatch(
      /reads \{\{widgets\["front desk"\]\.DialCallStatus\}\}, which is named front_desk here; write \{\{widgets\.front_desk\.DialCallStatus\}\}$/,
    );
  });

  it('takes a next without the spaces around it, and an empty one for none', () => {
    const transitions = [
      { event: 'busy', next: '' },
      { event: 'failed', next: ' ' },
      { event: 'noAnswer', next: ' connect_sales ' },
      { event: 'hangup', next: ' /gone ' },
    ];
    const existing = { connect_sales: asFile(sales) };
    const { widgets, lines } = plan({ 'f.json': flowOf({ name: 'a', transitions }) }, { existing });
    expect(widgets.map(({ text }) => JSON.parse(text).transitions)).toEqual([
      [
        { event: 'busy' },
        { event: 'failed' },
        { event: 'noAnswer', next: 'connect_sales' },
        { event: 'hangup', next: '/gone' },
      ],
    ]);
    expect(lines).toEqual([]);
  });

  it('leads to no older widget that is not imported either', () => {
    const { lines } = plan({
      'f.json': flowOf(
        { name: 'a', transitions: [{ event: 'callCompleted', next: 'b' }] },
        { name: 'b', type: 'ConnectCaller', properties: { noun: 'number', to: '+1' } },
      ),
    });
    expect(lines[0]).toMatch(/ led to "b" \(ConnectCaller, not imported\); left out: /);
  });

  it('leads to no widget that is not imported', () => {
    const { widgets, lines } = plan({
      'f.json': flowOf(
        { name: 'a', transitions: [{ event: 'callCompleted', next: 'b' }] },
        { name: 'b', properties: { noun: 'number', to: '+1' } },
      ),
    });
    expect(widgets.map(({ text }) => JSON.parse(text).transitions)).toEqual([[{ event: 'callCompleted' }]]);
    expect(lines[0]).toMatch(/ led to "b" \(connect-call-to, not imported\); left out: /);
  });

  it.each<[string, Texts, Texts, string[]]>([
    [
      'widgets of two flows',
      {
        'f.json': flowOf({ name: 'a' }),
        'g.json': flowOf({ name: 'a', properties: { noun: 'client', to: 'bob' } }),
      },
      {},
      [
        'g.json:1:147  states[1].name  the name a is taken by another widget of f.json. The widget is not imported: rename one of the two in its flow, and where the flow leads to it, and import it again',
      ],
    ],
    [
      'widgets that differ in case only',
      { 'f.json': flowOf({ name: 'a' }, { name: 'A', properties: { noun: 'client', to: 'bob' } }) },
      {},
      [
        'f.json:1:219  states[2].name  the name A is taken by another widget of f.json. The widget is not imported: rename one of the two in its flow, and where the flow leads to it, and import it again',
      ],
    ],
    [
      'widgets without a name',
      {
        'a.json': flowOf({ name: undefined }, { name: undefined, properties: { noun: 'client', to: 'bob' } }),
      },
      {},
      [
        'a.json:1:1  states[1]  warning: has no name, and is named a here',
        'a.json:1:1  states[2]  warning: has no name, and is named a here',
        'a.json:1:1  states[2]  the name a is taken by another widget of a.json. The widget is not imported',
      ],
    ],
    [
      'a widget without a name and the file of another',
      { 'a.json': flowOf({ name: 'a' }), 'b.json': '{"properties":{"noun":"client","to":"x"}}' },
      { b: '{"name":"sales","properties":{"noun":"client","to":"bob"}}' },
      [
        'b.json:1:1  $  warning: has no name, and is named b here',
        'b.json:1:1  $  is named b, and assets/widgets/b.private.json is the file of the widget "sales". The widget is not imported: rename that file and import it again',
      ],
    ],
    ['the very same widget', { 'f.json': flowOf({ name: 'a' }), 'g.json': flowOf({ name: 'a' }) }, {}, []],
    [
      'a widget and the file of another',
      { 'f.json': flowOf({ name: 'a' }, { name: 'b' }) },
      { b: '{"name":"sales","properties":{"noun":"client","to":"bob"}}' },
      [
        'f.json:1:197  states[2].name  is named b, and assets/widgets/b.private.json is the file of the widget "sales". The widget is not imported: rename that file and import it again',
      ],
    ],
  ])('tells of names that collide: %s', (_, flows, existing, lines) => {
    const planned = plan(flows, { existing, force: true });
    expect(planned.widgets.map(({ name }) => name)).toEqual(['a']);
    expect(planned.lines).toEqual(lines.map((line) => expect.stringContaining(line.replace(/^.*? {2}/, ''))));
  });

  it('takes what has lost its type for a Connect Call To widget if it has a noun', () => {
    const text = JSON.stringify([{ properties: { noun: 'client', to: 'x' } }, { properties: {} }]);
    expect(plan({ 'a.json': text }).widgets.map(({ name }) => name)).toEqual(['a']);
    expect(plan({ 'a.json': '{"states":[{"properties":null},{"properties":1}]}' }).lines).toEqual([
      'a.json:1:1  $  has no connect-call-to widget to import; it has widgets without a type',
    ]);
  });

  it.each([
    ['13125550100', '13125550100', 'widget-13125550100'],
    ['readme', 'readme', 'widget-readme'],
    ['Empfang Büro', 'Empfang_Buro', 'Empfang_Buro'],
    ['日本', 'connect_call', 'connect_call'],
    [undefined, 'f', 'f'],
    [' ', 'f', 'f'],
    ['_a_', '_a_', '_a_'],
    [' _a_ ', 'a', 'a'],
    ['a  b', 'a_b', 'a_b'],
    ['call-1', 'call-1', 'call-1'],
    ['Readme-1', 'Readme-1', 'Readme-1'],
    ['1'.repeat(64), '1'.repeat(64), `widget-${'1'.repeat(57)}`],
    ['a'.repeat(70), 'a'.repeat(64), 'a'.repeat(64)],
  ])('names %s so that the file is read, and answers no number', (name, expected, file) => {
    const [widget] = plan({ 'flows/f.json': flowOf({ name }) }).widgets;
    expect([widget?.name, widget?.file]).toEqual([expected, fileOf(file)]);
  });

  it.each([
    ['flows/front.desk.json', 'front_desk'],
    ['C:\\flows\\desk.private.JSON', 'desk'],
    ['desk.json.old.json', 'desk_json_old'],
    ['flows/.json', 'connect_call'],
  ])('names a widget without a name after its file, %s', (path, name) => {
    const { widgets } = plan({ [path]: flowOf({ name: undefined }) });
    expect(widgets.map((widget) => widget.name)).toEqual([name]);
  });

  it.each([
    ['a fault', '{', 'fault'],
    ['a warning', flowOf({ name: 'a', color: 1 }), 'warning'],
  ])('tells %s from the other', (_, text, severity) => {
    const into = { folder: 'assets/widgets', existing: [], force: false };
    const { findings } = planImport([{ path: 'f.json', text }], into);
    expect(findings.map((finding) => finding.severity)).toEqual([severity]);
  });

  it('leaves out what Studio and this project write for themselves, without a word', () => {
    const properties = { noun: 'client', to: 'alice', offset: { x: 1 }, sid: 'FF1' };
    const widget = { $schema: '../x.json', name: 'a', uuid: '1', offset: { x: 1 }, sid: 'FF1', properties };
    const { widgets, lines } = plan({ 'f.json': flowOf(widget) });
    expect([widgets.map(({ text }) => text), lines]).toEqual([
      [asFile({ $schema, name: 'a', type, properties: { noun: 'client', to: 'alice' } })],
      [],
    ]);
  });

  it('writes no transitions where there are none', () => {
    const [widget] = plan({ 'f.json': flowOf({ name: 'a' }) }).widgets;
    expect(widget?.text).toBe(
      asFile({ $schema, name: 'a', type, properties: { noun: 'client', to: 'alice' } }),
    );
  });

  it('tells of a key that it does not know where the key stands', () => {
    expect(
      plan({ 'f.json': '{"name":"a","colour":1,"properties":{"noun":"client","to":"x"}}' }).lines,
    ).toEqual([
      `f.json:1:13  colour  warning: is not of Studio's Connect Call To widget and is left out; write what it should do into ${fileOf('a')}`,
    ]);
  });

  it('imports the last of two keys, and says so', () => {
    const text = '{"noun":"client","to":"x","noun":"client"}';
    expect(plan({ 'f.json': `{"name":"a","properties":${text}}` })).toMatchObject({
      widgets: [{ name: 'a' }],
      lines: ['f.json:1:52  properties.noun  warning: stands twice in one object; keep one of them'],
    });
  });

  const expected =
    'which is no Studio flow; expected one with "states", the answer of Twilio\'s API or CLI with "definition", or one connect-call-to widget';
  it.each([
    ['{', 'f.json:1:2  $  is not JSON: a closing brace } is missing'],
    ['', 'f.json:1:1  $  is not JSON: a value should stand here'],
    ['[]', `f.json:1:1  $  is [], ${expected}`],
    ['{"a":1}', `f.json:1:1  $  is {"a":1}, ${expected}`],
    ['[7]', `f.json:1:2  [0]  is 7, ${expected}`],
    ['[null]', `f.json:1:2  [0]  is null, ${expected}`],
    ['{"states":[3]}', 'f.json:1:12  states[0]  is 3; expected a widget: an object in braces'],
    ['{"states":[]}', 'f.json:1:1  $  has no connect-call-to widget to import; it has no widget at all'],
    [
      fixture('studio-flow').replaceAll('connect-call-to', 'enqueue-call'),
      'f.json:1:1  $  has no connect-call-to widget to import; it has enqueue-call, run-function, say-play, send-message, split-based-on, trigger',
    ],
    [
      '{"definition":"{"}',
      'f.json:1:15  definition  is text that is not JSON: a closing brace } is missing (1:2 in it). Export the flow again',
    ],
  ])('tells what is wrong with a file: %.20s', (text, line) => {
    expect(plan({ 'f.json': text })).toEqual({ widgets: [], lines: [line] });
  });
});
