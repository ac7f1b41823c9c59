import { wordOf } from '../../scripts/call/outcome-word';
import { parseOutcomes } from '../../scripts/call/parse-outcomes';

const nobody = new Map();

describe('parseOutcomes', () => {
  it.each([
    ['answered', { kind: 'ring', targets: nobody, everybody: { does: 'answered', seconds: 30 } }],
    ['answered:7', { kind: 'ring', targets: nobody, everybody: { does: 'answered', seconds: 7 } }],
    ['no-answer', { kind: 'ring', targets: nobody, everybody: { does: 'no-answer' } }],
    ['busy', { kind: 'ring', targets: nobody, everybody: { does: 'busy' } }],
    ['failed', { kind: 'ring', targets: nobody, everybody: { does: 'failed' } }],
    ['declined', { kind: 'ring', targets: nobody, everybody: { does: 'declined' } }],
    ['all-declined', { kind: 'all-declined' }],
    ['canceled', { kind: 'canceled' }],
    ['caller-hangup', { kind: 'caller-hangup' }],
    ['caller-hangup:9', { kind: 'caller-hangup', seconds: 9 }],
    ['caller-hangup:listening', { kind: 'hangup-listening' }],
    ['digits:12#', { kind: 'digits', digits: '12#' }],
    ['speech:I want + pay', { kind: 'speech', text: 'I want + pay' }],
    ['silence', { kind: 'silence' }],
    ['recorded', { kind: 'recorded', seconds: 10, hangsUp: false }],
    ['recorded:20', { kind: 'recorded', seconds: 20, hangsUp: false }],
    ['recorded:20+hangup', { kind: 'recorded', seconds: 20, hangsUp: true }],
    ['no-audio', { kind: 'no-audio' }],
    ['sent', { kind: 'sent' }],
    ['not-sent', { kind: 'not-sent' }],
    ['success', { kind: 'success', body: '{}' }],
    ['2=declined', { kind: 'ring', targets: new Map([[2, { does: 'declined' }]]) }],
    [
      'busy+10=answered:1',
      {
        kind: 'ring',
        targets: new Map([[10, { does: 'answered', seconds: 1 }]]),
        everybody: { does: 'busy' },
      },
    ],
  ])('reads %s', (text, plan) => {
    expect(parseOutcomes([text])).toEqual({ ok: true, outcomes: [plan] });
  });

  it.each([['busy,failed'], ['busy failed'], ['busy, failed'], ['busy', 'failed']])(
    'reads a list: %s %s',
    (...texts) => {
      expect(parseOutcomes(texts.filter((text) => text !== undefined))).toEqual({
        ok: true,
        outcomes: [
          { kind: 'ring', targets: nobody, everybody: { does: 'busy' } },
          { kind: 'ring', targets: nobody, everybody: { does: 'failed' } },
        ],
      });
    },
  );

  it('keeps the blanks in what somebody says, and in the name of a file', () => {
    const parsed = parseOutcomes(['busy speech: two tickets ,success:who is.json'], () => '[1]');
    expect(parsed).toEqual({
      ok: true,
      outcomes: [
        { kind: 'ring', targets: nobody, everybody: { does: 'busy' } },
        { kind: 'speech', text: 'two tickets' },
        { kind: 'success', file: 'who is.json', body: '[1]' },
      ],
    });
  });

  it.each([
    [
      'cannot be read: there is none',
      () => {
        throw new Error('there is none');
      },
    ],
    [expect.stringMatching(/^is not JSON: /), () => 'hello'],
  ])('refuses a file that %s', (why, readFile) => {
    const parsed = parseOutcomes(['success:who.json'], readFile);
    const message = parsed.ok
      ? ''
      : parsed.message.replace('--outcome "success:who.json": the file who.json ', '');
    expect(message).toEqual(why);
  });

  it.each([
    'answered:7',
    'busy+10=answered:1',
    'all-declined',
    'canceled',
    'caller-hangup',
    'caller-hangup:9',
    'caller-hangup:listening',
    'digits:12#',
    'speech:sales',
    'silence',
    'recorded:20',
    'recorded:20+hangup',
    'no-audio',
    'sent',
    'success',
    'success:who.json',
  ])('says %s again as it was written', (text) => {
    const parsed = parseOutcomes([text]);
    expect(parsed.ok ? parsed.outcomes.map(wordOf) : parsed.message).toEqual([text]);
  });

  it.each([
    'noanswer',
    'digits:',
    'digits:1a',
    'speech:',
    'silence:3',
    'recorded:0',
    'recorded:20+busy',
    'no-audio:1',
    'sent:1',
    'success:',
    'answered:',
    'answered:-1',
    'busy:3',
    '11=busy',
    '0=busy',
    '2=canceled',
    'busy+failed',
    'busy+',
    'canceled:3',
    '2=all-declined',
    'all-declined+1=busy',
    'all-declined:3',
  ])('refuses %s, and says what there is', (text) => {
    expect(parseOutcomes([text])).toEqual({
      ok: false,
      message: `--outcome "${text}" is not known; expected answered, answered:SECONDS, no-answer, busy, failed, canceled, declined, all-declined, caller-hangup, caller-hangup:SECONDS, caller-hangup:listening, digits:KEYS, speech:WORDS, silence, recorded:SECONDS, recorded:SECONDS+hangup, no-audio, sent, not-sent, success, success:FILE.json; for one target of several 2=declined`,
    });
  });
});
