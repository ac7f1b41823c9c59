import hungUp from '../fixtures/caller-hung-up.json';
import completed from '../fixtures/dial-completed.json';
import declined from '../fixtures/dial-declined.json';
import noAnswer from '../fixtures/dial-no-answer.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, askKnowing, onwards, twiml } from '../support/ask';
import { type Carried, query, rows } from '../support/carried';
import { serviceWith } from '../support/service';

const root = 'https://calls-1234.twil.io';
const question = `lookUpCall {"callSid":"${declined.DialCallSid}"}`;
const screen = { say: 'Press 1', digit: '1' };
const three = { noun: 'number-multi', to: '(415) 555-0121, +14155550122, +14155550123', timeout: 20 };
const transitions = ['answered', 'declined', 'noAnswer', 'hangup', 'callCompleted'].map((event) => ({
  event,
  next: `${root}/${event}`,
}));
const event = { ...declined, widget: 'team' };

function team(properties: object = three) {
  return serviceWith([{ name: 'team', properties: { screen, ...properties }, transitions }]);
}

/** The Dial of a round: what its action carries besides the widget, and whom it rings. */
function round({ _refused, ...carried }: Carried, ...numbers: readonly string[]): string {
  const refused = typeof _refused === 'string' ? [_refused.split(',')] : _refused;
  const action = query({ widget: 'team', ...carried, ...(refused && { _refused: refused }) }).replaceAll(
    '&',
    '&amp;',
  );
  const targets = numbers.map(
    (number) => `<Number url="${root}/connect-screen?widget=team" method="POST">${number}</Number>`,
  );
  return twiml(
    `<Dial action="${root}/connect-status?${action}" method="POST" callerId="+14155550111" timeout="20" answerOnBridge="true">${targets.join('')}</Dial>`,
  );
}

/** The event whose transition an answer takes. */
function eventIn(text: string): string | undefined {
  return /twil\.io\/(\w+)\?DialCall/.exec(text)?.[1];
}

it('knows who refused on WhatsApp by the address that Twilio’s API has for them', () => {
  const caller_id = 'whatsapp:+13125550199';
  const service = team({ noun: 'multi', to: 'whatsapp:+14155550121, whatsapp:+14155550122', caller_id });
  const { text, problems } = askKnowing('whatsapp:+14155550121', event, service);
  expect(problems).toEqual([]);
  expect(text.replace(/^.*(?=<Dial)/s, '').replace(/<Dial[^>]*>/, '')).toBe(
    `<WhatsApp url="${root}/connect-screen?widget=team" method="POST">+14155550122</WhatsApp></Dial></Response>`,
  );
  expect(text).toContain(`_refused=${rows([['whatsapp:+14155550121']])}&amp;`);
  expect(text).toContain(` callerId="${caller_id}" `);
});

describe('a screened ring of three', () => {
  const service = team();
  const first = ask('/connect', { ...inbound, widget: 'team' }, service);
  const secondRequest = { ...declined, ...onwards(first.text) };
  const second = askKnowing('+14155550121', secondRequest, service);
  const thirdRequest = { ...declined, ...onwards(second.text) };
  const third = askKnowing('+14155550123', thirdRequest, service);

  it('rings all of them, then asks who refused', () => {
    expect(first.text).toBe(round({}, '+14155550121', '+14155550122', '+14155550123'));
    expect(ask('/connect-status', secondRequest, service)).toEqual({
      text: question,
      problems: [],
      secrets: [],
    });
  });

  it('rings the other two at once, then asks again', () => {
    const text = round({ _refused: [['+14155550121']] }, '+14155550122', '+14155550123');
    expect(second).toEqual({ text, problems: [], secrets: [] });
    expect(ask('/connect-status', thirdRequest, service).text).toBe(question);
  });

  it('rings the last one', () => {
    const text = round({ _refused: [['+14155550121', '+14155550123']] }, '+14155550122');
    expect(third).toEqual({ text, problems: [], secrets: [] });
  });

  it.each([
    ['accepts', completed, 'answered'],
    ['refuses, too', declined, 'declined'],
    ['does not answer', noAnswer, 'noAnswer'],
    ['rings while the caller hangs up', hungUp, 'hangup'],
  ])('ends with that one’s outcome, who %s', (_, outcome, taken) => {
    const { text, problems } = ask('/connect-status', { ...outcome, ...onwards(third.text) }, service);
    const came: Readonly<Record<string, string>> = outcome;
    const names = ['DialCallStatus', 'DialCallSid', 'DialCallDuration', 'RecordingUrl'];
    const told = [
      ...names.flatMap((name) => (came[name] ? [[name, came[name]]] : [])),
      ['_widgets', '1'],
      ...(taken === 'hangup' ? [['_delivery', '1']] : []),
      ['_outcomes', onwards(text)?._outcomes ?? ''],
    ];
    const url = `${root}/${taken}?${query(Object.fromEntries(told))}`;
    expect([text, problems]).toEqual([
      twiml(`<Redirect method="POST">${url.replaceAll('&', '&amp;')}</Redirect>`),
      [],
    ]);
  });

  it.each([
    ['accepts', completed, 'answered'],
    ['does not answer', noAnswer, 'noAnswer'],
    ['rings while the caller hangs up', hungUp, 'hangup'],
  ])('asks nothing in an earlier round where nobody refuses, but somebody %s', (_, outcome, taken) => {
    const answers = [first, second].map(
      ({ text }) => ask('/connect-status', { ...outcome, ...onwards(text) }, service).text,
    );
    expect(answers.map(eventIn)).toEqual([taken, taken]);
  });

  it('carries all that a call carries, and counts as one widget', () => {
    const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
    const _outcomes = rows([['menu', 'completed', 'CA1', '5', 'https://x']]);
    const carried = { lang: 'de', FlowSid, _widgets: '25', _outcomes };
    expect(askKnowing('+14155550122', { ...event, ...carried }, service)).toEqual({
      text: round({ ...carried, _refused: [['+14155550122']] }, '+14155550121', '+14155550123'),
      problems: [],
      secrets: [],
    });
  });

  it('is over where the others are the same number', () => {
    const twice = team({ ...three, to: '+14155550121, (415) 555-0121' });
    const { text, problems } = askKnowing('+14155550121', event, twice);
    expect([eventIn(text), problems]).toEqual(['declined', []]);
  });

  it('reports nothing again that was reported when it began', () => {
    const properties = {
      noun: 'sip-multi',
      sip_endpoint: 'jack{{flow.data.none}}, sip:a@example.com, sip:b@example.com',
      sip_password: 'hunter2{{flow.data.none}}',
    };
    expect(ask('/connect-status', event, team(properties))).toEqual({
      text: question,
      problems: [],
      secrets: ['hunter2'],
    });
  });

  it('is forgotten by the widget after it', () => {
    const next = { event: 'declined', next: 'team' };
    const again = serviceWith([{ name: 'team', properties: { screen, ...three }, transitions: [next] }]);
    const refusedByTwo = { ...event, _refused: rows([['+14155550121', '+14155550122']]) };
    const { text } = ask('/connect-status', refusedByTwo, again);
    const { _outcomes = '' } = onwards(text) ?? {};
    expect(text).toBe(round({ _widgets: '2', _outcomes }, '+14155550121', '+14155550122', '+14155550123'));
  });
});

describe('a ring of one number that stands there twice', () => {
  it('is over when that number refuses', () => {
    const service = team({ noun: 'number-multi', to: '+14155550121, +14155550121' });
    const { text, problems } = askKnowing('+14155550121', event, service);
    expect([eventIn(text), problems]).toEqual(['declined', []]);
  });
});

const told = `It could not be told who of the ring refused the call (DialCallSid ${declined.DialCallSid})`;

describe('where nobody can tell who refused', () => {
  const lastly = 'the others are not rung again';

  it.each([
    [undefined, 'nobody answers'],
    ['', 'Twilio’s API names nobody who can be rung'],
    ['+14155550121x', 'Twilio’s API names nobody who can be rung'],
    ['__proto__', 'Twilio’s API names nobody who can be rung'],
  ])('the call counts as declined, with a line in the log: %j', (to, why) => {
    const { text, problems } = askKnowing(to, event, team());
    expect(eventIn(text)).toBe('declined');
    expect(problems).toEqual([
      { widget: 'team', ...(to !== undefined && { value: to }), message: `${told}: ${why}; ${lastly}` },
    ]);
  });

  it.each(['+14155550121', '+14155550129'])('one who has refused before ends the ring: %s', (to) => {
    const { text, problems } = askKnowing(to, { ...event, _refused: to }, team());
    const message = `${told}: Twilio’s API names one who had refused before; ${lastly}`;
    expect([eventIn(text), problems]).toEqual(['declined', [{ widget: 'team', value: to, message }]]);
  });

  it('an eleventh stranger ends the ring', () => {
    const ten = Array.from({ length: 10 }, (_, index) => `client:${index}`);
    const refusedBy = (_refused: string) => askKnowing('client:x', { ...event, _refused }, team()).text;
    expect(eventIn(refusedBy(ten.join()))).toBe('declined');
    expect(refusedBy(ten.slice(1).join())).toContain('<Number');
  });

  it.each([
    ['without a DialCallSid', { DialCallSid: undefined }, three],
    ['with an empty DialCallSid', { DialCallSid: '' }, three],
    ['with one target', {}, { noun: 'number', to: '+14155550121' }],
    ['with one target left', { _refused: rows([['+14155550121', '+14155550122']]) }, three],
    ['with one target left, by an earlier version', { _refused: '+14155550121,+14155550122' }, three],
    ['without a screen', {}, { ...three, screen: null }],
    ['with nobody left', {}, { ...three, to: '{{flow.data.none}}' }],
  ])('nobody is asked: a ring %s', (_, more, properties) => {
    const { text, problems } = ask('/connect-status', { ...event, ...more }, team(properties));
    expect([eventIn(text), problems]).toEqual(['declined', []]);
  });
});

describe('a deployment during the call', () => {
  const message = `${told}: Twilio’s API names one who is not in it any more; all others are rung again`;

  it.each([
    ['+14155550129', three, ['+14155550121', '+14155550122', '+14155550123']],
    ['client:alice', three, ['+14155550121', '+14155550122', '+14155550123']],
    ['+14155550129', { ...three, to: '+14155550121' }, ['+14155550121']],
    ['+14155550129', { ...three, to: '+14155550121, {{flow.data.none}}' }, ['+14155550121']],
  ])('took away %s, who refused: those who are there now ring', (to, properties, left) => {
    expect(askKnowing(to, event, team(properties))).toEqual({
      text: round({ _refused: to }, ...left),
      problems: [{ widget: 'team', value: to, message }],
      secrets: [],
    });
  });

  it('left those alone who have refused before', () => {
    const _refused = '+14155550122';
    const { text } = askKnowing('+14155550129', { ...event, _refused }, team());
    expect(text).toBe(round({ _refused: `${_refused},+14155550129` }, '+14155550121', '+14155550123'));
  });

  it('left one of a list, who refused: nobody else is rung', () => {
    const { text, problems } = askKnowing('+14155550121', event, team({ ...three, to: '+14155550121' }));
    expect([eventIn(text), problems]).toEqual(['declined', []]);
  });
});

describe('a screened ring one after the other', () => {
  const inTurn = { ...three, dial: { sequential: true } };
  const roundInTurn = (carried: Carried, ...numbers: readonly string[]) =>
    round(carried, ...numbers).replace(' answerOnBridge="true"', ' answerOnBridge="true" sequential="true"');

  it.each([
    ['+14155550121', '+14155550121', ['+14155550122', '+14155550123']],
    ['+14155550122', '+14155550121,+14155550122', ['+14155550123']],
    ['+14155550129', '+14155550129', ['+14155550121', '+14155550122', '+14155550123']],
  ])('goes on behind the one who refused: %s', (to, _refused, left) => {
    expect(ask('/connect-status', event, team(inTurn)).text).toBe(question);
    expect(askKnowing(to, event, team(inTurn)).text).toBe(roundInTurn({ _refused }, ...left));
  });

  it('goes on the same way where Liquid says that it is one', () => {
    const properties = { ...three, dial: { sequential: '{{flow.data.s}}' } };
    const { text } = askKnowing('+14155550122', { ...event, s: 'true' }, team(properties));
    const carried = { s: 'true', _refused: '+14155550121,+14155550122' };
    expect(text).toBe(roundInTurn(carried, '+14155550123'));
  });

  it('is over when the last one refused', () => {
    const { text, problems } = askKnowing('+14155550123', event, team(inTurn));
    expect([eventIn(text), problems]).toEqual(['declined', []]);
  });
});

describe('whom the API names', () => {
  const number = '+14155550123';
  it.each([
    ['number-multi', `(415) 555-0121, ${number}`, '+14155550121', 'Number', number],
    ['client-multi', 'alice, bob', 'client:alice', 'Client', 'bob'],
    ['client-multi', 'Alice, alice, bob', 'client:alice', 'Client', 'Alice,bob'],
    ['client-multi', 'client:alice b, bob', 'client:alice b', 'Client', 'bob'],
    ['multi', `client:alice, ${number}`, 'client:alice', 'Number', number],
    ['multi', `client:${number}, ${number}`, number, 'Client', number],
    ['multi', `sip:Bob@Example.com, ${number}`, 'sip:bob@example.com', 'Number', number],
    ['multi', `sip:bob@example.com, ${number}`, 'SIP:BOB@EXAMPLE.COM', 'Number', number],
    ['multi', `sip:bob@example.com;transport=tls?X-A=1, ${number}`, 'sip:bob@example.com', 'Number', number],
    ['multi', `sip:bob@example.com, ${number}`, 'sip:bob@example.com;transport=tls?X-A=1', 'Number', number],
    ['multi', `sips:bob@example.com:5061, ${number}`, 'sip:bob@example.com:5061', 'Number', number],
    ['multi', `${number}, client:alice, (415) 555-0123`, number, 'Client', 'alice'],
  ])('is found in a %s of %s: %s', (noun, to, answer, kind, left) => {
    const { text, problems } = askKnowing(answer, event, team({ noun, to }));
    const rung = [...text.matchAll(new RegExp(`<${kind} [^>]*>([^<]*)</${kind}>`, 'g'))].map(
      ([, who]) => who,
    );
    expect([rung.join(), text.match(/<(Number|Client|Sip) /g)?.length, problems]).toEqual([
      left,
      left.split(',').length,
      [],
    ]);
  });

  it('is found for a SIP URI with headers and credentials of the widget', () => {
    const properties = {
      noun: 'sip-multi',
      sip_endpoint: 'sip:a@example.com, sip:b@example.com',
      sip_username: 'u',
      sip: { headers: { 'X-A': '1' } },
    };
    const { text } = askKnowing('sip:a@example.com?X-A=1', event, team(properties));
    expect(text).toBe(
      twiml(
        `<Dial action="${root}/connect-status?_refused=sip_3Aa_40example_2Ecom&amp;widget=team" method="POST" callerId="+14155550111" timeout="30" answerOnBridge="true"><Sip username="u" url="${root}/connect-screen?widget=team" method="POST">sip:b@example.com?X-A=1</Sip></Dial>`,
      ),
    );
  });
});
