import { bareRecord } from '../../../lib/bare-record';
import type { EventName } from '../../../lib/types';
import { type Surroundings, walkCalls } from '../../../lib/verify/walk-calls';
import { serviceWidgets } from '../../support/service';
import { widgetContent } from '../../support/widget-content';

type Next = Readonly<Partial<Record<EventName, string>>>;

const voicemail = 'https://calls.example.net/voicemail';
const room = { noun: 'conference', to: 'team' };
const alice = { noun: 'client', to: 'alice' };

/** A widget that rings Alice, or whom `properties` say. */
function widget(name: string, next: Next, properties: object = {}, numbers: string[] = []): object {
  return { name, numbers, ...widgetContent({ ...alice, ...properties }, next) };
}

/** One that the first number reaches. */
function first(next: Next, properties: object = {}): object {
  return widget('first', next, properties, ['+13125550100']);
}

function walk(widgets: readonly object[], surroundings: Partial<Surroundings> = {}) {
  return walkCalls(serviceWidgets(widgets), {
    variables: bareRecord<string>(),
    parameters: bareRecord<string>(),
    paths: new Set(['/voicemail']),
    mostWidgets: 1_000,
    ...surroundings,
  });
}

/** Its dead ends, a line each. */
function deadEnds(widgets: readonly object[], surroundings: Partial<Surroundings> = {}): string[] {
  return walk(widgets, surroundings).deadEnds.map(({ entrance, steps, end }) =>
    [entrance, ...steps.map((step) => `${step.widget} ${step.outcomes.join(',')}`), end].join(' > '),
  );
}

const unanswered = 'no-answer,busy,failed,canceled';

describe('a walk through all calls', () => {
  it.each<[string, object[], string[]]>([
    [
      'a plain Studio widget',
      [first({ callCompleted: '', hangup: '' })],
      [`+13125550100 > first ${unanswered} > the end of the call`],
    ],
    ['no transitions', [first({})], [`+13125550100 > first ${unanswered} > the end of the call`]],
    ['a voicemail', [first({ callCompleted: voicemail })], []],
    ['one that talked to somebody', [first({ answered: '', callCompleted: voicemail })], []],
    ['a path at which something answers', [first({ callCompleted: '/voicemail' })], []],
    [
      'a path at which nothing does',
      [first({ callCompleted: '/voicemial?a=1' })],
      [`+13125550100 > first ${unanswered} > /voicemial, where nothing of this service answers`],
    ],
    [
      'one outcome that is not led on',
      [first({ callCompleted: voicemail, busy: '' })],
      ['+13125550100 > first busy > the end of the call'],
    ],
    [
      'a screen',
      [first({ answered: '', declined: '', callCompleted: voicemail }, { screen: { say: 'Press 1.' } })],
      ['+13125550100 > first declined > the end of the call'],
    ],
    ['a declined that nobody can say', [first({ declined: '', callCompleted: voicemail })], []],
    [
      'a screened ring that all refuse',
      [
        first(
          { declined: '', callCompleted: voicemail },
          { noun: 'client-multi', to: 'alice, bob', screen: { say: 'Press 1.' } },
        ),
      ],
      ['+13125550100 > first declined > the end of the call'],
    ],
    ['a conference', [first({}, room)], []],
    [
      'a widget behind another',
      [first({ noAnswer: 'second', callCompleted: voicemail }), widget('second', { busy: voicemail })],
      ['+13125550100 > first no-answer > second no-answer,failed,canceled > the end of the call'],
    ],
    [
      'a widget behind a path',
      [first({ noAnswer: '/connect?widget=second', callCompleted: voicemail }), widget('second', {})],
      [`+13125550100 > first no-answer > second ${unanswered} > the end of the call`],
    ],
    [
      'a path to no widget',
      [first({ noAnswer: '/connect?widget=none', callCompleted: voicemail })],
      ['+13125550100 > first no-answer > an error: No widget here is named "none".'],
    ],
    ['default', [widget('default', {})], [`any other number > default ${unanswered} > the end of the call`]],
    ['a widget that no number reaches', [widget('second', {})], []],
    [
      'nobody to ring',
      [first({}, { to: '{{flow.data.agent}}' })],
      ['+13125550100 > an error: Widget "first": to leaves nobody to ring: it rendered to nothing.'],
    ],
    [
      'nobody to ring, and somewhere to go',
      [first({ callCompleted: voicemail }, { to: '{{flow.data.agent}}' })],
      [],
    ],
    [
      'a next that renders to no place',
      [first({ busy: voicemail, callCompleted: 'no {{flow.data.place}}' })],
      [
        '+13125550100 > first no-answer,failed,canceled > the end of the call; first transitions.callCompleted.next is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends',
      ],
    ],
    [
      'two numbers with one way on',
      [
        first({ callCompleted: 'last' }),
        widget('second', { callCompleted: 'last' }, {}, ['+13125550101']),
        widget('last', {}),
      ],
      [`+13125550100 > first no-answer > last ${unanswered} > the end of the call`],
    ],
  ])('finds where a caller is left with nothing: %s', (_, widgets, expected) => {
    expect(deadEnds(widgets)).toEqual(expected);
  });

  it.each<[string, object[], string[]]>([
    [
      'one widget',
      [first({ callCompleted: 'first' })],
      ['+13125550100 > first no-answer > first again, and so on: the call ends after 25 Dials'],
    ],
    [
      'two, once',
      [
        first({ callCompleted: 'second', busy: voicemail }),
        widget('second', { failed: 'first', callCompleted: 'first' }),
      ],
      [
        '+13125550100 > first no-answer > second no-answer > first again, and so on: the call ends after 25 Dials',
      ],
    ],
    [
      'some behind others, and no way that only meets another again',
      [
        first({ noAnswer: 'second', busy: 'last', callCompleted: voicemail }),
        widget('second', { noAnswer: 'third', callCompleted: voicemail }),
        widget('third', { noAnswer: 'second', busy: 'last', callCompleted: voicemail }),
        widget('last', { callCompleted: voicemail }),
      ],
      [
        '+13125550100 > first no-answer > second no-answer > third no-answer > second again, and so on: the call ends after 25 Dials',
      ],
    ],
  ])('finds circles: %s', (_, widgets, expected) => {
    expect(deadEnds(widgets)).toEqual(expected);
  });

  it('finds the end of a row of more than 25 widgets', () => {
    const row = Array.from({ length: 26 }, (_, index) =>
      widget(
        `w${index}`,
        { noAnswer: `w${index + 1}`, callCompleted: voicemail },
        {},
        index === 0 ? ['+13125550100'] : [],
      ),
    );
    const [found, ...more] = deadEnds([...row, widget('w26', { callCompleted: voicemail })]);
    expect(more).toEqual([]);
    expect(found).toMatch(
      /^\+13125550100 > w0 no-answer > .* > w24 no-answer > the end of the call; w25 is widget number 26 of this call/,
    );
  });

  it('knows what the numbers’ URL says, and what the environment holds', () => {
    const widgets = [first({ callCompleted: '{{env.VOICEMAIL}}' }, { to: '{{flow.data.agent}}' })];
    const known = {
      parameters: { agent: 'alice', From: '+14155550111' },
      variables: Object.assign(bareRecord<string>(), { VOICEMAIL: voicemail }),
    };
    expect(walk(widgets, known)).toEqual({
      numbers: 1,
      dials: 1,
      others: 0,
      outcomes: 6,
      deadEnds: [],
      hasGivenUp: false,
    });
    const flow = { FlowSid: `FW${'0'.repeat(32)}`, agent: 'alice' };
    expect(deadEnds(widgets, { parameters: flow })).toEqual([]);
  });

  it.each<[string, object[], number]>([
    // What nothing decides on is walked once.
    [
      'the same for all numbers',
      [first({ callCompleted: 'last' }), widget('other', { callCompleted: 'last' }, {}, ['+13125550101'])],
      3,
    ],
    [
      'another for each number',
      [
        first({ callCompleted: 'last' }),
        widget('other', { callCompleted: 'last' }, {}, ['+13125550101']),
        widget('last', {
          callCompleted: '{% if trigger.call.To == "+13125550100" %}/voicemail{% else %}room{% endif %}',
        }),
      ],
      4 + 1,
    ],
  ])('walks a widget once for all calls that go on alike: %s', (_, widgets, dials) => {
    const last = widgets.length < 3 ? [widget('last', { callCompleted: voicemail })] : [];
    expect(walk([...widgets, ...last, widget('room', {}, room)])).toMatchObject({ dials, deadEnds: [] });
  });

  it('walks a widget again where Liquid may tell the calls apart', () => {
    const place = (condition: string) => `{% if ${condition} %}/voicemail{% endif %}`;
    const two = [
      first({ callCompleted: 'middle' }),
      widget('other', { callCompleted: 'middle' }, {}, ['+13125550101']),
      widget('middle', { callCompleted: 'last' }),
    ];
    const by = (next: string, more: object[] = two) =>
      deadEnds([...more, widget('last', { callCompleted: next })]);
    expect(by(place('trigger.call.To == "+13125550101"'))).toEqual([
      `+13125550100 > first no-answer > middle no-answer > last ${unanswered} > the end of the call`,
    ]);
    expect(by(place('flow.channel.address == "+13125550100"'))).toEqual([
      `+13125550101 > other no-answer > middle no-answer > last ${unanswered} > the end of the call`,
    ]);
    expect(by(place('widgets.first.DialCallStatus == "busy"'))).toEqual([
      `+13125550100 > first no-answer > middle no-answer > last ${unanswered} > the end of the call`,
      `+13125550100 > first failed > middle no-answer > last ${unanswered} > the end of the call`,
      `+13125550100 > first canceled > middle no-answer > last ${unanswered} > the end of the call`,
      `+13125550101 > other no-answer > middle no-answer > last ${unanswered} > the end of the call`,
    ]);
    const uri = '{% if trigger.call.To == "+13125550100" %}sip:a@example.com{% endif %}';
    const routes = { noun: 'sip', to: null, sip_endpoint: [{ uri }] };
    expect(deadEnds([...two, widget('last', { failed: '', callCompleted: voicemail }, routes)])).toEqual([
      '+13125550100 > first no-answer > middle no-answer > last failed > the end of the call',
      '+13125550101 > other no-answer > middle no-answer > an error: Widget "last": sip_endpoint leaves nobody to ring: no route has a SIP URI.',
    ]);
    // By the number again, and by what a path says.
    const again = [
      first({ callCompleted: 'middle' }),
      widget('other', { callCompleted: 'middle' }, {}, ['+13125550101']),
      widget('middle', { callCompleted: '/connect' }),
    ];
    expect(deadEnds(again).map((line) => line.replace(/ >.*/, ''))).toEqual(['+13125550100', '+13125550101']);
    expect(
      by(place('flow.data.good'), [
        first({ busy: '/connect?widget=last&good=1', callCompleted: '/connect?widget=last' }),
      ]),
    ).toEqual([`+13125550100 > first no-answer > last ${unanswered} > the end of the call`]);
  });

  it('gives up where there are too many', () => {
    const widgets = [first({ callCompleted: 'second' }), widget('second', { callCompleted: voicemail })];
    expect(walk(widgets, { mostWidgets: 1 })).toEqual({
      numbers: 1,
      dials: 1,
      others: 0,
      outcomes: 6,
      deadEnds: [],
      hasGivenUp: true,
    });
    expect(walk(widgets, { mostWidgets: 2 })).toMatchObject({ dials: 2, hasGivenUp: false });
  });

  it('shows no password', () => {
    const leaky = first(
      { callCompleted: '{{env.P}} x' },
      { noun: 'sip', sip_endpoint: 'sip:a@example.com{{env.P}}!', sip_password: '{{env.P}}' },
    );
    const [line] = deadEnds([leaky], { variables: Object.assign(bareRecord<string>(), { P: 'hunter2' }) });
    expect(line).not.toContain('hunter2');
  });

  it('takes seconds for thousands of widgets', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      widget(`w${index}`, { noAnswer: `w${(index + 1) % 3_000}`, callCompleted: 'last' }, {}, [
        `+1312${2_000_000 + index}`,
      ]),
    );
    const { dials, deadEnds: found } = walk([...many, widget('last', { callCompleted: voicemail })], {
      mostWidgets: 100_000,
    });
    expect(dials).toBe(3_001);
    expect(found).toHaveLength(1);
  }, 60_000);
});
