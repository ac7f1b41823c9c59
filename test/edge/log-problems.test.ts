import { logProblems } from '../../edge/log-problems';
import type { Problem } from '../../lib/types';

let warn: jest.SpyInstance;
let error: jest.SpyInstance;
beforeEach(() => {
  warn = jest.spyOn(console, 'warn').mockImplementation();
  error = jest.spyOn(console, 'error').mockImplementation();
});
afterEach(() => jest.restoreAllMocks());

/** The line that this problem makes, where these are secret. */
function line(problem: Problem, ...secrets: string[]): unknown {
  logProblems({ problems: [problem], secrets }, undefined);
  return JSON.parse(error.mock.lastCall?.[0]);
}

describe('logProblems', () => {
  it('writes a warning to the log of warnings, and all else to that of errors', () => {
    const problems = [
      { message: 'is read as +6561234567', value: ' 6561234567', severity: 'warning' as const },
      { message: 'is hunter2', widget: 'sales' },
    ];
    logProblems({ problems, secrets: ['hunter2'] }, 'CA1');
    expect([warn.mock.calls, error.mock.calls]).toEqual([
      [['{"message":"is read as +6561234567","value":" 6561234567","callSid":"CA1"}']],
      [['{"message":"is ***","widget":"sales","callSid":"CA1"}']],
    ]);
  });

  it('writes nothing where there is nothing to tell', () => {
    logProblems({ problems: [], secrets: ['hunter2'] }, 'CA1');
    expect([warn.mock.calls, error.mock.calls]).toEqual([[], []]);
  });

  it.each([
    ['a b"c&d', 'is a b"c&d'],
    ['a b"c&d', 'in a query: a%20b%22c%26d'],
    ['a b"c&d', 'in a form: a+b%22c%26d'],
    ['a b"c&d', 'in JSON: {"x":"a b\\"c&d"}'],
    ['a b"c&d', 'in the state of a call: a_20b_22c_26d'],
    ['a b"c&d', 'in JSON in the state of a call: a_20b_5C_22c_26d'],
    ["it's (so)!", 'in our query: it%27s%20%28so%29%21'],
    ["it's (so)!", "in another's query: it's%20(so)!"],
  ])('hides a secret however it is written: %s, which %s', (secret, message) => {
    const { message: shown } = line({ message }, secret) as { message: string };
    expect(shown).toMatch(/\*\*\*/);
    expect(shown).not.toMatch(/[ac] ?[b_%"+]|it/);
  });

  it('hides it in every part of a line', () => {
    const secret = 'hunter2';
    const replay = {
      method: 'POST',
      url: 'https://jack:s3same@example.com/?a=hunter2',
      headers: { 'X-Note': 'hunter2' },
      form: { FromCity: 'hunter2', SpeechResult: 'sip:bob:s3same@example.com' },
    } as const;
    expect(line({ message: 'hunter2', property: 'hunter2', value: 'hunter2', replay }, secret)).toEqual({
      message: '***',
      property: '***',
      value: '***',
      replay: {
        method: 'POST',
        url: 'https://***@example.com/?a=***',
        headers: { 'X-Note': '***' },
        form: { FromCity: '***', SpeechResult: 'sip:bob:***@example.com' },
      },
    });
  });

  it.each([
    ['https://jack:s3same@example.com/a?b#c', 'https://***@example.com/a?b#c'],
    ['HTTP://jack:s3@same@example.com:8080/', 'HTTP://***@example.com:8080/'],
    [
      'from https://jack:s3same@a.example to https://jill@b.example',
      'from https://***@a.example to https://***@b.example',
    ],
    ['https://example.com/@jack?mail=a@b.example', 'https://example.com/@jack?mail=a@b.example'],
    ['sip:bob:s3same@example.com;transport=tls', 'sip:bob:***@example.com;transport=tls'],
    ['sip:bob@example.com', 'sip:bob@example.com'],
  ])('hides a password in a URL that is nobody’s secret yet: %s', (value, shown) => {
    expect(line({ message: 'x', value })).toEqual({ message: 'x', value: shown });
  });

  it('hides a secret before it cuts a long value, and cuts only that', () => {
    const value = `${'x'.repeat(995)}hunter2`;
    const text = 'y'.repeat(3_000);
    const replay = { method: 'POST', url: text, headers: {}, form: { text } } as const;
    expect(line({ message: text, value, replay }, 'hunter2')).toEqual({
      message: text,
      value: `${'x'.repeat(995)}***`,
      replay,
    });
    expect(line({ message: 'x', value: text })).toEqual({ message: 'x', value: text.slice(0, 1_000) });
  });

  it('hides the longer of two secrets first', () => {
    expect(line({ message: 'hunter2 and hunter22' }, 'hunter2', 'hunter22')).toEqual({
      message: '*** and ***',
    });
  });

  it('takes no time for a text that is made to take it', () => {
    const begun = performance.now();
    line({ message: 'sip:a:'.repeat(30_000), value: 'https://'.repeat(30_000) }, 'hunter2');
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});
