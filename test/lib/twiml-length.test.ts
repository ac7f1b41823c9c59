import { lengthProblem, twimlLimit } from '../../lib/twiml/check-length';

describe('a TwiML document', () => {
  it.each([
    ['of nothing', '', undefined],
    ['of as many bytes as Twilio takes', 'x'.repeat(twimlLimit), undefined],
    ['of one more', 'x'.repeat(twimlLimit + 1), 65_537],
    ['of few characters with three bytes each', '–'.repeat(22_000), 66_000],
    ['of just as many of those as Twilio takes', '–'.repeat(21_845), undefined],
  ])('%s is too long or not', (_, twiml, bytes) => {
    expect(lengthProblem(twiml)?.message).toBe(
      bytes &&
        `The TwiML has ${bytes} bytes, and Twilio runs none of more than 65536; some value of this call is too long`,
    );
  });
});
