import {
  withBrought,
  withChange,
  withName,
  withNewWidget,
  withNewWidgetAt,
  withoutSelected,
  withSelected,
} from '../../inspector/model/actions';
import { emptyWorkbench, newWidget, type WidgetJson, type Workbench } from '../../inspector/model/workbench';

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
    const after = withName(before, 'voicemail', 'next');
    expect([namesIn(after), nextsIn(after)]).toEqual([
      ['voicemail', 'b', 'd'],
      [[], ['voicemail', 'c', 'voicemail'], []],
    ]);
  });

  it.each([
    ['is empty', '', undefined],
    ['is another widget’s', 'b', 'b'],
    ['is none', 'two words', 'two words'],
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

  it.each([
    ['nothing', undefined, 'next'],
    ['a name', 'voicemail', 'voicemail'],
    ['the name of another', 'b', 'b-2'],
    ['what is no name', 'a b', 'next'],
  ])('are added where a transition leads to %s', (_, next, name) => {
    const path = ['transitions', 0, 'next'];
    const widget = { ...leading('a'), transitions: [{ event: 'busy', ...(next !== undefined && { next }) }] };
    const after = withNewWidgetAt(workbenchOf([widget, leading('b')]), path);
    expect([namesIn(after), nextsIn(after)[0], after.selected]).toEqual([['a', 'b', name], [name], 2]);
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
