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
});
