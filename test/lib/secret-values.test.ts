import { secretValues } from '../../lib/mask-secrets';

describe('secretValues', () => {
  it.each([
    ['AUTH_TOKEN', '0123456789', ['0123456789']],
    ['WHO_KEY', 'hunter2', ['hunter2']],
    ['sip_password', 'hunter2', ['hunter2']],
    ['CLIENT_SECRET', 'abcd', ['abcd']],
    // It would blot out every second word.
    ['CLIENT_SECRET', 'abc', []],
    ['KEYBOARD', 'hunter2', []],
    ['A_KEY', 12345, []],
  ])('of %s=%s are %j', (name, value, secrets) => {
    expect(secretValues({ [name]: value })).toEqual(secrets);
  });
});
