import {
  asFlow,
  withBrought,
  withChange,
  withName,
  withNewAfter,
  withNewBefore,
  withNewWidget,
  withNext,
  withoutSelected,
  withSelected,
} from '../../inspector/model/actions';
import { checkWorkbench } from '../../inspector/model/check-workbench';
import { examples, firstWorkbench } from '../../inspector/model/examples';
import { type Kind, kinds } from '../../inspector/model/kinds';
import { newWidget, startOf, type WidgetJson, type Workbench } from '../../inspector/model/workbench';
import { emptyWorkbench } from '../support/empty-workbench';

const leading = (name: string, ...nexts: readonly string[]): WidgetJson => ({
  name,
  properties: { noun: 'client', to: 'a' },
  transitions: nexts.map((next) => ({ event: 'busy', next })),
});

function workbenchOf(widgets: readonly WidgetJson[], selected = 0): Workbench {
  return { ...emptyWorkbench, widgets, selected, happenings: [{ outcome: 'busy' }] };
}

const namesIn = ({ widgets }: Workbench) => widgets.map(({ name }) => name);
const nextsIn = ({ widgets }: Workbench) =>
  widgets.map(({ transitions }) => (Array.isArray(transitions) ? transitions.map(({ next }) => next) : []));

describe('a change', () => {
  it('is one of the selected widget, and what happened is played again', () => {
    const before = workbenchOf([leading('a'), leading('b')], 1);
    const after = withChange(before, ['properties', 'to'], 'bob');
    expect(after).toEqual({
      ...before,
      widgets: [leading('a'), { ...leading('b'), properties: { noun: 'client', to: 'bob' } }],
    });
  });

  it.each([
    [['properties', 'dial', 'trim']],
    [['properties', 'client', 'parameters', 'a']],
    [['properties', 'sip', 'headers', 'X-A']],
  ])('that empties an object of attributes takes it away: %j', (path) => {
    const filled = withChange(workbenchOf([leading('a')]), path, 'x');
    expect(withChange(filled, path, undefined)).toEqual(workbenchOf([leading('a')]));
  });

  it('leaves an empty screen, which still asks', () => {
    const filled = withChange(workbenchOf([leading('a')]), ['properties', 'screen', 'say'], 'x');
    expect(
      withChange(filled, ['properties', 'screen', 'say'], undefined).widgets[0]?.properties,
    ).toMatchObject({ screen: {} });
  });
});

describe('another name', () => {
  const before = workbenchOf([
    leading('next'),
    leading('b', 'next', 'c', 'next'),
    { name: 'd', transitions: 'odd' },
  ]);

  it('is followed by the transitions that led to the old one', () => {
    const after = withName(before, 'voice mail', 'next');
    expect([namesIn(after), nextsIn(after)]).toEqual([
      ['voice mail', 'b', 'd'],
      [[], ['voice mail', 'c', 'voice mail'], []],
    ]);
  });

  it.each([
    ['is empty', '', undefined],
    ['is another widget’s', 'b', 'b'],
    ['is none', '{{x}}', '{{x}}'],
  ])('is not followed while it %s', (_, name, expected) => {
    const after = withName(before, name, 'next');
    expect([after.widgets[0]?.name, nextsIn(after)]).toEqual([expected, nextsIn(before)]);
  });
});

describe('widgets', () => {
  it('are added and selected', () => {
    const after = withNewWidget(workbenchOf([newWidget('my-widget')]));
    expect([namesIn(after), after.selected, after.happenings]).toEqual([['my-widget', 'my-widget-2'], 1, []]);
  });

  it('are removed, and one is always there', () => {
    const after = withoutSelected(workbenchOf([leading('a'), leading('b')], 1));
    expect([namesIn(after), after.selected]).toEqual([['a'], 0]);
    expect(withoutSelected(workbenchOf([leading('a')])).widgets).toEqual([newWidget('my-widget')]);
  });

  it('are selected', () => {
    expect(withSelected(workbenchOf([leading('a'), leading('b')]), 1)).toMatchObject({
      selected: 1,
      happenings: [],
    });
  });

  it('that are brought take the place of those with their names, or of the untouched first one', () => {
    expect(namesIn(withBrought(emptyWorkbench, [leading('a'), leading('b')]))).toEqual(['a', 'b']);
    const after = withBrought(workbenchOf([leading('a', 'x'), leading('b')]), [leading('a')]);
    expect([namesIn(after), nextsIn(after), after.selected]).toEqual([['b', 'a'], [[], []], 1]);
  });
});

function kind(id: string): Kind {
  const found = kinds.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  return found;
}

const open = (workbench: Workbench, name: string): Workbench =>
  withSelected(
    workbench,
    workbench.widgets.findIndex((widget) => widget.name === name),
  );

/** Every way of a flow: `hours open → greeting`. */
const waysIn = ({ widgets }: Workbench) =>
  widgets.flatMap(({ name, transitions }) =>
    Array.isArray(transitions)
      ? transitions.map(({ event, next = '(end)' }) => `${name} ${event} → ${next}`)
      : [],
  );

describe('in a flow', () => {
  it('something new before a widget is led to by all that led there, and leads on', () => {
    const after = withNewBefore(open(firstWorkbench, 'message'), kind('greeting'));
    expect(after.widgets[after.selected]?.name).toBe('greeting-2');
    const added = waysIn(after).filter((way) => !waysIn(firstWorkbench).includes(way));
    expect(added).toEqual([
      'phones callCompleted → greeting-2',
      'closed audioComplete → greeting-2',
      'greeting-2 audioComplete → message',
    ]);
  });

  it('something new before the first widget is where a call comes in', () => {
    const after = withNewBefore(open(firstWorkbench, 'hours'), kind('greeting'));
    expect(after.flow && startOf(after.flow)).toBe('greeting-2');
  });

  it('something new after a widget goes on to where that led', () => {
    const after = withNewAfter(open(firstWorkbench, 'greeting'), 0, 'audioComplete', kind('menu'));
    const added = waysIn(after).filter((way) => !waysIn(firstWorkbench).includes(way));
    expect(added).toEqual([
      'greeting audioComplete → menu',
      'menu keypress → choice',
      'menu timeout → phones',
      'choice match → phones',
      'choice noMatch → phones',
    ]);
  });

  it('opening hours that are added lead to the voicemail that is there when it is closed', () => {
    const [, one] = examples;
    if (one === undefined) throw new Error('There is no example.');
    const before = open({ ...firstWorkbench, ...one }, 'phone');
    const added = waysIn(withNewBefore(before, kind('hours'))).slice(-3);
    expect(added).toEqual(['hours open → phone', 'hours closed → closed', 'closed audioComplete → message']);
  });

  it.each(kinds.map(({ id }) => [id]))(
    'a %s is added without a mistake, but for what only its owner knows',
    (id) => {
      const before = open(firstWorkbench, 'voicemail');
      const after = withNewAfter(before, 0, 'recordingComplete', kind(id));
      const { widgets } = checkWorkbench(after);
      const messages = widgets.flatMap(({ findings }) => findings.map(({ path }) => path.join('.')));
      const owners = ['properties.to', 'properties.url'];
      expect(messages.filter((path) => !owners.includes(path))).toEqual([]);
    },
  );

  it('a widget that is removed is passed by', () => {
    const after = withoutSelected(open(firstWorkbench, 'message'));
    expect(waysIn(after).filter((way) => / (message|voicemail)$/.test(way))).toEqual([
      'phones callCompleted → voicemail',
      'closed audioComplete → voicemail',
    ]);
    const first = withoutSelected(open(firstWorkbench, 'hours'));
    expect(first.flow && startOf(first.flow)).toBe('greeting');
  });

  it('another name is followed by the trigger, too', () => {
    const after = withName(open(firstWorkbench, 'hours'), 'clock', 'hours');
    expect(after.flow && startOf(after.flow)).toBe('clock');
  });

  it('another place is led to, or the end, or a transition goes', () => {
    const before = open(firstWorkbench, 'phones');
    const nexts = (transition: number, next: string | undefined) =>
      waysIn(withNext(before, { transition, event: 'busy', next })).filter((way) => way.startsWith('phones'));
    expect(nexts(1, 'greeting')).toEqual(['phones answered → (end)', 'phones callCompleted → greeting']);
    expect(nexts(1, '')).toEqual(['phones answered → (end)', 'phones callCompleted → (end)']);
    expect(nexts(0, undefined)).toEqual(['phones callCompleted → message']);
    expect(nexts(-1, 'closed').at(-1)).toBe('phones busy → closed');
  });

  it('single widgets become one, from the one that is shown', () => {
    const after = asFlow(workbenchOf([{ ...leading('a', 'b'), numbers: ['+13125550100'] }, leading('b')]));
    expect([after.flow?.name, after.flow?.numbers, after.flow && startOf(after.flow)]).toEqual([
      'my-line',
      ['+13125550100'],
      'a',
    ]);
    expect(after.widgets[0]).toEqual(leading('a', 'b'));
  });

  it('what is brought takes the place of all, and shows whom a call reaches', () => {
    const [office] = examples;
    const after = withBrought(workbenchOf([leading('a')]), office?.widgets ?? [], office?.flow);
    expect([after.flow?.name, after.widgets[after.selected]?.name]).toEqual(['office', 'phones']);
  });
});
