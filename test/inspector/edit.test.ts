import { moved, valueAt, withValueAt } from '../../inspector/model/edit';

describe('a value in a widget', () => {
  const widget = {
    name: 'sales',
    properties: { to: 'a' },
    transitions: [{ event: 'busy' }, { event: 'hangup' }],
  };

  it.each([
    [[], widget],
    [['properties', 'to'], 'a'],
    [['transitions', 1, 'event'], 'hangup'],
    [['transitions', 2, 'event'], undefined],
    [['transitions', 'length'], undefined],
    [['name', 'length'], undefined],
    [['constructor'], undefined],
  ])('is found at %j', (path, value) => {
    expect(valueAt(widget, path)).toEqual(value);
  });

  it.each([
    [['name'], 'b', { ...widget, name: 'b' }],
    [['properties', 'to'], undefined, { ...widget, properties: {} }],
    [['properties', 'dial', 'trim'], 'x', { ...widget, properties: { to: 'a', dial: { trim: 'x' } } }],
    [['name', 'first'], 1, { ...widget, name: { first: 1 } }],
    [
      ['transitions', 0, 'event'],
      'failed',
      { ...widget, transitions: [{ event: 'failed' }, { event: 'hangup' }] },
    ],
    [['transitions', 0], undefined, { ...widget, transitions: [{ event: 'hangup' }] }],
    [[], 3, 3],
  ])('is put at %j', (path, value, expected) => {
    const before = structuredClone(widget);
    expect(withValueAt(widget, path, value)).toEqual(expected);
    expect(widget).toEqual(before);
  });

  it('keeps a key that is named __proto__ a key', () => {
    const odd: unknown = JSON.parse('{"__proto__": {"a": 1}}');
    expect(JSON.stringify(withValueAt(odd, ['b'], 2))).toBe('{"__proto__":{"a":1},"b":2}');
  });

  it.each([
    [0, 1, ['b', 'a', 'c']],
    [2, 0, ['c', 'a', 'b']],
    [1, 1, ['a', 'b', 'c']],
  ])('moves in a list from %d to %d', (from, to, list) => {
    expect(moved(['a', 'b', 'c'], from, to)).toEqual(list);
  });
});
