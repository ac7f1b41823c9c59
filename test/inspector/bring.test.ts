import { readBrought } from '../../inspector/model/bring';
import { filesOf } from '../../inspector/model/widget-file';
import studioFlow from '../fixtures/studio-flow.json';
import studioWidget from '../fixtures/studio-widget.json';

const bring = (value: unknown, path = 'pasted.json') =>
  readBrought({ path, text: typeof value === 'string' ? value : JSON.stringify(value) });

describe('what somebody pastes', () => {
  it('is nothing where there is nothing', () => {
    expect(bring(' \n')).toEqual({ kind: 'nothing' });
  });

  it('is a widget out of Studio, as it is', () => {
    expect(bring(studioWidget)).toEqual({ kind: 'widget', widget: studioWidget });
  });

  it('is a widget of this project, with what Studio does not know', () => {
    const widget = {
      name: 'a',
      numbers: ['+13125550100'],
      properties: { noun: 'multi', to: 'client:a', screen: { say: 'Hi' } },
    };
    expect(bring(widget)).toEqual({ kind: 'widget', widget });
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
    });
  });

  it.each([
    ['bare', studioFlow, 'my-line'],
    ['in its definition', { friendly_name: 'Main line', definition: studioFlow }, 'Main-line'],
    ['in a list of one', [{ friendlyName: 'main', definition: studioFlow }], 'main'],
    ['as text', [{ friendlyName: 'main', definition: JSON.stringify(studioFlow) }], 'main'],
  ])('is a flow of Studio’s, %s, with all of its widgets', (_, value, name) => {
    const brought = bring(value);
    if (brought.kind !== 'flow') throw new Error(brought.kind);
    const { flow, widgets } = brought;
    expect([flow.name, flow.trigger.type, 'flags' in flow.rest]).toEqual([name, 'trigger', true]);
    const states = studioFlow.states.filter(({ type }) => type !== 'trigger');
    expect(widgets).toEqual(states);
    // What is downloaded again is the same flow.
    const [file] = filesOf(brought);
    const { states: written, ...rest } = JSON.parse(file?.text ?? '');
    expect(written).toEqual(expect.arrayContaining(studioFlow.states));
    expect(rest).toMatchObject({ initial_state: studioFlow.initial_state, flags: studioFlow.flags });
  });

  it('is a flow named after its file, with its numbers', () => {
    const numbers = ['+13125550100'];
    expect(bring({ numbers, ...studioFlow }, 'main.private.json')).toMatchObject({
      flow: { name: 'main', numbers },
    });
  });

  it('has a name for every widget, and a trigger', () => {
    const brought = bring({ states: [{ type: 'say-play' }, { type: 'say-play', name: 'widget' }] });
    expect(brought).toMatchObject({
      flow: { trigger: { type: 'trigger', transitions: [] } },
      widgets: [{ name: 'widget-2' }, { name: 'widget' }],
    });
  });

  it.each([
    ['{"states": [', 13, 'is not JSON: a closing bracket ] is missing'],
    ['{"name": "a", "name": "b", "properties": {}}', 15, 'stands twice in one object; keep one of them'],
    ['7', 1, 'is 7; expected a widget, or a flow as Studio exports it'],
    ['[]', 1, expect.stringContaining('expected one flow in a file')],
    ['{"states": {}}', 1, expect.stringContaining('is no Studio flow')],
  ])('is told what is wrong with it, by line: %s', (text, column, message) => {
    expect(bring(text)).toMatchObject({ kind: 'neither', findings: [{ line: 1, column, message }] });
  });
});
