import inbound from '../fixtures/inbound-call.json';
import outbound from '../fixtures/outbound-call.json';
import { ask, onwards, twiml } from '../support/ask';
import { type Carried, query, rows } from '../support/carried';
import { screenedLeg } from '../support/screened-leg';
import { serviceWith } from '../support/service';

const root = 'https://calls-1234.twil.io';
const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
const outcomes = [['first', 'busy', 'CA1', '0', 'https://x']];
const number = { noun: 'number', to: '+14155550123' };

function serviceFor(screen: object, properties: object = number) {
  return serviceWith([{ name: 'sales', properties: { ...properties, screen } }], {
    variables: { TEAM: 'Sales' },
  });
}

function xml(carried: Carried): string {
  return query(carried).replaceAll('&', '&amp;');
}

describe('a screened Dial', () => {
  const whom = `url="${root}/connect-screen?widget=sales" method="POST"`;

  it.each([
    [number, `<Number ${whom}>+14155550123</Number>`],
    [{ noun: 'client', to: 'alice' }, `<Client ${whom}>alice</Client>`],
    [
      {
        noun: 'sip',
        sip_endpoint: 'sip:b@example.com',
        sip_username: 'u',
        sip: { machineDetection: 'Enable' },
      },
      `<Sip username="u" machineDetection="Enable" ${whom}>sip:b@example.com</Sip>`,
    ],
    [
      {
        noun: 'multi',
        to: '+14155550123, client:alice, sip:b@example.com',
        client: { parameters: { a: '1' } },
      },
      `<Number ${whom}>+14155550123</Number><Client ${whom}><Identity>alice</Identity><Parameter name="a" value="1"/></Client><Sip ${whom}>sip:b@example.com</Sip>`,
    ],
  ])('names the URL that asks: %j', (properties, targets) => {
    const event = {
      ...inbound,
      widget: 'sales',
      lang: 'de',
      FlowSid,
      _widgets: '3',
      _outcomes: rows(outcomes),
    };
    const action = xml({ widget: 'sales', lang: 'de', FlowSid, _widgets: '4', _outcomes: outcomes });
    expect(ask('/connect', event, serviceFor({ say: 'Press a key' }, properties))).toEqual({
      text: twiml(
        `<Dial action="${root}/connect-status?${action}" method="POST" callerId="+14155550111" timeout="30" answerOnBridge="true">${targets}</Dial>`,
      ),
      problems: [],
      secrets: [],
    });
  });

  it.each([
    [{ ringTone: 'us' }, 'answerOnBridge="true" ringTone="us"'],
    [{ answerOnBridge: true }, 'answerOnBridge="true"'],
    [{ answerOnBridge: 'false' }, 'answerOnBridge="false"'],
    [{ answerOnBridge: '{{flow.data.none}}' }, 'answerOnBridge="true"'],
    [{ answerOnBridge: null }, 'answerOnBridge="true"'],
  ])('lets the caller hear ringing unless it says otherwise: %j', (dial, attributes) => {
    const { text } = ask(
      '/connect',
      { ...inbound, widget: 'sales' },
      serviceFor({ say: 'a' }, { ...number, dial }),
    );
    expect(/timeout="30" (.*?)>/.exec(text)?.[1]).toBe(attributes);
  });

  it.each([
    ['inbound', inbound, '+14155550111', '+13125550100'],
    ['outbound', outbound, '+14155550111', '+13125550100'],
    ['anonymous', { ...inbound, From: '' }, '', '+13125550100'],
  ])(
    'carries the caller’s side where the screen holds Liquid: an %s call',
    (_, call, party, twilioNumber) => {
      const event = {
        ...call,
        widget: 'sales',
        lang: 'de',
        FlowSid,
        _widgets: '3',
        _outcomes: rows(outcomes),
      };
      const { text } = ask('/connect', event, serviceFor({ say: 'For {{env.TEAM}}' }));
      const carried = xml({
        widget: 'sales',
        lang: 'de',
        FlowSid,
        _party: [[party]],
        _number: [[twilioNumber]],
        _widgets: '4',
        _outcomes: outcomes,
      });
      expect(/<Number ([^>]*)>/.exec(text)?.[1]).toBe(
        `url="${root}/connect-screen?${carried}" method="POST"`,
      );
    },
  );

  it('asks at a URL under 4,000 characters, whatever has to go', () => {
    const event = { ...inbound, widget: 'sales', long: 'x'.repeat(5_000), short: 'y' };
    const { text, problems } = ask('/connect', event, serviceFor({ say: '{{flow.data.short}}' }));
    const carried = xml({
      widget: 'sales',
      short: 'y',
      _party: [['+14155550111']],
      _number: [['+13125550100']],
    });
    expect(/<Number url="([^"]*)"/.exec(text)?.[1]).toBe(`${root}/connect-screen?${carried}`);
    expect(problems.map(({ property }) => property)).toEqual(['flow.data.long', 'flow.data.long']);
  });
});

/** What the person who answered hears first. */
function asked(screen: object, event: object = {}) {
  return ask('/connect-screen', { ...screenedLeg, widget: 'sales', ...event }, serviceFor(screen));
}

function gather(inside: string, timeout = 10, more = ''): string {
  return twiml(
    `<Gather numDigits="1" timeout="${timeout}" action="${root}/connect-screen?widget=sales" method="POST"${more}>${inside}</Gather><Hangup/>`,
  );
}

describe('what the person who answers is asked', () => {
  it.each([
    [{ say: ' Press 1 & <talk>. ', digit: '1' }, gather('<Say>Press 1 &amp; &lt;talk&gt;.</Say>')],
    [
      { say: 'Drücke 1', voice: 'Polly.Vicki', language: 'de-DE', digit: '1' },
      gather('<Say voice="Polly.Vicki" language="de-DE">Drücke 1</Say>'),
    ],
    [{ say: 'Press 1', voice: '', language: null, digit: '1', timeout: '' }, gather('<Say>Press 1</Say>')],
    [{ say: 'Press 1', digit: '1', timeout: 60 }, gather('<Say>Press 1</Say>', 60)],
    [{ say: 'Press 1', digit: '1', timeout: ' 5 ' }, gather('<Say>Press 1</Say>', 5)],
    [{ play: '/press.mp3?a=1&b=2', digit: '*' }, gather(`<Play>${root}/press.mp3?a=1&amp;b=2</Play>`)],
    [
      { play: 'https://example.com/press.mp3', digit: '0' },
      gather('<Play>https://example.com/press.mp3</Play>'),
    ],
    // Else # only ends the Gather, and is no key at all.
    [{ say: 'Press #', digit: '#' }, gather('<Say>Press #</Say>', 10, ' finishOnKey=""')],
    [{ say: 'Press any key' }, gather('<Say>Press any key</Say>', 10, ' finishOnKey=""')],
  ])('%j', (screen, text) => {
    expect(asked(screen)).toEqual({ text, problems: [], secrets: [] });
  });

  it('holds the caller’s variables, and the leg’s own as trigger.call', () => {
    const say =
      '{{contact.channel.address}} for {{flow.channel.address}}, {{flow.data.lang}}, {{widgets.first.DialCallStatus}}, {{flow.flow_sid}}; you are {{trigger.call.To}}, shown {{trigger.call.From}}; {{env.TEAM}}';
    const first = { name: 'first', properties: number };
    const screen = { say, digit: '{{flow.data.digit}}', voice: '{{flow.data.voice}}' };
    const service = serviceWith([{ name: 'sales', properties: { ...number, screen } }, first], {
      variables: { TEAM: 'Sales' },
    });
    const call = { ...inbound, widget: 'sales', lang: 'de', digit: '7', voice: 'man', FlowSid };
    const dial = ask('/connect', { ...call, _widgets: '1', _outcomes: rows(outcomes) }, service).text;
    const url = /<Number url="([^"]*)"/.exec(dial)?.[1] ?? '';
    const carried = Object.fromEntries(new URL(url.replaceAll('&amp;', '&')).searchParams);
    const question = ask('/connect-screen', { ...screenedLeg, ...carried }, service);
    expect(question).toEqual({
      text: twiml(
        `<Gather numDigits="1" timeout="10" action="${url}" method="POST"><Say voice="man">+14155550111 for +13125550100, de, busy, ${FlowSid}; you are +14157234000, shown +13125550199; Sales</Say></Gather><Hangup/>`,
      ),
      problems: [],
      secrets: [],
    });
    const answers = ['7', '1'].map(
      (Digits) => ask('/connect-screen', { ...screenedLeg, ...onwards(question.text), Digits }, service).text,
    );
    expect(answers).toEqual([twiml('').replace('<Response></Response>', '<Response/>'), twiml('<Hangup/>')]);
  });

  it('carries nothing on that the first URL did not', () => {
    const { text } = asked(
      { say: 'For {{flow.data.lang}}', digit: '1' },
      { lang: 'de', _party: '+14155550111', _number: '', _widgets: '2' },
    );
    const carried = xml({
      widget: 'sales',
      lang: 'de',
      _party: [['+14155550111']],
      _number: '',
      _widgets: '2',
    });
    expect(text).toBe(gather('<Say>For de</Say>').replace('widget=sales', carried));
  });

  it.each(['voice', 'language'])('is asked without a %s whose Liquid fails', (property) => {
    const source = '{% for i in (1..100000000) %}{{i}}{% endfor %}';
    const { text, problems } = asked({ say: 'a', digit: '1', [property]: source });
    expect([/<Say.*<\/Say>/.exec(text)?.[0], problems]).toEqual([
      '<Say>a</Say>',
      [
        {
          widget: 'sales',
          property: `screen.${property}`,
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
      ],
    ]);
  });

  const seconds = 'is not whole seconds from 1 to 60; 10 stands in for it';
  it.each([
    [{ say: 'a', digit: '1', timeout: '{{trigger.call.X}}' }, '', gather('<Say>a</Say>'), undefined],
    [
      { say: 'a', digit: '1', timeout: '{{trigger.call.X}}' },
      '61',
      gather('<Say>a</Say>'),
      ['timeout', seconds],
    ],
    [
      { say: 'a', digit: '1', timeout: '{{trigger.call.X}}' },
      'soon',
      gather('<Say>a</Say>'),
      ['timeout', seconds],
    ],
    [
      { say: 'a', digit: '{{trigger.call.X}}' },
      '12',
      gather('<Say>a</Say>', 10, ' finishOnKey=""'),
      ['digit', 'is not one key of a phone: 0 to 9, * or #; left out'],
    ],
  ])('%j that meets %j', (screen, X, text, problem) => {
    // Liquid makes the URL carry the caller's side, which is another test's affair.
    const answer = asked(screen, { X });
    expect(answer.text.replace(/connect-screen\?[^"]*/, 'connect-screen?widget=sales')).toBe(text);
    expect(answer.problems).toEqual(
      problem === undefined
        ? []
        : [{ widget: 'sales', property: `screen.${problem[0]}`, value: X, message: problem[1] }],
    );
  });
});

describe('the answer to a key', () => {
  const bridged = '<?xml version="1.0" encoding="UTF-8"?><Response/>';
  const pressed = { FinishedOnKey: '', msg: 'Gather End' };

  it.each([
    ['1', '1', bridged],
    ['1', '2', twiml('<Hangup/>')],
    ['1', '11', twiml('<Hangup/>')],
    ['1', '', twiml('<Hangup/>')],
    ['1', ['2', '1'], bridged],
    ['#', '#', bridged],
    ['#', '1', twiml('<Hangup/>')],
    ['*', '*', bridged],
    ['', '5', bridged],
    [undefined, '0', bridged],
    [undefined, '', twiml('<Hangup/>')],
    ['{{flow.data.none}}', '', twiml('<Hangup/>')],
    [null, '#', bridged],
    ['{{flow.data.digit}}', '7', bridged],
    ['{{flow.data.digit}}', '8', twiml('<Hangup/>')],
    ['{{flow.data.none}}', '8', bridged],
  ])('where %j accepts and %j is pressed', (digit, Digits, text) => {
    expect(asked({ say: 'Press it', digit }, { ...pressed, Digits, digit: '7' })).toEqual({
      text,
      problems: [],
      secrets: [],
    });
  });

  const nothing = 'leaves nothing to ask: the two are connected';
  const url = 'is not an absolute http(s) URL, or a /path on this service; left out';
  it.each([
    ['say', '{{flow.data.none}}', [{ widget: 'sales', property: 'screen.say', message: nothing }]],
    [
      'play',
      '{{trigger.call.To}}',
      [
        { widget: 'sales', property: 'screen.play', value: '+14157234000', message: url },
        { widget: 'sales', property: 'screen.play', message: nothing },
      ],
    ],
    [
      'play',
      '{{flow.data.bad}}',
      [
        { widget: 'sales', property: 'screen.play', value: '/\t/[', message: url },
        { widget: 'sales', property: 'screen.play', message: nothing },
      ],
    ],
    [
      'say',
      '{% for i in (1..100000000) %}{{i}}{% endfor %}',
      [
        {
          widget: 'sales',
          property: 'screen.say',
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
        { widget: 'sales', property: 'screen.say', message: nothing },
      ],
    ],
  ])('is not waited for where nothing is to be heard: %s %j', (how, source, problems) => {
    expect(asked({ [how]: source }, { bad: '/\t/[' })).toEqual({ text: bridged, problems, secrets: [] });
  });

  it.each([
    ['none', undefined, ''],
    ['one that is gone', 'old', 'old'],
    ['one without a screen', 'plain', 'plain'],
  ])('is not waited for where the widget is %s', (_, widget, name) => {
    const service = serviceWith([{ name: 'plain', properties: number }]);
    const message = `No widget here is named "${name}" and has a screen: the two are connected`;
    expect(ask('/connect-screen', { ...screenedLeg, widget }, service)).toEqual({
      text: bridged,
      problems: [{ message }],
      secrets: [],
    });
  });
});
