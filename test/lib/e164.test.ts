import { toE164 } from '../../lib/phone/e164';
import { hasLostPlus, withPlus } from '../../lib/phone/lost-plus';

describe('toE164', () => {
  it.each([
    ['+14155550100', '+14155550100'],
    ['(415) 555-0100', '+14155550100'],
    ['1.415.555.0100', '+14155550100'],
    ['[415] 555 0100', '+14155550100'],
    ['4155550100', '+14155550100'],
    ['+44 20 7946 0123', '+442079460123'],
    ['+44 (20) 7946-0123', '+442079460123'],
    ['+6561234567', '+6561234567'],
    ['+2345678', '+2345678'],
    ['+223456', undefined],
    ['+223456789012345', '+223456789012345'],
    ['+2234567890123456', undefined],
    ['+0123456789', undefined],
    ['24155550100', undefined],
    ['141555501001', undefined],
    ['442079460123', undefined],
    ['555-0100', undefined],
    ['+', undefined],
    ['', undefined],
    ['sip:4155550100@example.com', undefined],
  ])('reads %j as %j', (text, number) => {
    expect(toE164(text)).toBe(number);
  });

  it.each([
    '0491570156',
    '1234567890',
    '01 23 45 67 89',
    '+1415555',
    '+1234567',
    '+123456789012345',
    '+141555501001',
    '+1415555010',
    '+10155550100',
    '+11155550100',
    '+14150550100',
    '+14151550100',
    '4151550100',
    '11155550100',
    '6561234567',
  ])('knows that %j of North America cannot exist', (text) => {
    expect(toE164(text)).toBeUndefined();
  });

  it.each(['+44 (0)20 7946 0123', '+44(0)2079460123', '+44 [0] 20 7946 0123', '(0)415 555 0100'])(
    'takes no zero that is not dialled from abroad: %j',
    (text) => {
      expect(toE164(text)).toBeUndefined();
    },
  );
});

describe('a + lost in a URL', () => {
  it.each([
    [' 6561234567', '+6561234567'],
    [' 1 415 555 0100', '+1 415 555 0100'],
    ['  65 6123 4567', '+65 6123 4567'],
    ['whatsapp: 6561234567', 'whatsapp:+6561234567'],
  ])('is seen in %j', (value, read) => {
    expect([hasLostPlus(value), withPlus(value)]).toEqual([true, read]);
  });

  it.each(['6561234567', ' +6561234567', ' alice', '', ' ', ' (415) 555-0100', '\n6561234567', 'x 65'])(
    'is not seen in %j',
    (value) => {
      expect([hasLostPlus(value), withPlus(value)]).toEqual([false, value]);
    },
  );
});
