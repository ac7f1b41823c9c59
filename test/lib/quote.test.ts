import { quote } from '../../lib/quote';

describe('a value that people read', () => {
  it.each([
    ['sales', '"sales"'],
    [undefined, 'undefined'],
    [{ a: [1, null, true] }, '{"a":[1,null,true]}'],
    [Number.POSITIVE_INFINITY, '"Infinity"'],
    [-0, '0'],
    ['two\nlines', '"two\\nlines"'],
    ['\u009b31m red', '"\\u009b31m red"'],
    ['\u202eback\u2028', '"\\u202eback\\u2028"'],
    ['📞', '"📞"'],
    ['x'.repeat(90), `"${'x'.repeat(79)}… (92 characters)`],
  ])('shows %j as JSON, on one line and not too long', (value, text) => {
    expect(quote(value)).toBe(text);
  });

  it('shows no secret', () => {
    expect(quote({ sip_password: 'a', to: 'sip:hunter2@x' }, ['hunter2'])).toBe(
      '{"sip_password":"***","to":"sip:***@x"}',
    );
  });
});
