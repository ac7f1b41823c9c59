import { hidePasswords } from '../../lib/hide-passwords';
import { isWorthMasking, maskSecrets } from '../../lib/mask-secrets';

describe('maskSecrets', () => {
  it.each([
    ['a hunter2 b hunter2', ['hunter2'], 'a *** b ***'],
    ['hunter22 and hunter2', ['hunter2', 'hunter22'], '*** and ***'],
    ['nothing', [], 'nothing'],
  ])('puts *** in place of every secret: %j', (text, secrets, masked) => {
    expect(maskSecrets(text, secrets)).toBe(masked);
  });

  it('is worth it from four characters on', () => {
    expect(['', '123', '1234'].map(isWorthMasking)).toEqual([false, false, true]);
  });
});

describe('hidePasswords', () => {
  it.each([
    ['https://jack:s3same@example.com/a', 'https://***@example.com/a'],
    ['https://jack@example.com', 'https://***@example.com'],
    ['http://jack:s3@same@example.com', 'http://***@example.com'],
    ['h\ufeffttps://jack:s3same@example.com, ftp://a:b@c.d', 'h\ufeffttps://***@example.com, ftp://***@c.d'],
    ['https://example.com/?mail=jack@example.com', 'https://example.com/?mail=jack@example.com'],
    ['sip:jack:s3same@example.com', 'sip:jack:***@example.com'],
    ['SIPS:jack:s3same@example.com', 'SIPS:jack:***@example.com'],
    ['sip:jack@example.com:5061', 'sip:jack@example.com:5061'],
  ])('hides them in a URL: %s', (text, hidden) => {
    expect(hidePasswords(text)).toBe(hidden);
  });
});
