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

  it.each([
    'noanswer',
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
