import { checkConfiguration } from '../../lib/config/check-configuration';
import studioWidget from '../fixtures/studio-widget.json';
import olderWidget from '../fixtures/studio-widget-older.json';
import { check, fileOf } from '../support/check';

const properties = { noun: 'client', to: 'x' };

/** The names and numbers of these widgets, by the names of their files. */
function widgets(files: Readonly<Record<string, object>>): [name: string, numbers: readonly string[]][] {
  const { widgets, faults } = checkConfiguration(
    Object.entries(files).map(([name, json]) => ({ path: fileOf(name), text: JSON.stringify(json) })),
  );
  expect(faults).toEqual([]);
  return widgets.map(({ name, numbers }) => [name, numbers]);
}

describe('a widget out of Studio', () => {
  it.each([
    [
      'today’s export',
      studioWidget,
      {
        noun: 'number-multi',
        to: '+14155550123,+14155550124',
        caller_id: '{{contact.channel.address}}',
        record: 'true',
        timeout: '30',
        time_limit: '3600',
        sip_endpoint: '',
        sip_username: '',
        sip_password: '',
      },
      [
        { event: 'callCompleted', next: 'https://example.com/voicemail' },
        { event: 'hangup', next: '' },
      ],
      [
        'is "https://example.com/voicemail": "example.com" is a placeholder, where nobody answers; write a URL of your own',
      ],
    ],
    [
      'an older export',
      olderWidget,
      {
        noun: 'number',
        to: '+14155550123',
        caller_id: '{{contact.channel.address}}',
        record: 'false',
        timeout: '20',
      },
      [
        { event: 'callCompleted', next: '' },
        { event: 'hangup', next: '' },
      ],
      [],
    ],
  ])('is read as it is pasted: %s', (_, json, read, transitions, more) => {
    const files = [{ path: fileOf('pasted'), text: JSON.stringify(json, null, 2) }];
    const { widgets, faults, warnings } = checkConfiguration(files);
    expect({ widgets, faults }).toEqual({
      widgets: [
        {
          type: 'connect-call-to',
          name: json.name,
          numbers: [],
          properties: read,
          transitions,
          reads: [],
        },
      ],
      faults: [],
    });
    expect(warnings.map(({ message }) => message)).toEqual([
      `no number and no transition reaches this widget: only /connect?widget=${json.name} runs it`,
      ...more,
    ]);
  });
});

describe('the name and the numbers of a widget', () => {
  it.each([
    ['the file’s name', { 'my-sales_1': { properties } }, [['my-sales_1', []]]],
    ['the file’s name that begins with digits', { '24-hours': { properties } }, [['24-hours', []]]],
    ['its own name before that', { sales: { properties, name: 'Support' } }, [['Support', []]]],
    ['the file’s name for null', { sales: { properties, name: null } }, [['sales', []]]],
    [
      'numbers that are listed',
      { a: { properties, numbers: ['+13125550100', '+13125550101'] } },
      [['a', ['+13125550100', '+13125550101']]],
    ],
    ['the number that names the file', { 13125550100: { properties } }, [['13125550100', ['+13125550100']]]],
    [
      'both, the listed first',
      { 13125550100: { properties, name: 'a', numbers: ['+13125550101'] } },
      [['a', ['+13125550101', '+13125550100']]],
    ],
    [
      'a number once that is listed twice',
      { 13125550100: { properties, numbers: ['+13125550100', '+13125550100'] } },
      [['13125550100', ['+13125550100']]],
    ],
    ['no widgets', {}, []],
  ])('are %s', (_, files, read) => {
    expect(widgets(files)).toEqual(read);
  });

  it.each([
    [
      'two names, one in a file',
      { a: { properties, name: 'b' }, b: { properties } },
      ['b:1:1  $  the name "b" is taken by A; names are unique'],
    ],
    [
      'two names in files',
      { a: { properties, name: 'x' }, b: { properties, name: 'x' }, c: { name: 'x', properties } },
      [
        'b:1:49  name  the name "x" is taken by A; names are unique',
        'c:1:9  name  the name "x" is taken by A; names are unique',
      ],
    ],
    [
      'two numbers',
      {
        a: { numbers: ['+13125550100'], properties },
        b: { numbers: ['+13125550101', '+13125550100'], properties },
      },
      ['b:1:28  numbers[1]  the number +13125550100 is answered by A; a number belongs to one widget'],
    ],
    [
      'two that are no numbers',
      { a: { numbers: ['100'], properties }, b: { numbers: ['100'], properties } },
      [
        'a:1:13  numbers[0]  is "100"; expected a number in E.164, such as +13125550100',
        'b:1:13  numbers[0]  is "100"; expected a number in E.164, such as +13125550100',
      ],
    ],
    [
      'a number that names a file',
      { a: { properties, numbers: ['+13125550100'] }, 13125550100: { properties } },
      ['13125550100:1:1  $  the number +13125550100 is answered by A; a number belongs to one widget'],
    ],
    [
      'a name that no widget may have',
      { 'a b': { properties } },
      [
        'a b:1:1  $  the name of the file, "a b", is no name of a widget; expected letters, digits, _ and -, at most 64. Rename the file or write a "name"',
      ],
    ],
    [
      'a name of digits that is no number',
      { 123: { properties, name: 'a' } },
      [
        '123:1:1  $  the name of the file is all digits, so that the widget should answer +123, which is not in E.164',
      ],
    ],
  ])('may not be wrong: %s', (_, files: Readonly<Record<string, object>>, lines) => {
    const texts = Object.fromEntries(
      Object.entries(files).map(([name, json]) => [name, JSON.stringify(json)]),
    );
    const full = lines.map((line) => line.replace(/^[^:]+/, fileOf).replace('by A', `by ${fileOf('a')}`));
    expect(check(texts)).toEqual(full);
  });

  it('lets the name of the file be any, where the widget has one', () => {
    expect(widgets({ 'Größe 1 (neu)': { properties, name: 'a' } })).toEqual([['a', []]]);
  });
});

describe('a check of several files', () => {
  it('finds every fault of every file, in the order of files and lines, then the warnings', () => {
    const files = {
      b: '{\n  "properties": {"noun": "number", "to": "oops", "timeout": "soon"},\n  "transitions": [{"event": "busy", "next": "nobody"}, {"event": "busy"}]\n}',
      a: '{"name": "x y",\n "properties": {"noun": "client", "to": "{{nothing}}", "sip_password": 5}}',
      c: '{"properties": {"noun": "client", "to": "x"}',
      d: '{"properties": {"noun": "client", "to": "{{env.AUTH_TOKEN}}{{nothing}}"}}',
    };
    expect(check(files)).toEqual([
      `${fileOf('a')}:1:10  name  is "x y"; expected letters, digits, _ and -, at most 64`,
      `${fileOf('a')}:2:72  properties.sip_password  is "***"; expected text in double quotes`,
      `${fileOf('b')}:2:42  properties.to  is "oops"; expected a phone number in E.164, such as +14155550100, or Liquid`,
      `${fileOf('b')}:2:61  properties.timeout  is "soon"; expected whole seconds from 1 to 600`,
      `${fileOf('b')}:3:45  transitions[0].next  is "nobody", which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path`,
      `${fileOf('b')}:3:66  transitions[1].event  is "busy", which is listed above; an event is listed at most once`,
      `${fileOf('c')}:1:45  $  is not JSON: a closing brace } is missing`,
      `${fileOf('a')}:2:41  properties.to  warning: {{nothing}} never has a value: there is no such variable`,
      `${fileOf('d')}:1:41  properties.to  warning: {{env.AUTH_TOKEN}} never has a value: the key to the account stays out of TwiML and logs`,
      `${fileOf('d')}:1:41  properties.to  warning: {{nothing}} never has a value: there is no such variable`,
    ]);
  });

  it.each([
    ['a fault', '{', 0],
    ['a warning', '{"properties": {"noun": "client", "to": "{{nothing}}"}}', 2],
  ])('reads no widgets where there is a fault: with %s', (_, text, count) => {
    const fine = { path: fileOf('a'), text: JSON.stringify({ properties }) };
    expect(checkConfiguration([fine, { path: fileOf('b'), text }]).widgets).toHaveLength(count);
  });
});
