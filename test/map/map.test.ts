import { readFileSync } from 'node:fs';
import { checkConfiguration } from '../../lib/config/check-configuration';
import { mapConfiguration } from '../../lib/map/map-configuration';
import { renderMermaid } from '../../lib/map/render-mermaid';
import { fileOf } from '../support/check';
import { widgetContent } from '../support/widget-content';

type Files = Readonly<Record<string, object>>;

function widgetsOf(files: Files) {
  const { widgets, faults } = checkConfiguration(
    Object.entries(files).map(([name, content]) => ({ path: fileOf(name), text: JSON.stringify(content) })),
  );
  expect(faults).toEqual([]);
  return widgets;
}

function map(files: Files): string[] {
  return renderMermaid(mapConfiguration(widgetsOf(files))).split('\n  ');
}

const alice = { noun: 'client', to: 'alice' };
const rings = '<br/>client<br/>alice"]';

describe('the map of a configuration', () => {
  it.each<[string, Files, string[]]>([
    ['nothing', {}, ['flowchart LR\n']],
    [
      'the numbers and the widget for all others',
      {
        b: { ...widgetContent(alice), numbers: ['+13125550102', '+13125550101'] },
        '13125550100': { name: 'a', ...widgetContent(alice) },
        default: widgetContent(alice),
      },
      [
        'flowchart LR',
        'number_13125550100(["+13125550100"])',
        'number_13125550101(["+13125550101"])',
        'number_13125550102(["+13125550102"])',
        'other_numbers(["any other number"])',
        `widget_a["a${rings}`,
        `widget_b["b${rings}`,
        `widget_default["default${rings}`,
        'flow_end(["back to Studio, or hang up"])',
        'number_13125550100 --> widget_a',
        'number_13125550101 --> widget_b',
        'number_13125550102 --> widget_b',
        'other_numbers --> widget_default',
        'widget_a -->|"callCompleted (not listed)"| flow_end',
        'widget_b -->|"callCompleted (not listed)"| flow_end',
        'widget_default -->|"callCompleted (not listed)"| flow_end\n',
      ],
    ],
    [
      'where each event leads, and the hang-up with dots',
      {
        '-a--b-': widgetContent(alice, {
          answered: '',
          noAnswer: 'c_d',
          busy: ' c_d ',
          failed: 'https://example.com/voicemail',
          canceled: '/voicemail?box=7',
          hangup: 'https://example.com/voicemail',
        }),
        c_d: widgetContent(alice, {
          busy: '/connect?widget=-a--b-',
          callCompleted: '{{flow.data.next | default: "/voicemail"}}',
          hangup: '',
        }),
      },
      [
        'flowchart LR',
        `widget_.a..b.["-a--b-${rings}`,
        `widget_c_d["c_d${rings}`,
        'url_1[/"https://example.com/voicemail"/]',
        'path_2[/"/voicemail?box=…"/]',
        'path_3[/"/connect?widget=-a--b-"/]',
        'template_4{{"#123;#123;flow.data.next #124; default: #34;/voicemail#34;#125;#125;"}}',
        'flow_end(["back to Studio, or hang up"])',
        'widget_.a..b. -->|"answered, callCompleted (not listed)"| flow_end',
        'widget_.a..b. -->|"noAnswer, busy"| widget_c_d',
        'widget_.a..b. -->|"failed"| url_1',
        'widget_.a..b. -->|"canceled"| path_2',
        'widget_.a..b. -.->|"hangup"| url_1',
        'widget_c_d -->|"busy"| path_3',
        'widget_c_d -->|"callCompleted"| template_4',
        'widget_c_d -.->|"hangup"| flow_end',
        'path_3 --> widget_.a..b.\n',
      ],
    ],
    [
      'whom each noun rings, without secrets',
      {
        a: widgetContent({ noun: 'number-multi', to: '+14155550101, ,+14155550102' }),
        b: widgetContent({ noun: 'sip', sip_endpoint: 'sip:bob:hunter2@example.com?X-Key=hunter3' }),
        f: widgetContent({
          noun: 'sip',
          sip_endpoint: [{ uri: 'sip:bob:hunter9@a.example', priority: 1 }, { uri: 'sip:bob@b.example' }],
        }),
        c: widgetContent({ noun: 'sip', sip_endpoint: 'sip:hunter4@example.com', sip_password: ' hunter4 ' }),
        d: widgetContent({ noun: 'multi', to: '{{ flow.data.a | default: "x, y" }}, client:bob' }),
        e: widgetContent(
          { noun: 'client', to: 'b"]; x' },
          {
            busy: 'https://me:hunter5@example.com/hook?key=hunter6&b=hunter7',
            failed: 'http://me:hunter8@localhost/hook',
          },
        ),
      },
      [
        'flowchart LR',
        'widget_a["a<br/>number-multi<br/>+14155550101<br/>+14155550102"]',
        'widget_b["b<br/>sip<br/>sip#58;bob#58;#42;#42;#42;@example.com?X-Key=…"]',
        'widget_c["c<br/>sip<br/>sip#58;#42;#42;#42;@example.com"]',
        'widget_d["d<br/>multi<br/>#123;#123; flow.data.a #124; default: #34;x, y#34; #125;#125;, client:bob"]',
        'widget_e["e<br/>client<br/>b#34;#93;; x"]',
        'widget_f["f<br/>sip<br/>sip#58;bob#58;#42;#42;#42;@a.example<br/>sip:bob@b.example"]',
        'url_1[/"https#58;//#42;#42;#42;@example.com/hook?key=…&b=…"/]'.replace('&', '#38;'),
        'url_2[/"http#58;//#42;#42;#42;@localhost/hook"/]',
        'flow_end(["back to Studio, or hang up"])',
        ...['a', 'b', 'c', 'd'].map((name) => `widget_${name} -->|"callCompleted (not listed)"| flow_end`),
        'widget_e -->|"busy"| url_1',
        'widget_e -->|"failed"| url_2',
        'widget_e -->|"callCompleted (not listed)"| flow_end',
        'widget_f -->|"callCompleted (not listed)"| flow_end\n',
      ],
    ],
    [
      'no end where no event leads there, and no widget behind a path that runs none',
      {
        a: widgetContent(alice, {
          busy: '/other?widget=a',
          failed: '/connect?widget=nobody',
          callCompleted: 'a',
        }),
      },
      [
        'flowchart LR',
        `widget_a["a${rings}`,
        'path_1[/"/other?widget=a"/]',
        'path_2[/"/connect?widget=nobody"/]',
        'widget_a -->|"busy"| path_1',
        'widget_a -->|"failed"| path_2',
        'widget_a -->|"callCompleted"| widget_a\n',
      ],
    ],
  ])('shows %s', (_, files, lines) => {
    expect(map(files)).toEqual(lines);
  });

  it('is the same in whatever order the widgets come', () => {
    const files = {
      a: widgetContent(alice, { busy: 'https://example.com' }),
      b: widgetContent(alice, { busy: '/a' }),
    };
    expect(mapConfiguration(widgetsOf(files).toReversed())).toEqual(mapConfiguration(widgetsOf(files)));
  });

  it('shows a widget that rings nobody, and a next that no check has passed', () => {
    const widget = {
      type: 'connect-call-to',
      name: 'a',
      numbers: [],
      properties: { noun: 'client' },
      transitions: [{ event: 'callCompleted', next: 'nowhere' }],
      reads: [],
    } as const;
    expect(renderMermaid(mapConfiguration([widget]))).toBe(
      'flowchart LR\n  widget_a["a<br/>client"]\n  flow_end(["back to Studio, or hang up"])\n  widget_a -->|"callCompleted"| flow_end\n',
    );
  });

  it('shows Liquid without the spaces around it', () => {
    const a = widgetContent(
      { noun: 'client', to: ' {{flow.data.to}} ' },
      { callCompleted: ' {{env.NEXT}} ' },
    );
    expect(mapConfiguration(widgetsOf({ a })).nodes).toEqual([
      { id: 'widget_a', kind: 'widget', name: 'a', noun: 'client', targets: ['{{flow.data.to}}'] },
      { id: 'template_1', kind: 'template', text: '{{env.NEXT}}' },
    ]);
  });

  it('is nodes and edges to machines', () => {
    const files = { '13125550100': { name: 'a', ...widgetContent(alice, { hangup: '' }) } };
    expect(mapConfiguration(widgetsOf(files))).toEqual({
      nodes: [
        { id: 'number_13125550100', kind: 'number', number: '+13125550100' },
        { id: 'widget_a', kind: 'widget', name: 'a', noun: 'client', targets: ['alice'] },
        { id: 'flow_end', kind: 'end' },
      ],
      edges: [
        { from: 'number_13125550100', to: 'widget_a' },
        { from: 'widget_a', to: 'flow_end', event: 'callCompleted', listed: false },
        { from: 'widget_a', to: 'flow_end', event: 'hangup', listed: true },
      ],
    });
  });

  it('shows a flow as a whole of its own, each type of widget in its own shape', () => {
    const { widgets, faults } = checkConfiguration([
      {
        path: 'assets/flows/a-b.private.json',
        text: readFileSync('test/fixtures/shipped/assets/flows/office.private.json', 'utf8'),
      },
    ]);
    expect(faults).toEqual([]);
    expect(renderMermaid(mapConfiguration(widgets)).split('\n  ')).toEqual([
      'flowchart LR',
      'number_13125550100(["+13125550100"])',
      'subgraph flow_1["a-b"]',
      '  flow_1_hours[\\"hours<br/>America/Chicago<br/>mon-fri 09:00-12:00, 13:00-17:00<br/>sat 10:00-14:00<br/>closed on 12-25, 01-01, 2026-11-26"/]',
      '  flow_1_greeting("greeting<br/>Thank you for calling.")',
      '  flow_1_menu[/"menu<br/>For sales, press 1. To leave a message, press 2. Or stay on…"\\]',
      '  flow_1_choice{"choice<br/>#123;#123;widgets.menu.Digits#125;#125;"}',
      '  flow_1_sales["sales<br/>number-multi<br/>+14155550101<br/>+14155550102"]',
      '  flow_1_reception["reception<br/>number<br/>+14155550100"]',
      '  flow_1_closed("closed<br/>We are closed now.")',
      '  flow_1_holiday("holiday<br/>We are closed today for the holiday.")',
      '  flow_1_message("message<br/>Please leave a message after the tone, and hang up when you…")',
      '  flow_1_voicemail[("voicemail")]',
      '  flow_1_text>"text<br/>+14155550100"]',
      '  flow_1_talked{"talked<br/>#123;#123;trigger.call.DialCallStatus#125;#125;"}',
      '  flow_1_missed>"missed<br/>+14155550100"]',
      '  flow_1_goodbye("goodbye<br/>Thank you. Goodbye.")',
      'end',
      'flow_end(["back to Studio, or hang up"])',
      'number_13125550100 --> flow_1_hours',
      'flow_1_hours -->|"open"| flow_1_greeting',
      'flow_1_hours -->|"closed"| flow_1_closed',
      'flow_1_hours -->|"holiday"| flow_1_holiday',
      'flow_1_greeting --> flow_1_menu',
      'flow_1_menu -->|"keypress"| flow_1_choice',
      'flow_1_menu -->|"timeout"| flow_1_reception',
      'flow_1_choice -->|"equal to #34;1#34;"| flow_1_sales',
      'flow_1_choice -->|"equal to #34;2#34;"| flow_1_message',
      'flow_1_choice -->|"noMatch"| flow_1_reception',
      'flow_1_sales -->|"answered"| flow_end',
      'flow_1_sales -->|"callCompleted"| flow_1_message',
      'flow_1_sales -.->|"hangup"| flow_1_talked',
      'flow_1_reception -->|"answered"| flow_end',
      'flow_1_reception -->|"callCompleted"| flow_1_message',
      'flow_1_reception -.->|"hangup"| flow_1_talked',
      'flow_1_closed --> flow_1_message',
      'flow_1_holiday --> flow_1_message',
      'flow_1_message --> flow_1_voicemail',
      'flow_1_voicemail -->|"recordingComplete"| flow_1_text',
      'flow_1_voicemail -->|"noAudio"| flow_1_goodbye',
      'flow_1_text -->|"sent, failed"| flow_1_goodbye',
      'flow_1_talked -->|"equal to #34;completed#34; and not equal to #34;false#34;"| flow_end',
      'flow_1_talked -->|"noMatch"| flow_1_missed',
      'flow_1_missed -->|"sent, failed"| flow_end',
      'flow_1_goodbye --> flow_end\n',
    ]);
  });

  it('tells widgets of a flow apart, whatever they are called', () => {
    const names = ['a b', 'a-b', 'a.b', 'a_20b', 'ä', '"a" --> b'];
    const states = [
      { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'a b' }] },
    ];
    const says = names.map((name, index) => ({
      name,
      type: 'say-play',
      properties: { say: 'x' },
      transitions: [{ event: 'audioComplete', next: names[index + 1] ?? '/x' }],
    }));
    const { widgets, faults } = checkConfiguration([
      { path: 'assets/flows/main.private.json', text: JSON.stringify({ states: [...states, ...says] }) },
    ]);
    expect(faults).toEqual([]);
    expect(renderMermaid(mapConfiguration(widgets)).split('\n  ')).toEqual([
      'flowchart LR',
      'subgraph flow_1["main"]',
      '  flow_1.a_20b("a b<br/>x")',
      '  flow_1_a.b("a-b<br/>x")',
      '  flow_1.a_2Eb("a.b<br/>x")',
      '  flow_1_a_20b("a_20b<br/>x")',
      '  flow_1._C3_A4("ä<br/>x")',
      '  flow_1._22a_22_20.._3E_20b("#34;a#34; --#62; b<br/>x")',
      'end',
      'path_1[/"/x"/]',
      'flow_1.a_20b --> flow_1_a.b',
      'flow_1_a.b --> flow_1.a_2Eb',
      'flow_1.a_2Eb --> flow_1_a_20b',
      'flow_1_a_20b --> flow_1._C3_A4',
      'flow_1._C3_A4 --> flow_1._22a_22_20.._3E_20b',
      'flow_1._22a_22_20.._3E_20b --> path_1\n',
    ]);
  });

  it('shows flows that lead to each other, and single widgets of any type', () => {
    const trigger = {
      name: 'Trigger',
      type: 'trigger',
      properties: {},
      transitions: [{ event: 'incomingCall', next: 'first' }],
    };
    const flow = (states: object[], more: object = {}) =>
      JSON.stringify({ states: [trigger, ...states], ...more });
    const { widgets, faults } = checkConfiguration([
      {
        path: 'assets/flows/default.private.json',
        text: flow(
          [
            {
              name: 'first',
              type: 'run-function',
              properties: { url: 'https://me:hunter2@example.com/f?key=hunter3' },
              transitions: [
                { event: 'success', next: 'flow:other' },
                { event: 'fail', next: 'alone' },
              ],
            },
            {
              name: 'queue',
              type: 'enqueue-call',
              properties: { queue_name: 'support' },
              transitions: [
                { event: 'callComplete', next: '/connect?flow=other' },
                { event: 'callFailure', next: '/connect?flow=default&widget=keep' },
              ],
            },
            {
              name: 'keep',
              type: 'set-variables',
              properties: {
                variables: [
                  { key: 'API_KEY', value: 'hunter4' },
                  { key: 'b', value: 'c' },
                ],
              },
              transitions: [{ event: 'next', next: 'web' }],
            },
            {
              name: 'web',
              type: 'make-http-request',
              properties: { url: 'https://example.com', method: 'GET' },
              transitions: [
                { event: 'success', next: '/connect' },
                { event: 'failed', next: 'queue' },
              ],
            },
          ],
          { numbers: ['+13125550100'] },
        ),
      },
      {
        path: 'assets/flows/other.private.json',
        text: flow([
          { name: 'first', type: 'add-twiml-redirect', properties: { url: '/pay' }, transitions: [] },
        ]),
      },
      {
        path: fileOf('alone'),
        text: JSON.stringify({ type: 'say-play', properties: { play: '/a.mp3' }, transitions: [] }),
      },
      {
        path: fileOf('hours'),
        text: JSON.stringify({
          type: 'business-hours',
          properties: { timezone: 'Europe/London', open: { mon: '09:00-17:00' } },
          transitions: [
            { event: 'open', next: 'alone' },
            { event: 'closed', next: 'alone' },
          ],
        }),
      },
    ]);
    expect(faults).toEqual([]);
    expect(renderMermaid(mapConfiguration(widgets)).split('\n  ')).toEqual([
      'flowchart LR',
      'number_13125550100(["+13125550100"])',
      'other_numbers(["any other number"])',
      'subgraph flow_1["default"]',
      '  flow_1_first[["first<br/>https#58;//#42;#42;#42;@example.com/f?key=…"]]',
      '  flow_1_queue(("queue<br/>support"))',
      '  flow_1_keep[\\"keep<br/>API_KEY, b"\\]',
      '  flow_1_web[["web<br/>https://example.com"]]',
      'end',
      'subgraph flow_2["other"]',
      '  flow_2_first[/"first<br/>/pay"/]',
      'end',
      'widget_alone("alone<br/>/a.mp3")',
      'widget_hours[\\"hours<br/>Europe/London<br/>mon 09:00-17:00"/]',
      'path_1[/"/connect?flow=other"/]',
      'path_2[/"/connect?flow=default#38;widget=keep"/]',
      'path_3[/"/connect"/]',
      'flow_end(["back to Studio, or hang up"])',
      'number_13125550100 --> flow_1_first',
      'other_numbers --> flow_1_first',
      'widget_alone -->|"audioComplete (not listed)"| flow_end',
      'widget_hours -->|"open, closed"| widget_alone',
      'flow_1_first -->|"success"| flow_2_first',
      'flow_1_first -->|"fail"| widget_alone',
      'flow_1_queue -->|"callComplete"| path_1',
      'flow_1_queue -->|"failedToEnqueue (not listed)"| flow_end',
      'flow_1_queue -->|"callFailure"| path_2',
      'flow_1_keep --> flow_1_web',
      'flow_1_web -->|"success"| path_3',
      'flow_1_web -->|"failed"| flow_1_queue',
      'path_1 --> flow_2_first',
      'path_2 --> flow_1_keep\n',
    ]);
  });
});
