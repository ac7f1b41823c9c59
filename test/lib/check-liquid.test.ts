import { checkConfiguration } from '../../lib/config/check-configuration';
import { check, checkOne, fileOf } from '../support/check';

function lines(to: string, more: object = {}): string[] {
  return checkOne(JSON.stringify({ properties: { noun: 'conference', to, ...more } }));
}

describe('the check of Liquid', () => {
  it.each([
    '{{trigger.call.Anything}}',
    '{{contact.channel.address}}',
    '{{flow.channel.address | slice: 1, 3}}',
    '{{contact.channel.address.size}}{{flow.channel.address.size}}{{flow.flow_sid.size}}',
    '{{flow.flow_sid}}',
    '{{flow.data.any.thing}}{{flow.variables.any}}{{flow.data[trigger.call.x]}}',
    '{{widgets.sales.DialCallStatus}}{{widgets.sales.variables.RecordingUrl}}',
    '{{widgets["sales"].DialCallSid}}{{widgets.sales.variables["DialCallDuration"]}}',
    '{{widgets[flow.data.which].DialCallStatus}}',
    '{{widgets[flow.data.which][flow.data.what]}}{{flow[env.WHICH]}}',
    '{% for widget in widgets %}{{widget[0]}}{% endfor %}',
    '{{env.CALLER_ID}}',
    '{% assign x = flow.data.x %}{{x}}',
    '{% raw %}{{nothing}}{% endraw %}x',
    '{{flow}}{{trigger}}{{contact.channel}}x',
    '{{flow.data | to_json}}',
  ])('finds nothing in %s', (to) => {
    expect(lines(to)).toEqual([]);
  });

  const noVariable = 'never has a value: there is no such variable';
  const noOutcome =
    'never has a value: a widget has no such outcome; it has DialCallStatus, DialCallSid, DialCallDuration, RecordingUrl';
  it.each([
    ['{{nothing}}', `{{nothing}} ${noVariable}`],
    ['{{From}}', `{{From}} ${noVariable}`],
    ['{{trigger.From}}', `{{trigger.From}} ${noVariable}`],
    ['{{flow.dat.x}}', `{{flow.dat.x}} ${noVariable}`],
    ['{{contact.address}}', `{{contact.address}} ${noVariable}`],
    ['{{constructor.name}}', `{{constructor.name}} ${noVariable}`],
    ['{{flow.toString}}', `{{flow.toString}} ${noVariable}`],
    ['{% if nothing %}x{% endif %}', `{{nothing}} ${noVariable}`],
    [
      '{{env.AUTH_TOKEN}}',
      '{{env.AUTH_TOKEN}} never has a value: the key to the account stays out of TwiML and logs',
    ],
    [
      '{{widgets.other.DialCallStatus}}',
      '{{widgets.other.DialCallStatus}} never has a value: no widget here is named "other"; pass the value as a parameter and read {{flow.data.NAME}}',
    ],
    [
      '{{widgets.AUTH_TOKEN.DialCallStatus}}',
      '{{widgets.AUTH_TOKEN.DialCallStatus}} never has a value: no widget here is named "AUTH_TOKEN"; pass the value as a parameter and read {{flow.data.NAME}}',
    ],
    ['{{widgets.sales.CallStatus}}', `{{widgets.sales.CallStatus}} ${noOutcome}`],
    ['{{widgets.sales.variables.CallStatus}}', `{{widgets.sales.variables.CallStatus}} ${noOutcome}`],
    ['{{widgets.sales.constructor}}', `{{widgets.sales.constructor}} ${noOutcome}`],
  ])('warns of %s', (to, message) => {
    expect(lines(to)).toEqual([`1:41  properties.to  warning: ${message}`]);
  });

  it('finds a widget by the name of a file that has a fault', () => {
    const properties = {
      noun: 'conference',
      to: '{{widgets.b.DialCallStatus}}{{widgets.c.DialCallStatus}}x',
    };
    expect(check({ a: JSON.stringify({ properties }), b: '{', c: '{"name": "d"}' })).toEqual([
      `${fileOf('b')}:1:2  $  is not JSON: a closing brace } is missing`,
      `${fileOf('c')}:1:1  properties  is missing; expected an object in braces`,
      `${fileOf('a')}:1:41  properties.to  warning: {{widgets.c.DialCallStatus}} never has a value: no widget here is named "c"; pass the value as a parameter and read {{flow.data.NAME}}`,
    ]);
  });

  it.each([
    ['{{ x', 'output "{{ x" not closed, line:1, col:1'],
    ['x {% if flow %}', 'tag {% if flow %} not closed, line:1, col:3'],
    ['{{ x | nope }}', 'undefined filter: nope, line:1, col:1'],
    ['{% nope %}', 'tag "nope" not found, line:1, col:1'],
    ['{% include "x" %}', 'tag "include" not found, line:1, col:1'],
  ])('finds the fault in %s', (to, message) => {
    expect(lines(to)).toEqual([`1:41  properties.to  is not valid Liquid: ${message}`]);
  });

  it('finds the fault in next, and says where', () => {
    const transitions = [{ event: 'busy' }, { event: 'failed', next: '/{{ x | nope }}' }];
    const text = JSON.stringify({ properties: { noun: 'client', to: 'x' }, transitions }, null, 2);
    expect(checkOne(text)).toEqual([
      '12:15  transitions[1].next  is not valid Liquid: undefined filter: nope, line:1, col:2',
    ]);
  });

  it('does not quote a password', () => {
    expect(lines('x', { sip_password: 'hunter2{{ | nope }}{%' })).toEqual([
      '1:60  properties.sip_password  is not valid Liquid',
    ]);
  });

  it('keeps a finding to one line where Liquid has several', () => {
    for (const line of lines('{{ x\n\n')) expect(line).not.toMatch(/[\n\r]/);
  });
});

describe('which outcomes are read', () => {
  function read(template: string): string[] {
    const ring = { properties: { noun: 'client', to: 'x' } };
    const files = [
      { path: fileOf('a'), text: JSON.stringify(ring) },
      { path: fileOf('b'), text: JSON.stringify(ring) },
      {
        path: fileOf('c'),
        text: JSON.stringify({ ...ring, transitions: [{ event: 'busy', next: template }] }),
      },
    ];
    const { widgets } = checkConfiguration(files);
    return widgets.flatMap((record) =>
      record.type !== 'flow' && record.reads.length > 0 ? [record.name] : [],
    );
  }

  it.each([
    ['', []],
    ['/{{flow.data.widgets.a}}', []],
    ['/{{env.a}}', []],
    ['/{{widgets.a.DialCallStatus}}', ['a']],
    ['/{{widgets.c.variables.DialCallStatus}}{{widgets["b"].DialCallSid}}', ['b', 'c']],
    ['/{% assign x = widgets.a %}{{x.DialCallStatus}}', ['a']],
    ['/{{widgets[flow.data.x].DialCallStatus}}', ['a', 'b', 'c']],
    ['/{% for x in widgets %}{{x[0]}}{% endfor %}', ['a', 'b', 'c']],
  ])('by %s', (template, names) => {
    expect(read(template)).toEqual(names);
  });
});
