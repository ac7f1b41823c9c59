import { errorMessage } from '../../lib/error-message';

describe('errorMessage', () => {
  it.each([
    [new Error('no such widget'), 'no such widget'],
    [new TypeError('x is not a function'), 'x is not a function'],
    ['thrown as it is', 'thrown as it is'],
    [undefined, 'undefined'],
  ])('reads %p as %j', (error, message) => {
    expect(errorMessage(error)).toBe(message);
  });
});
