import { readBrought } from '../../inspector/model/bring';
import studioFlow from '../fixtures/studio-flow.json';
import studioWidget from '../fixtures/studio-widget.json';

const bring = (value: unknown, path = 'pasted.json') =>
  readBrought({ path, text: typeof value === 'string' ? value : JSON.stringify(value) });

describe('what somebody pastes', () => {
  it('is nothing where there is nothing', () => {
    expect(bring(' \n')).toEqual({ kind: 'nothing' });
  });

  it('is a widget out of Studio, as it is', () => {
    expect(bring(studioWidget)).toEqual({ kind: 'widget', widget: studioWidget, findings: [] });
  });

  it('is a widget of this project, with what Studio does not know', () => {
    const widget = {
      name: 'a',
      numbers: ['+13125550100'],
      properties: { noun: 'multi', to: 'client:a', screen: { say: 'Hi' } },
    };
    expect(bring(widget)).toEqual({ kind: 'widget', widget, findings: [] });
  });

  it.each([
    ['sales.private.json', 'sales'],
    ['C:\\flows\\My sales.json', 'My-sales'],
    ['.json', 'widget'],
  ])('without a name is named after its file: %s', (path, name) => {
    const properties = { noun: 'client', to: 'a' };
    expect(bring({ properties }, path)).toEqual({
      kind: 'widget',
      widget: { name, properties },
      findings: [],
    });
  });

  it('is a flow with the widgets to choose from', () => {
    const brought = bring(studioFlow);
    expect(brought).toMatchObject({ kind: 'flow' });
    const names =
      brought.kind === 'flow' ? brought.widgets.map(({ name, widget }) => [name, widget.name]) : [];
    expect(names).toEqual([
      ['connect_agent', 'connect_agent'],
      ['connect_sales', 'connect_sales'],
    ]);
  });

  it('is told what is wrong with it, by line', () => {
    expect(bring('{"states": [')).toMatchObject({
      kind: 'flow',
      widgets: [],
      findings: [{ file: 'pasted.json', line: 1, column: 13 }],
    });
    expect(bring('{"name": "a", "name": "b", "properties": {}}')).toMatchObject({
      kind: 'widget',
      findings: [
        { file: 'pasted.json', line: 1, column: 15, message: 'stands twice in one object; keep one of them' },
      ],
    });
    expect(bring('[]')).toMatchObject({ kind: 'flow', widgets: [], findings: [{ path: [] }] });
  });
});
