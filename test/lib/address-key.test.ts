import { addressKey } from '../../lib/dial/address-key';

const long = `sip:${'a'.repeat(100)}@example.com`;

describe('the key of an address', () => {
  it.each([
    ['+14155550123', '+14155550123'],
    ['client:alice b', 'client:alice b'],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(24)}#1cbd0esqui693`],
    ['client:ü', 'client:#0'],
    ['', ''],
  ])('of %j is %j', (address, key) => {
    expect(addressKey(address).replace(/^(client:#).*/, '$10')).toBe(key);
  });

  it.each([long, 'client:漢字', '漢'.repeat(200)])('is its own key: %s', (address) => {
    const key = addressKey(address);
    expect(key.length).toBeLessThanOrEqual(40);
    expect([key === address, addressKey(key)]).toEqual([false, key]);
  });

  it('tells addresses apart that begin alike', () => {
    const others = [`${long}x`, long.replace('a@', 'b@'), `${long}:5061`];
    expect(new Set([long, ...others].map(addressKey)).size).toBe(4);
  });
});
