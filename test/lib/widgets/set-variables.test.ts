import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { readTable } from '../../support/carried';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { requestOf, urlsIn, walk } from '../../support/walk';

function set(variables: readonly object[], say: string, request: object = {}) {
  const flows = {
    main: flow(
      state('set-variables', 'set', { variables }, { next: 'ask' }),
      state('gather-input-on-call', 'ask', { say: 'Hi' }, { timeout: 'say' }),
      state('say-play', 'say', { say }),
    ),
  };
  const service = serviceWith([], { flows });
  const first = walk('/connect', { ...inbound, flow: 'main', ...request }, service);
  const [url] = urlsIn(first.text);
  const { text } = walk('/connect-status', requestOf(url, { From: '+1' }), service);
  return {
    said: /<Say>(.*)<\/Say>/.exec(text)?.[1] ?? '',
    carried: readTable(String(requestOf(url)._variables ?? '')),
    log: first.log,
  };
}

const a = { key: 'a', value: '1' };

describe('set-variables', () => {
  it.each<[title: string, variables: readonly object[], say: string, said: string, carried: string[][]]>([
    ['one', [a], '{{flow.variables.a}}', '1', [['a', '1']]],
    ['a number', [{ key: 'a', value: 1 }], '{{flow.variables.a}}', '1', [['a', '1']]],
    [
      'one that sees an earlier one',
      [a, { key: 'b', value: '{{flow.variables.a}}2' }],
      '{{flow.variables.b}}',
      '12',
      [
        ['a', '1'],
        ['b', '12'],
      ],
    ],
    [
      'one anew',
      [a, { key: 'a', value: '{{flow.variables.a}}2' }],
      '{{flow.variables.a}}',
      '12',
      [['a', '12']],
    ],
    ['one that nobody reads', [a, { key: 'b', value: '2' }], '{{flow.variables.a}}', '1', [['a', '1']]],
    [
      'all, where only the call knows which is read',
      [a, { key: 'b', value: '2' }],
      '{{flow.variables[flow.data.name]}}',
      '2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['all, where all are read', [a], '{{flow.variables | to_json}}', '{"name":"b","a":"1"}', [['a', '1']]],
    [
      'one that has a name of every object',
      [{ key: '__proto__', value: 'x' }],
      '{{flow.variables.__proto__}}',
      'x',
      [['__proto__', 'x']],
    ],
    [
      'Liquid that is a value, and stays one',
      [{ key: 'a', value: '{{flow.data.name}}' }],
      '{{flow.variables.a}}',
      'b',
      [['a', 'b']],
    ],
  ])('sets %s', (_, variables, say, said, carried) => {
    expect(set(variables, say, { name: 'b' })).toEqual({ said, carried, log: [] });
  });

  it('never renders what the call brought', () => {
    const { said } = set([{ key: 'a', value: '{{flow.data.name}}' }], '{{flow.variables.a}}', {
      name: '{{trigger.call.From}}<b>',
    });
    expect(said).toBe('{{trigger.call.From}}&lt;b&gt;');
  });

  it('goes before a parameter of the same name', () => {
    expect(set([a], '{{flow.variables.a}} {{flow.data.a}}', { a: '9' }).said).toBe('1 9');
  });

  it('ends the flow where its Liquid fails', () => {
    const flows = {
      main: flow(
        state('set-variables', 'set', { variables: [a, { key: 'b', value: failing }] }, { next: 'say' }),
        state('say-play', 'say', { say: 'Never' }),
      ),
    };
    const { text, log } = walk('/connect', { ...inbound, flow: 'main' }, serviceWith([], { flows }));
    expect([text, log]).toEqual([twiml('<Hangup/>'), [failedAt('set', 'variables.b')]]);
  });
});
