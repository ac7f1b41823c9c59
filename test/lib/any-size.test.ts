import { checkConfiguration } from '../../lib/config/check-configuration';
import { formatFinding } from '../../lib/config/finding';
import { checkOne } from '../support/check';

/** The JSON of a list with so many items. */
function listOf(length: number, item: (index: number) => string): string {
  return Array.from({ length }, (_, index) => item(index)).join();
}

const ring = '"properties":{"noun":"client","to":"a"}';
const ringing = (to: string, more: object = {}) =>
  JSON.stringify({ properties: { noun: 'number', to, ...more } });

describe('the time of a check', () => {
  // Each took longer than its patience with the square of the size, or all of the memory.
  it.each([
    ['unknown keys', 20_000, (n: number) => `{${ring},${listOf(n, (index) => `"k${index}":1`)}}`],
    [
      'lists that should be objects',
      30_000,
      (n: number) => `{${ring},"transitions":[${listOf(n, () => '[]')}]}`,
    ],
    [
      'keys below a long one',
      10_000,
      (n: number) => `{${ring},"${'k'.repeat(n * 10)}":{${listOf(n, (index) => `"k${index}":1`)}}}`,
    ],
    ['brackets that nothing closes', 300_000, (n: number) => ringing('{{'.repeat(n))],
    ['Liquid', 200_000, (n: number) => ringing('{{flow.data.a}}'.repeat(n))],
  ])('does not grow with the square of the number of %s', (_, length, text) => {
    const begun = process.cpuUsage();
    const { faults } = checkConfiguration([{ path: 'a.private.json', text: text(length) }]);
    // Of the processor: others may be using it, too.
    const { user, system } = process.cpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(10_000);
    expect(faults).not.toEqual([]);
  });
});

describe('a line of the check', () => {
  const cut = `${'k'.repeat(80)}…`;

  it.each([
    [
      'a long key',
      `{${ring},"${'k'.repeat(100_000)}":1}`,
      `1:42  ["${cut}"]  is not known; known are $schema, name, type, numbers, properties, transitions`,
    ],
    [
      'a long key that stands twice',
      `{"offset":{"${'k'.repeat(200)}":1,"${'k'.repeat(200)}":2},${ring}}`,
      `1:217  offset["${cut}"]  stands twice in one object; keep one of them`,
    ],
    [
      'a filter with a long name',
      ringing(`{{ a | ${'f'.repeat(1_000)} }}`),
      `1:37  properties.to  is not valid Liquid: undefined filter: ${'f'.repeat(142)}…${'f'.repeat(25)}, line:1, col:1`,
    ],
    [
      'a variable with a long name',
      ringing(`{{${'v'.repeat(1_000)}}}`),
      `1:37  properties.to  warning: {{${'v'.repeat(160)}…${'v'.repeat(40)}}} never has a value: there is no such variable`,
    ],
    [
      'a widget with a long name',
      ringing(`{{widgets.${'v'.repeat(1_000)}}}`),
      `1:37  properties.to  warning: {{widgets.${'v'.repeat(152)}…${'v'.repeat(40)}}} never has a value: no widget here is named "${'v'.repeat(160)}…${'v'.repeat(40)}"; pass the value as a parameter and read {{flow.data.NAME}}`,
    ],
    [
      'a variable with control characters in its name',
      ringing('{{a["\n\u001b[31m\u2028\u202e\ud800"]}}'),
      '1:37  properties.to  warning: {{a. [31m }} never has a value: there is no such variable',
    ],
    [
      'a long text with Liquid',
      ringing('{{flow.data.a}}'.repeat(5_000)),
      '1:37  properties.to  has 75000 characters; expected at most 64000 with Liquid',
    ],
    [
      'blocks in each other',
      ringing('{% if flow %}'.repeat(2_000) + '{% endif %}'.repeat(2_000)),
      '1:37  properties.to  is not valid Liquid: it is nested too deeply',
    ],
    [
      'lists in each other',
      `{${ring},"offset":${'['.repeat(3_000)}${']'.repeat(3_000)}}`,
      '1:1  $  is nested too deeply',
    ],
    [
      'lists that are as deep as they may be',
      `{${ring},"x":${'['.repeat(49)}${']'.repeat(49)}}`,
      '1:42  x  is not known; known are $schema, name, type, numbers, properties, transitions',
    ],
    [
      'lists that are deeper by one',
      `{${ring},"x":${'['.repeat(50)}${']'.repeat(50)}}`,
      '1:1  $  is nested too deeply',
    ],
  ])('is short, and one line, for %s', (_, text, line) => {
    expect(checkOne(text)).toEqual([line]);
  });

  it('is there for each of several unknown keys and objects', () => {
    expect(
      checkOne(
        `{"a":1,${ring.replace('{', '{"b":{"c":1},"d":1,')},"transitions":[{"event":"busy","e":1,"f":1}]}`,
      ).map((line) => line.split('  ')[1]),
    ).toEqual(['a', 'properties.b', 'properties.d', 'transitions[0].e', 'transitions[0].f']);
  });

  it('tells of the last of two keys what is wrong with it, and where', () => {
    expect(checkOne(`{${ring},"name":"a b","name":"c d"}`)).toEqual([
      '1:55  name  stands twice in one object; keep one of them',
      '1:62  name  is "c d"; expected letters, digits, _ and -, at most 64',
    ]);
  });

  it('says nothing of keys that stand once in each of two objects', () => {
    expect(checkOne(`{${ring},"offset":{"x":1},"offset":{"x":1}}`)).toEqual([
      '1:59  offset  stands twice in one object; keep one of them',
    ]);
  });
});

describe('the literal part of a text with Liquid', () => {
  const expected = 'expected a phone number in E.164, such as +14155550100, or Liquid';

  it.each([
    ['{{flow.data.a}},+14155550123', []],
    ['+14155550123,{{flow.data.a | default: ","}}', []],
    ['a}},{{flow.data.a}}', ['a}}']],
    ['{{flow.data.a}}}},b', ['b']],
    ['{{flow.data.a}},}},{{flow.data.a}}c,d', ['}}', 'd']],
  ])('is what stands outside of {{ and the next }}: %s', (to, wrong) => {
    const lines = wrong.map((address) => `1:43  properties.to  is "${address}"; ${expected}`);
    expect(checkOne(ringing(to).replace('"number"', '"number-multi"'))).toEqual(lines);
  });
});

describe('what is no text, and no number either', () => {
  const seconds = 'expected whole seconds from 1 to 86400';
  const text = 'expected text in double quotes';
  const header =
    'expected a name that begins with X- (but not X-Twilio), or User-to-User, Remote-Party-ID, P-Preferred-Identity or P-Called-Party-ID';

  it.each([
    ['"time_limit":{"toString":1}', `1:54  properties.time_limit  is {"toString":1}; ${seconds}`],
    ['"time_limit":[20000]', `1:54  properties.time_limit  is [20000]; ${seconds}`],
    [
      '"dial":{"sequential":{"toString":1}}',
      '1:62  properties.dial.sequential  is {"toString":1}; expected true or false',
    ],
    [
      '"client":{"parameters":{"constructor":{"toString":1}}}',
      `1:79  properties.client.parameters.constructor  is {"toString":1}; ${text}`,
    ],
    [
      '"client":{"parameters":{"__proto__":1}}',
      `1:77  properties.client.parameters.__proto__  is 1; ${text}`,
    ],
    [
      '"sip":{"headers":{"prototype":"x"}}',
      `1:71  properties.sip.headers.prototype  is "prototype"; ${header}`,
    ],
  ])('is refused as such: %s', (property, line) => {
    expect(checkOne(`{"properties":{"noun":"client","to":"a",${property}}}`)).toEqual([line]);
  });

  it('may be a parameter by the name of what every object has, where it is text', () => {
    expect(
      checkOne(
        '{"properties":{"noun":"client","to":"a","client":{"parameters":{"__proto__":"x","constructor":null}}}}',
      ),
    ).toEqual([]);
  });
});

describe('a SIP password', () => {
  it.each([
    ['an event that stands twice', {}, [{ event: 'hunter2' }, { event: 'hunter2' }]],
    ['a time limit', { time_limit: 'hunter2' }, []],
    ['a filter', { sip_username: '{{ a | hunter2 }}' }, []],
    ['a variable', { sip_username: '{{ hunter2 }}{{ widgets.hunter2 }}' }, []],
  ])('does not show as %s', (_, more, transitions) => {
    const properties = { noun: 'sip', sip_endpoint: 'sip:a@example.com', sip_password: 'hunter2', ...more };
    const { faults, warnings } = checkConfiguration([
      { path: 'a.private.json', text: JSON.stringify({ properties, transitions }) },
    ]);
    const lines = [...faults, ...warnings].map(formatFinding);
    expect(lines.filter((line) => line.includes('***'))).not.toEqual([]);
    expect(lines.filter((line) => line.includes('hunter2'))).toEqual([]);
  });
});
