import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { flow, match, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { requestOf, urlsIn, walk } from '../../support/walk';

const say = (name: string, next: string) => state('say-play', name, { say: name }, { audioComplete: next });
const ring = (name: string, ways: Readonly<Record<string, string>> = {}) =>
  state('connect-call-to', name, { noun: 'number', to: '+14155550100' }, ways);
const status = (query: string) =>
  `https://calls-1234.twil.io/connect-status?${query.replaceAll('&', '&amp;')}`;
const dial = (query: string) =>
  `<Dial action="${status(query)}" method="POST" callerId="+14155550111" timeout="30"><Number>+14155550100</Number></Dial>`;
const web = {
  webRequest: { ok: true, status: 200, contentType: 'application/json', body: '{"n": 1}' },
} as const;

describe('what speaks', () => {
  it.each<[title: string, states: readonly object[], inside: string]>([
    [
      'stands before the ring in one response, over what decides',
      [
        say('hello', 'set'),
        state('set-variables', 'set', { variables: [{ key: 'a', value: '1' }] }, { next: 'split' }),
        state('split-based-on', 'split', { input: '1' }, [match('more', { type: 'equal_to', value: '1' })]),
        say('more', 'sales'),
        ring('sales'),
      ],
      `<Say>hello</Say><Say>more</Say>${dial('_steps=5&flow=main&widget=sales')}`,
    ],
    ['stands before the end', [say('hello', '')], '<Say>hello</Say><Hangup/>'],
    [
      'stands before a URL',
      [say('hello', 'https://example.com/')],
      '<Say>hello</Say><Redirect method="POST">https://example.com/</Redirect>',
    ],
    [
      'stands before a voicemail',
      [say('hello', 'message'), state('record-voicemail', 'message')],
      `<Say>hello</Say><Record action="${status('_steps=2&flow=main&widget=message')}" method="POST" timeout="5" maxLength="3600" finishOnKey="" playBeep="true"/><Redirect method="POST">${status('_silent=1&_steps=2&flow=main&widget=message')}</Redirect>`,
    ],
    ['needs no other', [ring('sales')], dial('flow=main&widget=sales')],
  ])('%s', (_, states, inside) => {
    const { text, log } = walk(
      '/connect',
      { ...inbound, flow: 'main' },
      serviceWith([], { flows: { main: flow(...states) } }),
    );
    expect([text, log]).toEqual([twiml(inside), []]);
  });

  it('goes before the way back to Studio', () => {
    const FlowSid = 'FW2c8f51be9d6047a3b1e0845f7a92d3c6';
    const service = serviceWith([], { flows: { main: flow(say('hello', '')) } });
    expect(walk('/connect', { ...inbound, flow: 'main', FlowSid }, service).text).toBe(
      twiml(
        `<Say>hello</Say><Redirect>https://webhooks.twilio.com/v1/Accounts/${inbound.AccountSid}/Flows/${FlowSid}?FlowEvent=return</Redirect>`,
      ),
    );
  });
});

describe('before something acts', () => {
  const set = (name: string, next: string) =>
    state('set-variables', name, { variables: [{ key: 'n', value: '{{flow.variables.n}}+' }] }, { next });
  const http = (next: string) => state('make-http-request', 'who', { url: '/who' }, { success: next });
  const service = (...states: readonly object[]) => serviceWith([], { flows: { main: flow(...states) } });
  const start = { ...inbound, flow: 'main' };

  it('what was said is heard, and the call goes on from the last that spoke; what decides between is not applied twice', () => {
    const here = service(
      say('one', 'set-1'),
      set('set-1', 'two'),
      say('two', 'set-2'),
      set('set-2', 'who'),
      http('three'),
      state(
        'say-play',
        'three',
        { say: '{{flow.variables.n}} {{widgets.who.parsed.n}}' },
        { audioComplete: '' },
      ),
    );
    const first = walk('/connect', { ...start, a: '1' }, here);
    expect(first).toEqual({
      text: twiml(
        `<Say>one</Say><Say>two</Say><Redirect method="POST">${status('_steps=3&_variables=n._2B&a=1&flow=main&widget=two')}</Redirect>`,
      ),
      asked: [],
      log: [],
    });
    const [url] = urlsIn(first.text);
    expect(walk('/connect-status', requestOf(url, { From: '+1' }), here, { results: web })).toEqual({
      text: twiml('<Say>++ 1</Say><Hangup/>'),
      asked: [
        ['webRequest', { method: 'GET', url: 'https://calls-1234.twil.io/who', authentication: 'none' }],
      ],
      log: [],
    });
  });

  it('nothing is heard where nothing was said, and all that acts runs in one request', () => {
    const here = service(
      set('set-1', 'who'),
      http('text'),
      state('send-message', 'text', { from: '1', to: '2', body: 'x' }, { sent: 'last' }),
      say('last', ''),
    );
    const { text, asked } = walk('/connect', start, here, {
      results: { ...web, sendMessage: { ok: true, sid: 'SM1' } },
    });
    expect([text, asked.map(([action]) => action)]).toEqual([
      twiml('<Say>last</Say><Hangup/>'),
      ['webRequest', 'sendMessage'],
    ]);
  });

  it('a message is sent once, however often something is said', () => {
    const text = (name: string, next: string) =>
      state('send-message', name, { from: '1', to: '2', body: name }, { sent: next });
    const here = service(
      text('m1', 'one'),
      say('one', 'm2'),
      text('m2', 'two'),
      say('two', 'm3'),
      text('m3', 'three'),
      say('three', ''),
    );
    const results = { sendMessage: { ok: true, sid: 'SM1' } } as const;
    const answers = [walk('/connect', start, here, { results })];
    for (let url = urlsIn(answers[0]?.text ?? '')[0]; url !== undefined; ) {
      const answer = walk('/connect-status', requestOf(url, { From: '+1' }), here, { results });
      answers.push(answer);
      [url] = urlsIn(answer.text);
    }
    expect(answers.flatMap(({ asked }) => asked.map(([, what]) => what))).toEqual(
      ['m1', 'm2', 'm3'].map((body) => ({ from: '1', to: '2', body })),
    );
    expect(answers.map(({ text: said }) => /<Say>(.*)<\/Say>/.exec(said)?.[1])).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('a prompt that renders to nothing was not said', () => {
    const here = service(
      state('say-play', 'silent', { say: '{{flow.data.none}}' }, { audioComplete: 'who' }),
      http('last'),
      say('last', ''),
    );
    expect(walk('/connect', start, here, { results: web })).toEqual({
      text: twiml('<Say>last</Say><Hangup/>'),
      asked: [
        ['webRequest', { method: 'GET', url: 'https://calls-1234.twil.io/who', authentication: 'none' }],
      ],
      log: [],
    });
  });

  it('the call goes on in the flow of the last that spoke', () => {
    const here = serviceWith([], {
      flows: { main: flow(say('hello', 'flow:other')), other: flow(http('last'), say('last', '')) },
    });
    const { text } = walk('/connect', start, here);
    expect(text).toBe(
      twiml(
        `<Say>hello</Say><Redirect method="POST">${status('_steps=1&flow=main&widget=hello')}</Redirect>`,
      ),
    );
  });

  it('a single widget is gone on from, too', () => {
    const here = serviceWith([
      {
        name: 'hello',
        type: 'say-play',
        properties: { say: 'Hi' },
        transitions: [{ event: 'audioComplete', next: 'who' }],
      },
      { name: 'who', type: 'make-http-request', properties: { url: '/who' } },
    ]);
    const { text } = walk('/connect', { ...inbound, widget: 'hello' }, here);
    expect(text).toBe(
      twiml(`<Say>Hi</Say><Redirect method="POST">${status('_steps=1&widget=hello')}</Redirect>`),
    );
  });
});

describe('a ring that reaches nobody', () => {
  const refused = (ways: Readonly<Record<string, string>> = {}) =>
    state('connect-call-to', 'sales', { noun: 'number', to: '{{flow.data.none}}' }, ways);
  const sentence = '500 Widget "sales": to leaves nobody to ring: it rendered to nothing.';
  const act = (next: string) =>
    state('send-message', 'text', { from: '1', to: '2', body: 'x' }, { sent: next });
  const answer = (states: readonly object[], request: object = {}) =>
    walk(
      '/connect',
      { ...inbound, flow: 'main', ...request },
      serviceWith([], { flows: { main: flow(...states) } }),
      {
        results: { sendMessage: { ok: true, sid: 'SM1' } },
      },
    ).text;

  it.each<[title: string, states: readonly object[], text: string]>([
    ['is refused where nothing follows', [refused()], sentence],
    ['is refused where only the end follows', [refused({ failed: '' })], sentence],
    ['is refused after speech as well', [say('hello', 'sales'), refused()], sentence],
    ['is refused where what follows only acts', [refused({ failed: 'text' }), act('')], sentence],
    [
      'is no more where something is said afterwards',
      [refused({ failed: 'bye' }), say('bye', '')],
      twiml('<Say>bye</Say><Hangup/>'),
    ],
    [
      'is no more where another rings',
      [refused({ callCompleted: 'front-desk' }), ring('front-desk')],
      twiml(dial('_widgets=2&flow=main&widget=front-desk')),
    ],
    [
      'is refused where what is said afterwards is nothing',
      [refused({ failed: 'silent' }), state('say-play', 'silent', { say: '{{flow.data.none}}' })],
      sentence,
    ],
  ])('%s', (_, states, text) => {
    expect(answer(states)).toBe(text);
  });

  it('goes back to Studio where the call came from there', () => {
    const FlowSid = 'FW2c8f51be9d6047a3b1e0845f7a92d3c6';
    expect(answer([refused()], { FlowSid })).toBe(
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${inbound.AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=failed</Redirect>`,
      ),
    );
  });
});
