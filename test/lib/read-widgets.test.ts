import { draftFlow } from '../../lib/config/draft-flow';
import { readWidgets } from '../../lib/config/read-widgets';
import { flow, match, state } from '../support/flow';
import { serviceWidgets } from '../support/service';

/** What a widget named `menu` and one that sets variables tell the rest of a call, where this text is said. */
function reads(say: string): unknown[] {
  const whole = flow(
    state('gather-input-on-call', 'menu', { say: 'x' }, { keypress: 'set' }),
    state(
      'set-variables',
      'set',
      { variables: ['v', 'w', 'v'].map((key) => ({ key, value: 'x' })) },
      { next: 'say' },
    ),
    state('say-play', 'say', { say, offset: '{{widgets.menu}}' }),
  );
  const records = serviceWidgets([], { main: whole });
  return ['menu', 'set'].map((wanted) =>
    records.flatMap((record) => (record.type !== 'flow' && record.name === wanted ? record.reads : [])),
  );
}

it.each<[say: string, ofMenu: string[][], ofVariables: string[][]]>([
  ['Hello {{flow.data.x}} {{trigger.call.From}}', [], []],
  ['{{widgets.menu.Digits}} {{ widgets.menu.Digits | upcase }}', [['Digits']], []],
  ['{{widgets.menu.variables.Digits}} {{widgets.other.x}}', [['Digits']], []],
  ['{{widgets.menu}}', [[]], []],
  ['{{widgets.menu[flow.data.x]}}', [['*']], []],
  ['{{widgets[flow.data.x].parsed.a[0].b}}', [['parsed', 'a', '0', 'b']], []],
  ['{{widgets}}', [[]], []],
  ['{{trigger.call.SpeechResult}}', [['SpeechResult']], []],
  ['{{flow.variables.v}} {{flow.variables.other}}', [], [['v']]],
  ['{{flow.variables.w.x}}', [], [['w']]],
  ['{{flow.variables}}', [], [['v'], ['w']]],
  ['{{flow.variables[flow.data.x]}}', [], [['v'], ['w']]],
  ['{{flow[flow.data.x]}}', [], [['v'], ['w']]],
  ['{{flow}}', [], [['v'], ['w']]],
  ['{% for each in widgets.menu.parsed.list %}{{each.name}}{% endfor %}', [['parsed', 'list']], []],
])('of what is told, what is said decides what is carried: %s', (say, ofMenu, ofVariables) => {
  expect(reads(say)).toEqual([ofMenu, ofVariables]);
});

describe('what is told in a flow', () => {
  const menu = (more: object = {}, ways: Readonly<Record<string, string>> = {}) =>
    flow(state('gather-input-on-call', 'menu', { say: 'x', ...more }, { timeout: '', ...ways }));
  const reader = flow(
    state('say-play', 'hello', { say: '{{widgets.menu.SpeechResult}}{{trigger.call.SpeechResult}}' }),
  );

  /** Whether the widget `menu` of the flow `main` is asked to listen. */
  function listens(
    ways: Readonly<Record<string, string>>,
    others: Readonly<Record<string, object>> = {},
  ): boolean {
    const records = serviceWidgets([single], { main: menu({}, ways), reader, ...others });
    return records.some(
      (record) =>
        record.type !== 'flow' && record.flow === 'main' && record.name === 'menu' && record.reads.length > 0,
    );
  }
  const single = { name: 'single', type: 'say-play', properties: { say: 'x' } };

  it.each([
    '',
    'menu',
    ' menu ',
    'single',
    'flow:other',
    'https://example.com/connecting',
    'https://example.com/?a={{flow.data.a}}',
    '/voicemail?flow=reader',
  ])('is not read by another, to which no way leads by %j', (next) => {
    expect(listens({ keypress: next }, { other: menu() })).toBe(false);
  });

  it.each([
    'flow:reader',
    ' flow: reader ',
    'flow:other',
    '{{flow.data.next}}',
    '/connect',
    ' /connect?flow={{flow.data.flow}}',
    'https://calls-1234.twil.io/connect?flow=reader',
    'https://{{env.DOMAIN_NAME}}/x',
    '/{{flow.data.path}}',
  ])('is read by another, to which a way leads by %j', (next) => {
    expect(listens({ keypress: next }, { other: menu({}, { keypress: 'flow:reader' }) })).toBe(true);
  });
});

describe('a flow', () => {
  it('is a record with its numbers and where it starts, and one for each widget: as texts, without what is absent', () => {
    const split = state('split-based-on', 'split', { input: 5 }, [
      match(
        ' say ',
        { type: 'equal_to', value: 1, arguments: [2], friendly_name: 'x' },
        { type: 'is_blank', arguments: ['x'] },
      ),
      { event: 'noMatch', next: null },
      { event: 'queued', next: 'say' },
    ]);
    const ask = state('gather-input-on-call', 'say', {
      say: 'Hello',
      finish_on_key: '',
      loop: 2,
      stop_gather: true,
      hints: '',
    });
    const whole = { ...flow(split, ask), numbers: ['+13125550100', '+13125550100'] };
    expect(serviceWidgets([], { main: whole })).toEqual([
      {
        type: 'split-based-on',
        name: 'split',
        flow: 'main',
        numbers: ['+13125550100'],
        transitions: [
          {
            event: 'match',
            next: 'say',
            conditions: [
              { type: 'equal_to', value: '1', argument: '2' },
              { type: 'is_blank', value: '', argument: 'x' },
            ],
          },
          { event: 'noMatch', next: '' },
          { event: 'queued', next: 'say' },
        ],
        reads: [],
        properties: { input: '5' },
      },
      {
        type: 'gather-input-on-call',
        name: 'say',
        flow: 'main',
        numbers: ['+13125550100'],
        transitions: [],
        reads: [],
        properties: { say: 'Hello', finish_on_key: '', loop: '2', stop_gather: 'true' },
      },
      { type: 'flow', name: 'main', numbers: ['+13125550100'], start: 'split' },
    ]);
  });

  it('with faults is read as far as it goes', () => {
    const split = {
      name: 'split',
      type: 'split-based-on',
      transitions: [
        5,
        { event: 'match', conditions: [5, { type: 'x' }, { type: 'is_blank' }] },
        { event: 5 },
      ],
      properties: 5,
    };
    const path = 'assets/flows/main.private.json';
    const drafted = draftFlow({
      path,
      text: JSON.stringify({ states: [split, { ...split, transitions: 5 }] }),
    });
    expect(
      readWidgets(drafted.drafts, [drafted]).map(({ name, ...record }) => [
        name,
        'transitions' in record && record.transitions,
      ]),
    ).toEqual([
      ['split', [{ event: 'match', next: '', conditions: [{ type: 'is_blank', value: '' }] }]],
      ['split', []],
    ]);
  });
});
