import { warningsOf } from '../support/check';

function warnings(name: string, noun: string, to: unknown): string[] {
  const text = JSON.stringify({ name, numbers: ['+13125550100'], properties: { noun, to } });
  return warningsOf({ any: text }).map((line) => line.replace(/^.*:1:\d+ {2}/, ''));
}

const said = (number: string) =>
  `properties.to  warning: rings ${number}, which nobody has, for every call that no other widget answers: write your own number, or delete the sample`;

describe('the sample that answers every other number', () => {
  it.each([
    ['default', 'number', '+14155550100', [said('+14155550100')]],
    ['default', 'number-multi', '+14157234000, +12125550199', [said('+12125550199')]],
    ['default', 'multi', 'client:alice, +14155550100', [said('+14155550100')]],
    ['default', 'number', '+14155550200', []],
    ['default', 'number', '+14157234000', []],
    ['default', 'number-multi', '+441415555010, +14157234000', []],
    ['default', 'client', 'alice', []],
    ['sales', 'number', '+14155550100', []],
  ])('is told of: %s, %s %s', (name, noun, to, expected) => {
    expect(warnings(name, noun, to)).toEqual(expected);
  });

  it('is told of in whatever form the number stands', () => {
    expect(warnings('default', 'number', '+1 (415) 555-0100')).toContain(said('+14155550100'));
  });

  it('is nothing that stops the check of what is no text, and no widget', () => {
    expect(warnings('default', 'number', 5)).toEqual([]);
    expect(warningsOf({ default: '{"properties": 5}' })).toEqual([]);
  });
});
