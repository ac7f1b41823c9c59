import { toE164 } from '../../lib/phone/e164';

describe('toE164', () => {
  it.each([
    ['+14155550100', '+14155550100'],
    ['(415) 555-0100', '+14155550100'],
    ['1.415.555.0100', '+14155550100'],
    ['+44 20 7946 0123', '+442079460123'],
    ['+1234567', '+1234567'],
    ['+123456789012345', '+123456789012345'],
    ['+123456', undefined],
    ['+1234567890123456', undefined],
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
});
