import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, match, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

const says = ['a', 'b', 'none'].map((name) => state('say-play', name, { say: name }));

function taken(input: string, transitions: readonly object[], request: object = {}) {
  const flows = { main: flow(state('split-based-on', 'split', { input }, transitions), ...says) };
  const { text, log } = walk(
    '/connect',
    { ...inbound, flow: 'main', ...request },
    serviceWith([], { flows }),
  );
  return [/<Say>(.*)<\/Say>/.exec(text)?.[1] ?? text, log];
}

const noMatch = { event: 'noMatch', next: 'none' };
const equal = (value: string, argument?: string) => ({
  friendly_name: 'If value equal_to',
  arguments: argument === undefined ? [] : [argument],
  type: 'equal_to',
  value,
});

describe('split-based-on', () => {
  it.each<[title: string, input: string, transitions: readonly object[], next: string]>([
    ['the first that holds', 'x', [noMatch, match('a', equal('x')), match('b', equal('x'))], 'a'],
    ['the next where the first does not', 'x', [match('a', equal('y')), match('b', equal('x'))], 'b'],
    ['noMatch, wherever it stands', 'x', [noMatch, match('a', equal('y'))], 'none'],
    ['the end where noMatch is not listed', 'x', [match('a', equal('y'))], twiml('<Hangup/>')],
    ['one of which all conditions hold', 'x', [noMatch, match('a', equal('x'), equal(' X '))], 'a'],
    ['none of which one does not', 'x', [noMatch, match('a', equal('x'), equal('y'))], 'none'],
    ['by the first argument in place of the input', 'x', [noMatch, match('a', equal('y', 'y'))], 'a'],
    ['by the input where the argument is empty', 'x', [noMatch, match('a', equal('x', ''))], 'a'],
    [
      'by an argument that renders to nothing',
      'x',
      [noMatch, match('a', equal('x', '{{flow.data.none}}'))],
      'none',
    ],
    [
      'by nothing where the input renders to nothing',
      '{{flow.data.none}}',
      [noMatch, match('a', { type: 'is_blank' })],
      'a',
    ],
    ['with Liquid in the input', '{{trigger.call.From}}', [noMatch, match('a', equal('+14155550111'))], 'a'],
    ['with Liquid in the value', '+14155550111', [noMatch, match('a', equal('{{trigger.call.From}}'))], 'a'],
    ['by a regular expression', 'abc', [noMatch, match('a', { type: 'regex', value: '^a.c$' })], 'a'],
  ])('takes %s', (_, input, transitions, next) => {
    expect(taken(input, transitions)).toEqual([next, []]);
  });

  it('takes what the call brings into a regular expression for just these characters', () => {
    const rows = [noMatch, match('a', { type: 'regex', value: '^{{flow.data.a}}$' })];
    expect([taken('abc', rows, { a: 'a.c' })[0], taken('a.c', rows, { a: 'a.c' })[0]]).toEqual(['none', 'a']);
  });

  it.each<[title: string, input: string, value: string, type: string, failed: string]>([
    ['the input, which then differs from nothing', failing, 'x', 'not_equal_to', 'input'],
    ['the input, which then is not blank', failing, '', 'is_blank', 'input'],
    ['the value, which then is in nothing', 'x', failing, 'contains', 'conditions.contains'],
    [
      'the value, which then differs from nothing',
      'x',
      failing,
      'does_not_contain',
      'conditions.does_not_contain',
    ],
  ])('does not match where the Liquid fails of %s', (_, input, value, type, failed) => {
    expect(taken(input, [noMatch, match('a', { type, value })])).toEqual([
      'none',
      [failedAt('split', failed)],
    ]);
  });
});
