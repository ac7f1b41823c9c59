import { logProblems } from '../../edge/log-problems';

describe('logProblems', () => {
  it('writes a warning to the log of warnings, and all else to that of errors', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const error = jest.spyOn(console, 'error').mockImplementation();
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
});
