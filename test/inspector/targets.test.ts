import { joinTargets, splitTargets } from '../../inspector/model/targets';

describe('a list of targets', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['+14155550101', ['+14155550101']],
    ['+14155550101,+14155550102', ['+14155550101', '+14155550102']],
    [' +14155550101 ,  client:alice ', ['+14155550101', 'client:alice']],
    ['+14155550101, ', ['+14155550101', '']],
    [
      '{{ flow.data.list | replace: ";", "," }}, +14155550101',
      ['{{ flow.data.list | replace: ";", "," }}', '+14155550101'],
    ],
    ['a{{ "1,2" }}b,c', ['a{{ "1,2" }}b', 'c']],
    ['{% if a == "1,2" %}x, y{% endif %}', ['{% if a == "1,2" %}x', 'y{% endif %}']],
    ['a, {{ is being typed, b', ['a', '{{ is being typed, b']],
    ['{% if a == b, c', ['{% if a == b, c']],
  ])('is divided at the commas outside of Liquid: %j', (text, targets) => {
    expect(splitTargets(text)).toEqual(targets);
  });

  it.each([
    [[], ''],
    [['+14155550101'], '+14155550101'],
    [['a', '', ' b '], 'a, b'],
    [['{{ x | append: "," }}', 'b'], '{{ x | append: "," }}, b'],
  ])('is one text again, without empty ones: %j', (targets, text) => {
    expect(joinTargets(targets)).toBe(text);
  });
});
