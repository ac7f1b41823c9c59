import { liquidBudget } from '../../../lib/liquid/budget';
import hungUp from '../../fixtures/caller-hung-up.json';
import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { type Results, requestOf, urlsIn, walk } from '../../support/walk';

// A next that only the call knows is no circle that a check could find.
const around = '{{flow.data.next}}';
const start = { ...inbound, flow: 'main' };
const results: Results = {
  sendMessage: { ok: true, sid: 'SM1' },
  webRequest: { ok: true, status: 200, contentType: '', body: '' },
};

function service(...states: readonly object[]) {
  return serviceWith([], { flows: { main: flow(...states) } });
}

/** The whole call, where Twilio adds this to each request. */
function call(request: object, here: ReturnType<typeof service>, added: object = {}) {
  const answers = [walk('/connect', { ...start, ...request }, here, { results })];
  for (
    let url = urlsIn(answers[0]?.text ?? '')[0];
    url?.includes('/connect-status') && answers.length < 1_000;
  ) {
    const answer = walk(
      '/connect-status',
      requestOf(url, { From: inbound.From, To: inbound.To, CallStatus: 'in-progress', ...added }),
      here,
      {
        results,
      },
    );
    answers.push(answer);
    [url] = urlsIn(answer.text);
  }
  return answers;
}

describe('a call', () => {
  it('meets 50 widgets in one response', () => {
    const here = service(state('say-play', 'a', { say: 'x' }, { audioComplete: around }));
    const { text, log } = walk('/connect', { ...start, next: 'a' }, here);
    expect([text, log]).toEqual([
      twiml(`${'<Say>x</Say>'.repeat(50)}<Hangup/>`),
      ['a: is widget number 51 of one response: the flow ends here, since it may go in circles'],
    ]);
  });

  it('meets all of a flow of 50 widgets', () => {
    const states = Array.from({ length: 50 }, (_, index) =>
      state('say-play', `w${index}`, { say: 'x' }, index === 49 ? {} : { audioComplete: `w${index + 1}` }),
    );
    const { text, log } = walk('/connect', start, service(...states));
    expect([text, log]).toEqual([twiml(`${'<Say>x</Say>'.repeat(50)}<Hangup/>`), []]);
  });

  it('does 50 things that act in one request', () => {
    const here = service(state('make-http-request', 'a', { url: '/x' }, { success: around }));
    const { text, asked, log } = walk('/connect', { ...start, next: 'a' }, here, { results });
    expect([text, asked.length, log]).toEqual([
      twiml('<Hangup/>'),
      50,
      ['a: is widget number 51 of one response: the flow ends here, since it may go in circles'],
    ]);
  });

  it('meets 500 widgets, however often Twilio comes back', () => {
    const here = service(
      state('gather-input-on-call', 'a', { say: 'Hi' }, { timeout: 'b' }),
      state('set-variables', 'b', { variables: [] }, { next: 'a' }),
    );
    const answers = call({}, here);
    expect([answers.length, answers.at(-1)?.text, answers.flatMap(({ log }) => log)]).toEqual([
      251,
      twiml('<Hangup/>'),
      ['a: is widget number 501 of this call: the flow ends here, since it may go in circles'],
    ]);
  });

  it('meets 500 widgets where it speaks and acts by turns', () => {
    const here = service(
      state('say-play', 'a', { say: 'Hi' }, { audioComplete: 'b' }),
      state('make-http-request', 'b', { url: '/x' }, { success: around }),
    );
    const answers = call({ next: 'a' }, here);
    expect([answers.at(-1)?.text, answers.flatMap(({ log }) => log)]).toEqual([
      twiml('<Hangup/>'),
      ['a: is widget number 501 of this call: the flow ends here, since it may go in circles'],
    ]);
    expect(answers.flatMap(({ asked }) => asked)).toHaveLength(250);
  });

  it('rings 25 times, whatever else it meets', () => {
    const here = service(
      state('say-play', 'a', { say: 'Hi' }, { audioComplete: 'ring' }),
      state('connect-call-to', 'ring', { noun: 'number', to: '+14155550100' }, { callCompleted: 'a' }),
    );
    const answers = call({}, here, { DialCallStatus: 'busy' });
    expect([answers.length, answers.at(-1)?.text, answers.flatMap(({ log }) => log)]).toEqual([
      26,
      twiml('<Say>Hi</Say><Hangup/>'),
      ['ring: is widget number 26 of this call: the flow ends here, since it may go in circles'],
    ]);
  });

  it('keeps its counts on a redirect of this service', () => {
    const here = service(state('say-play', 'a', { say: 'x' }, { audioComplete: '/connect?flow=main' }));
    const { text } = walk('/connect', { ...start, _steps: '7', _widgets: '3' }, here);
    expect(text).toBe(
      twiml(
        '<Say>x</Say><Redirect method="POST">https://calls-1234.twil.io/connect?flow=main&amp;_steps=8&amp;_widgets=3</Redirect>',
      ),
    );
  });

  it.each([
    ['501', 'a: is widget number 501 of this call: the flow ends here, since it may go in circles'],
    ['1e9', 'a: is widget number 501 of this call: the flow ends here, since it may go in circles'],
    ['-1', undefined],
    ['1.5', undefined],
    ['NaN', undefined],
  ])('reads a count of %s', (_steps, log) => {
    const here = service(state('say-play', 'a', { say: 'x' }));
    expect(walk('/connect', { ...start, _steps }, here).log).toEqual(log === undefined ? [] : [log]);
  });

  it('goes back to Studio in place of one more', () => {
    const FlowSid = 'FW2c8f51be9d6047a3b1e0845f7a92d3c6';
    const { text } = walk(
      '/connect',
      { ...start, FlowSid, _steps: '500' },
      service(state('say-play', 'a', { say: 'x' })),
    );
    expect(text).toBe(
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${inbound.AccountSid}/Flows/${FlowSid}?FlowEvent=return</Redirect>`,
      ),
    );
  });

  it('has one budget of time for the Liquid of a whole walk', () => {
    let now = 0;
    // Each look at the clock is 400 ms later: a template of the engine's takes as long.
    const budget = liquidBudget(() => {
      now += 400;
      return now;
    });
    const say = '{{ flow.data.a | upcase }}';
    const states = Array.from({ length: 10 }, (_, index) =>
      state('say-play', `w${index}`, { say }, index === 9 ? {} : { audioComplete: `w${index + 1}` }),
    );
    const { text, log } = walk('/connect', { ...start, a: 'x' }, service(...states), { budget });
    expect([text, log]).toEqual([
      twiml(`${'<Say>X</Say>'.repeat(5)}<Hangup/>`),
      [expect.stringMatching(/^w5 say: its Liquid failed: template render limit exceeded/)],
    ]);
  });

  it('that is over meets no more either', () => {
    const here = service(
      state('make-http-request', 'a', { url: '/x' }, { success: 'a2' }),
      state('set-variables', 'a2', { variables: [] }, { next: around }),
    );
    const { asked } = walk('/connect', { ...hungUp, flow: 'main', next: 'a' }, here, { results });
    expect(asked).toHaveLength(25);
  });
});
