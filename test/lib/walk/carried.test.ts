import inbound from '../../fixtures/inbound-call.json';
import { readTable, rows } from '../../support/carried';
import { flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { requestOf, urlsIn, walk } from '../../support/walk';

/** A flow that asks a web service and then the caller, and afterwards says something. */
function service(say: string, variables: readonly object[] = []) {
  return serviceWith([], {
    flows: {
      main: flow(
        state('make-http-request', 'who', { url: '/who' }, { success: 'set' }),
        state('set-variables', 'set', { variables }, { next: 'ask' }),
        state('gather-input-on-call', 'ask', { say: 'Hi' }, { timeout: 'say', keypress: 'say' }),
        state('say-play', 'say', { say }),
      ),
    },
  });
}

const people = {
  people: [
    { name: 'A', phone: '1' },
    { name: 'B', phone: '2' },
  ],
  secret: 'x',
  size: 3,
  'a-1': 'y',
};

/** What is carried of the web service's answer, and what is said of it in the next request. */
function carried(say: string, answer: unknown = people, request: object = {}) {
  const here = service(say);
  const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const result = { ok: true, status: 200, contentType: 'application/json', body } as const;
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, here, {
    results: { webRequest: result },
  });
  const back = requestOf(urlsIn(text)[0], { From: '+1' });
  const { text: last } = walk('/connect-status', back, here);
  const outputs = readTable(String(back._outputs ?? '')).map(([name, json = '']) => [name, JSON.parse(json)]);
  return { outputs, said: /<Say>(.*)<\/Say>/.exec(last)?.[1] ?? '', log };
}

describe('of what widgets tell', () => {
  it.each<[say: string, told: object | undefined, said: string]>([
    ['Nothing', undefined, 'Nothing'],
    ['{{widgets.who.parsed.people[1].phone}}', { parsed: { people: { 1: { phone: '2' } } } }, '2'],
    [
      '{{widgets.who.parsed.people[1].phone}}{{widgets.who.parsed.people[0].name}}',
      { parsed: { people: { 0: { name: 'A' }, 1: { phone: '2' } } } },
      '2A',
    ],
    ['{{widgets.who.variables.status_code}}', { status_code: 200 }, '200'],
    ['{{widgets.who.parsed.people[-1].name}}', { parsed: { people: people.people } }, 'B'],
    ['{{widgets.who.parsed.people.first.name}}', { parsed: { people: people.people } }, 'A'],
    ['{{widgets.who.parsed.people.last.name}}', { parsed: { people: people.people } }, 'B'],
    ['{{widgets.who.parsed.people.length}}', { parsed: { people: people.people } }, '2'],
    ['{{widgets.who.parsed.a-1}}', { parsed: { 'a-1': 'y' } }, 'y'],
    ['{{widgets.who.parsed.people.size}}', { parsed: { people: people.people } }, '2'],
    [
      '{% for p in widgets.who.parsed.people %}{{p.name}}{% endfor %}',
      { parsed: { people: people.people } },
      'AB',
    ],
    ['{{widgets.who.parsed.people[flow.data.n].name}}', { parsed: { people: people.people } }, 'B'],
    ['{{widgets.who.parsed["secret"]}}', { parsed: { secret: 'x' } }, 'x'],
    ['{{widgets.who.parsed.none.deeper}}', { parsed: {} }, ''],
    ['{{widgets.who.parsed.secret.deeper}}', { parsed: { secret: 'x' } }, ''],
    ['{{widgets.who.none}}', undefined, ''],
    ['{{widgets.else.parsed}}', undefined, ''],
  ])('only what a template reads is carried: %s', (say, told, said) => {
    // A name of no widget is a warning, not a fault.
    const { outputs, said: heard, log } = carried(say, people, { n: '1' });
    expect([outputs, heard, log]).toEqual([told === undefined ? [] : [['who', told]], said, []]);
  });

  it.each<[title: string, answer: unknown, say: string, said: string]>([
    ['a list', [1, 2], '{{widgets.who.parsed[1]}}', '2'],
    ['null', null, '[{{widgets.who.parsed}}]', '[]'],
    ['false', false, '{{widgets.who.parsed}}', 'false'],
    ['0', 0, '{{widgets.who.parsed}}', '0'],
    [
      'names that mean something to JavaScript',
      '{"__proto__": {"toString": "x"}}',
      '{{widgets.who.parsed.__proto__.toString}}',
      'x',
    ],
    [
      'characters that are none of a URL',
      '{"a": "ü~._*\'()😀&="}',
      '{{widgets.who.parsed.a}}',
      "ü~._*'()😀&amp;=",
    ],
  ])('a value comes back as it was: %s', (_, answer, say, said) => {
    expect(carried(say, answer).said).toBe(said);
  });
});

describe('what is too long for a URL', () => {
  const tooLong = 'is no longer carried: the URL would have 4,000 characters or more';
  const both =
    '{{widgets.who.parsed.a}}{{widgets.who.parsed.b}}{{widgets.ask.Digits}}{{flow.variables.v}}{{flow.variables.w}}';

  function url(state: object, variables: readonly object[], answer: object = {}) {
    const here = service(both, variables);
    const result = { ok: true, status: 200, contentType: '', body: JSON.stringify(answer) } as const;
    const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...state }, here, {
      results: { webRequest: result },
    });
    const [address = ''] = urlsIn(text);
    const { _outputs, _variables, ...rest } = requestOf(address);
    return {
      isShort: address.length < 4_000,
      outputs: readTable(String(_outputs ?? '')).map(([name]) => name),
      variables: readTable(String(_variables ?? '')).map(([name]) => name),
      user: Object.keys(rest).filter((name) => /^[a-e]$/.test(name)),
      log: log.map((line) => line.replaceAll(/x{20,}/g, 'x…')),
    };
  }

  const variable = (key: string, length: number) => ({ key, value: 'x'.repeat(length) });

  it('goes alone where nothing else would make room for it: an answer', () => {
    const digits = rows([['ask', '{"Digits":"1"}']]);
    expect(url({ a: '1', _outputs: digits }, [variable('v', 10)], { a: 'x'.repeat(5_000) })).toEqual({
      isShort: true,
      outputs: ['ask'],
      variables: ['v'],
      user: ['a'],
      log: [`who: its outcome ${tooLong}`],
    });
  });

  it('goes alone where nothing else would make room for it: a variable', () => {
    expect(url({ a: '1' }, [variable('v', 10), variable('w', 4_000)], { a: '1' })).toEqual({
      isShort: true,
      outputs: ['who'],
      variables: ['v'],
      user: ['a'],
      log: [`ask flow.variables.w: "x…" this variable ${tooLong}`],
    });
  });

  it('goes after the user’s parameters: the largest of what is read', () => {
    const digits = rows([['ask', '{"Digits":"1"}']]);
    expect(url({ a: '1', _outputs: digits }, [variable('v', 2_000)], { a: 'x'.repeat(2_000) })).toEqual({
      isShort: true,
      outputs: ['ask'],
      variables: ['v'],
      user: [],
      log: [`ask flow.data.a: "1" this parameter ${tooLong}`, `who: its outcome ${tooLong}`],
    });
  });

  it('goes last where the flow has set it: the largest, and no more than has to go', () => {
    expect(url({}, [variable('v', 2_000), variable('w', 2_100)])).toEqual({
      isShort: true,
      outputs: [],
      variables: ['v'],
      user: [],
      log: [`who: its outcome ${tooLong}`, `ask flow.variables.w: "x…" this variable ${tooLong}`],
    });
  });

  it('is kept of another flow’s widget before what nobody reads', () => {
    const flows = {
      main: flow(state('make-http-request', 'who', { url: '/who' }, { success: 'flow:other' })),
      other: flow(
        state('gather-input-on-call', 'ask', { say: 'Hi' }, { timeout: 'say' }),
        state('say-play', 'say', { say: '{{widgets.who.parsed}}' }),
      ),
    };
    const here = serviceWith([{ name: 'sales', properties: { noun: 'number', to: '+14155550100' } }], {
      flows,
    });
    const _outcomes = rows([['sales', 'busy', 'x'.repeat(500)]]);
    const body = JSON.stringify('x'.repeat(3_600));
    const { text, log } = walk('/connect', { ...inbound, flow: 'main', _outcomes }, here, {
      results: { webRequest: { ok: true, status: 200, contentType: '', body } },
    });
    const { _outputs, _outcomes: left } = requestOf(urlsIn(text)[0]);
    expect([readTable(String(_outputs)).map(([name]) => name), left, log]).toEqual([
      ['who'],
      undefined,
      [`sales: its outcome ${tooLong}`],
    ]);
  });
});

describe('a damaged state', () => {
  const here = service('[{{widgets.who.parsed}}{{flow.variables.a}}]', [{ key: 'b', value: '1' }]);

  it.each<[name: string, text: string]>([
    ['_outputs', 'who'],
    ['_outputs', 'who._7B'],
    ['_outputs', 'who._5B1_5D'],
    ['_outputs', 'who.null_.who.1'],
    ['_outputs', '_ZZ._.'],
    ['_outputs', '.'],
    ['_outputs', '{}[]%'],
    ['_outputs', rows([['who', `${'['.repeat(20_000)}${']'.repeat(20_000)}`]])],
    ['_outputs', rows([['who', `{"parsed":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`]])],
    ['_variables', 'a'],
    ['_variables', '_ZZ'],
    ['_variables', '_.'],
    ['_outcomes', '_ZZ_._.'],
    ['_steps', 'x'],
    ['_widgets', 'x'],
    ['_silent', 'x'],
    ['_else', 'x'],
  ])('costs nobody the call: %s=%s', (name, text) => {
    const { text: answer, log } = walk(
      '/connect-status',
      { ...inbound, flow: 'main', widget: 'ask', [name]: text },
      here,
    );
    expect([/<Say>(.*)<\/Say><Hangup\/>/.exec(answer)?.[1]?.slice(0, 1), log]).toEqual(['[', []]);
  });

  it('leaves what is sound in it', () => {
    const _outputs = `else._7B_._ZZ.1_.${rows([['who', '{"parsed":"fine"}']])}`;
    const { text } = walk(
      '/connect-status',
      { ...inbound, flow: 'main', widget: 'ask', _outputs, _variables: '_ZZ_.a.1' },
      here,
    );
    expect(/<Say>(.*)<\/Say>/.exec(text)?.[1]).toBe('[fine1]');
  });
});
