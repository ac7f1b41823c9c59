import hungUp from '../../fixtures/caller-hung-up.json';
import { twiml } from '../../support/ask';
import { flow, match, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { type Results, walk } from '../../support/walk';

const ring = (next: string) =>
  state('connect-call-to', 'sales', { noun: 'number', to: '+14155550100' }, { hangup: next });
const text = (next = '') =>
  state('send-message', 'text', { from: '+13125550100', to: '+14155550100', body: 'Missed' }, { sent: next });
const say = state('say-play', 'say', { say: 'Never heard' }, { audioComplete: 'never' });

const never = state('make-http-request', 'never', { url: '/never' });

const results: Results = {
  sendMessage: { ok: true, sid: 'SM1' },
  webRequest: { ok: true, status: 200, contentType: '', body: '' },
  deliver: { ok: true },
};

function hungUpOn(states: readonly object[], request: object = {}, given: Results = results) {
  const service = serviceWith([], { flows: { main: flow(...states) } });
  const event = { ...hungUp, flow: 'main', widget: 'sales', ...request };
  const { text: answer, asked, log } = walk('/connect-status', event, service, { results: given });
  return [answer, asked.map(([action]) => action), log];
}

describe('a caller who has hung up', () => {
  it.each<[title: string, states: readonly object[], asked: readonly string[]]>([
    ['what acts still runs', [ring('text'), text()], ['sendMessage']],
    [
      'what decides still runs, and so does all that acts behind it',
      [
        ring('hours'),
        state(
          'business-hours',
          'hours',
          { timezone: 'UTC', open: { 'mon-sun': '00:00-24:00' } },
          { open: 'split' },
        ),
        state('split-based-on', 'split', { input: '1' }, [match('set', { type: 'equal_to', value: '1' })]),
        state('set-variables', 'set', { variables: [] }, { next: 'web' }),
        state('make-http-request', 'web', { url: '/missed' }, { success: 'run' }),
        state('run-function', 'run', { url: '/missed' }, { success: 'text' }),
        text(),
      ],
      ['webRequest', 'webRequest', 'sendMessage'],
    ],
    ['the first that speaks ends the flow', [ring('say'), say, never], []],
    [
      'one that speaks behind what acts ends it, too',
      [ring('text'), text('say'), say, never],
      ['sendMessage'],
    ],
    ['nobody else is rung', [ring('sales')], []],
    [
      'nobody is asked',
      [ring('ask'), state('gather-input-on-call', 'ask', { say: 'Hi' }, { timeout: 'text' }), text()],
      [],
    ],
    [
      'nobody is recorded',
      [ring('record'), state('record-voicemail', 'record', {}, { noAudio: 'text' }), text()],
      [],
    ],
    [
      'nobody is queued',
      [ring('queue'), state('enqueue-call', 'queue', { queue_name: 'a' }, { callComplete: 'text' }), text()],
      [],
    ],
    [
      'nobody is handed over',
      [ring('away'), state('add-twiml-redirect', 'away', { url: '/x' }, { return: 'text' }), text()],
      [],
    ],
    ['a hangup that leads nowhere ends the flow', [ring(''), text()], []],
  ])('%s', (_, states, asked) => {
    expect(hungUpOn(states)).toEqual([twiml('<Hangup/>'), asked, []]);
  });

  it('is delivered to a URL behind what acts', () => {
    const service = serviceWith([], {
      flows: { main: flow(ring('text'), text('https://example.com/missed')) },
    });
    const request = { ...hungUp, flow: 'main', widget: 'sales' };
    const answer = walk('/connect-status', request, service, { results });
    const outcome = `DialCallStatus=${hungUp.DialCallStatus}&DialCallSid=${hungUp.DialCallSid}&DialCallDuration=${hungUp.DialCallDuration}`;
    expect(answer).toEqual({
      text: twiml(
        `<Redirect method="POST">https://example.com/missed?${outcome.replaceAll('&', '&amp;')}</Redirect>`,
      ),
      asked: [
        ['sendMessage', { from: '+13125550100', to: '+14155550100', body: 'Missed' }],
        ['deliver', { url: `https://example.com/missed?${outcome}`, parameters: hungUp }],
      ],
      log: [],
    });
  });

  it('is not delivered once more by what was delivered, and the log names the event', () => {
    const states = [ring('text'), text('https://example.com/missed')];
    const answer = hungUpOn(states, {
      _delivery: '1',
      DialCallStatus: '',
      DialCallSid: '',
      DialCallDuration: '',
    });
    expect(answer).toEqual([
      twiml('<Redirect method="POST">https://example.com/missed</Redirect>'),
      ['sendMessage'],
      [
        'text transitions.sent.next: "https://example.com/missed" is not sent: this request is itself one that was sent after a hang-up, and they might go in circles',
      ],
    ]);
  });

  it('leaves the loss of what could not be delivered in the log', () => {
    const replay = { method: 'POST', url: 'https://example.com/missed', headers: {}, form: {} } as const;
    const [, , log] = hungUpOn(
      [ring('https://example.com/missed')],
      {},
      {
        deliver: { ok: false, why: 'refused', replay },
      },
    );
    expect(log).toEqual(['sales: The request after the caller hung up was not delivered: refused']);
  });

  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'has done so by the status %s',
    (CallStatus) => {
      expect(hungUpOn([ring('text'), text()], { CallStatus })[1]).toEqual(['sendMessage']);
    },
  );
});
