import { meantName } from '../../lib/config/meant-name';

it.each([
  ['timout', ['to', 'timeout'], 1, 'timeout'],
  ['timeout', ['to', 'timeout'], 0, 'timeout'],
  ['time', ['to', 'timeout'], 2, undefined],
  ['x'.repeat(100), ['x'], 99, 'x'],
  ['x'.repeat(101), ['x'], 100, undefined],
])('the name that is meant with a text', (text, names, most, meant) => {
  expect(meantName(text, names, most)).toBe(meant);
});
