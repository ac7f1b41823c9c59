import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import inboundCall from '../fixtures/inbound-call.json';
import outboundCall from '../fixtures/outbound-call.json';
import { type Carried, query, rows } from '../support/carried';
import { action, twiml } from '../support/expected-reply';
import { inPlace } from '../support/in-place';
import { type LocalService, type Reply, startLocalService } from '../support/local-service';
import { screenedLeg } from '../support/screened-leg';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { From, To } = inboundCall;
const { CallSid } = screenedLeg;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const pack = 'dist/assets/widgets/1-of-1.private.json';
const number = { noun: 'number', to: '+14157234000' };

/** Without it, # would end the Gather instead of being a key. */
const anyKey = ' finishOnKey=""';

/** A question, and the key that it waits for. */
function gather(
  widget: string,
  inside: string,
  { attributes = '', timeout = 10, carried = {} as Carried } = {},
): string {
  const url = `https://${domain}/connect-screen?${query({ widget, ...carried }).replaceAll('&', '&amp;')}`;
  return `<Gather numDigits="1" timeout="${timeout}" action="${url}" method="POST"${attributes}>${inside}</Gather>`;
}

function asked(...question: Parameters<typeof gather>): Reply {
  return twiml(`${gather(...question)}<Hangup/>`);
}

const bridged = (message: unknown, at: object = {}) => twiml('', [{ ...at, message, callSid: CallSid }]);
const accepted = twiml('');
const refused = twiml('<Hangup/>');

/** Name → screen, and the question that it comes to. */
const questions: Record<string, [screen: object, question: Reply]> = {
  say: [{ say: 'Press any key.' }, asked('say', '<Say>Press any key.</Say>', { attributes: anyKey })],
  'with-digit': [{ say: 'Press 1.', digit: '1' }, asked('with-digit', '<Say>Press 1.</Say>')],
  'with-hash': [
    { say: 'Press hash.', digit: '#' },
    asked('with-hash', '<Say>Press hash.</Say>', { attributes: anyKey }),
  ],
  'with-star': [{ say: 'Press star.', digit: '*' }, asked('with-star', '<Say>Press star.</Say>')],
  voice: [
    { say: 'Drücken Sie <1> & sprechen.', voice: 'Polly.Vicki', language: 'de-DE', timeout: 60 },
    asked('voice', '<Say voice="Polly.Vicki" language="de-DE">Drücken Sie &lt;1&gt; &amp; sprechen.</Say>', {
      timeout: 60,
      attributes: anyKey,
    }),
  ],
  play: [
    { play: 'https://example.com/press-1.mp3?a=1&b=2', timeout: '1' },
    asked('play', '<Play>https://example.com/press-1.mp3?a=1&amp;b=2</Play>', {
      timeout: 1,
      attributes: anyKey,
    }),
  ],
  'play-path': [
    { play: '/press-1.mp3', digit: '1' },
    asked('play-path', `<Play>https://${domain}/press-1.mp3</Play>`),
  ],
};

/** Name → the key that accepts, keys that refuse. */
const keys: Record<string, [accepting: string[], refusing: string[]]> = {
  say: [['1', '0', '9', '*', '#'], []],
  'with-digit': [['1'], ['2', '0', '*', '#', '', '11', ' 1']],
  'with-hash': [['#'], ['1', '*', '']],
  'with-star': [['*'], ['1', '#', '']],
  play: [['5'], []],
  'play-path': [['1'], ['5']],
};

describe('/connect-screen', () => {
  let service: LocalService;
  beforeAll(async () => {
    const widgets = Object.entries(questions).map(([name, [screen]]) => [
      name,
      widgetContent({ ...number, screen }),
    ]);
    const withScreen = (screen: object) => widgetContent({ ...number, screen });
    service = await startLocalService({
      environment: { GREETING: 'Ahoy' },
      widgets: {
        ...Object.fromEntries(widgets),
        liquid: withScreen({
          say: '{{env.GREETING}} {{flow.data.name}}: {{contact.channel.address}} called {{flow.channel.address}}, {{trigger.call.To}} picked up, {{widgets.before.DialCallStatus}} before, {{flow.flow_sid}}',
          digit: '{{flow.data.digit}}',
          timeout: '{{flow.data.timeout}}',
        }),
        'empty-say': withScreen({ say: '{{flow.data.nothing}}', digit: '1' }),
        'no-play': withScreen({ play: '{{flow.data.nothing}}' }),
        'odd-play': withScreen({ play: 'recordings/{{flow.data.name}}' }),
        'endless-say': withScreen({ say: '{% for i in (1..99999999) %}x{% endfor %}' }),
        before: widgetContent(number, { busy: 'liquid' }),
        unscreened: widgetContent(number),
        everybody: widgetContent({
          noun: 'multi',
          to: '+14157234000, client:alice, sip:bob@example.com',
          screen: { say: 'Press 1.' },
        }),
      },
    });
  });
  afterAll(() => service.stop());

  const ask = (widget: string, more: Record<string, string> = {}) =>
    service.post(`/connect-screen?widget=${widget}`, { ...screenedLeg, ...more });

  it.each(Object.entries(questions))('asks, with POST and with GET: %s', async (widget, [, question]) => {
    expect(await ask(widget)).toEqual(question);
    expect(await service.get('/connect-screen', { ...screenedLeg, widget })).toEqual(question);
  });

  const pressed = Object.entries(keys).flatMap(([widget, [accepting, refusing]]) => [
    ...accepting.map((Digits): [string, string, Reply] => [Digits, widget, accepted]),
    ...refusing.map((Digits): [string, string, Reply] => [Digits, widget, refused]),
  ]);

  it.each(pressed)('hears the key %j of %s', async (Digits, widget, reply) => {
    expect(await ask(widget, { Digits })).toEqual(reply);
    expect(await service.get('/connect-screen', { ...screenedLeg, widget, Digits })).toEqual(reply);
  });

  const url = (parameters: string) =>
    `url="https://${domain}/connect-screen?${parameters.replaceAll('&', '&amp;')}" method="POST"`;

  it('is the url of every target', async () => {
    const screened = url('widget=everybody');
    expect(await service.post('/connect?widget=everybody', inboundCall)).toEqual(
      twiml(
        `<Dial ${action('widget=everybody')} callerId="${From}" timeout="30" answerOnBridge="true"><Number ${screened}>+14157234000</Number><Client ${screened}>alice</Client><Sip ${screened}>sip:bob@example.com</Sip></Dial>`,
      ),
    );
  });

  const caller = { name: 'J. Ünal', digit: '7', timeout: '5' };
  const outcomes = [['before', 'busy', 'CA1']];

  it.each<[string, Record<string, string>, party: string, twilioNumber: string]>([
    ['an inbound call', inboundCall, From, To],
    ['an outbound call', outboundCall, outboundCall.To, outboundCall.From],
  ])('still knows the two of %s, and all that is known of it', async (_, call, party, twilioNumber) => {
    const state = { _widgets: '1', _outcomes: rows(outcomes) };
    const from = { ...caller, FlowSid, ...state, ...call };
    const { body, log } = await service.post('/connect?widget=liquid', from);
    expect(log).toEqual([]);
    const carried = {
      ...{ ...caller, FlowSid, widget: 'liquid', _widgets: '2', _outcomes: outcomes },
      ...{ _party: [[party]], _number: [[twilioNumber]] },
    };
    expect(body).toContain(`<Number ${url(query(carried))}>+14157234000</Number>`);
    const text = `Ahoy J. Ünal: ${party} called ${twilioNumber}, +14157234000 picked up, busy before, ${FlowSid}`;
    expect(await service.post(`/connect-screen?${query(carried)}`, screenedLeg)).toEqual(
      asked('liquid', `<Say>${text}</Say>`, { timeout: 5, carried }),
    );
    const press = (Digits: string) =>
      service.post(`/connect-screen?${query(carried)}`, { ...screenedLeg, Digits });
    expect(await press('7')).toEqual(accepted);
    expect(await press('1')).toEqual(refused);
  });

  it('takes a digit and a timeout that are none for absent, with an error', async () => {
    const { log, body } = await ask('liquid', { digit: '12', timeout: '61' });
    expect(body).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Gather numDigits="1" timeout="10" /,
    );
    const at = { widget: 'liquid', callSid: CallSid };
    expect(log).toEqual([
      {
        ...at,
        property: 'screen.digit',
        value: '12',
        message: 'is not one key of a phone: 0 to 9, * or #; left out',
      },
      {
        ...at,
        property: 'screen.timeout',
        value: '61',
        message: 'is not whole seconds from 1 to 60; 10 stands in for it',
      },
    ]);
  });

  const noScreen = (name: string) =>
    `No widget here is named "${name}" and has a screen: the two are connected`;

  it.each([
    ['the widget is gone', 'widget=gone', noScreen('gone')],
    ['the widget has no screen any more', 'widget=unscreened', noScreen('unscreened')],
    ['no widget is named', '', noScreen('')],
    ['the widget is a name of every object', 'widget=__proto__', noScreen('__proto__')],
  ])('connects the two where %s', async (_, parameters, message) => {
    expect(await service.post(`/connect-screen?${parameters}`, screenedLeg)).toEqual(bridged(message));
    expect(await service.post(`/connect-screen?${parameters}`, { ...screenedLeg, Digits: '1' })).toEqual(
      bridged(message),
    );
  });

  it.each([
    ['empty-say', 'screen.say'],
    ['no-play', 'screen.play'],
  ])('connects the two where there is nothing to ask: %s', async (widget, property) => {
    expect(await ask(widget)).toEqual(
      bridged('leaves nothing to ask: the two are connected', { widget, property }),
    );
  });

  it('connects the two where what is to be played is no URL', async () => {
    const at = { widget: 'odd-play', property: 'screen.play', callSid: CallSid };
    expect(await ask('odd-play', { name: 'a' })).toEqual(
      twiml('', [
        {
          ...at,
          value: 'recordings/a',
          message: 'is not an absolute http(s) URL, or a /path on this service; left out',
        },
        { ...at, message: 'leaves nothing to ask: the two are connected' },
      ]),
    );
  });

  it('connects the two where the Liquid of the question fails', async () => {
    const at = { widget: 'endless-say', property: 'screen.say', callSid: CallSid };
    expect(await ask('endless-say')).toEqual(
      twiml('', [
        { ...at, message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1' },
        { ...at, message: 'leaves nothing to ask: the two are connected' },
      ]),
    );
  });

  it('takes the last of several keys, and what is no string for none', async () => {
    const twice = [...Object.entries(screenedLeg), ['Digits', '2'], ['Digits', '1']] as [string, string][];
    expect(await service.post('/connect-screen?widget=with-digit', twice)).toEqual(accepted);
    expect(
      await service.postJson(
        '/connect-screen?widget=with-digit',
        JSON.stringify({ ...screenedLeg, Digits: { 1: 1 } }),
      ),
    ).toEqual(questions['with-digit']?.[1]);
  });
});

const screenText = /"screen":\{[^}]*\}/;

describe('/connect-screen, where what the build has packed is damaged', () => {
  let service: LocalService;
  let text: string;
  beforeAll(async () => {
    service = await startLocalService(
      { widgets: { sales: widgetContent({ ...number, screen: { say: 'Press 1.', digit: '1' } }) } },
      { live: true },
    );
    text = readFileSync(join(service.project.root, pack), 'utf8');
  });
  afterAll(() => service.stop());

  it.each([
    ['empty', () => '', 'A pack of widgets is damaged'],
    ['cut off', () => text.slice(0, -20), 'A pack of widgets is damaged'],
    [
      'odd within the widget',
      () => text.replace('"noun":', '"noun" '),
      'The packed record of "sales" is damaged',
    ],
    ['without a noun', () => text.replace('"noun"', '"nuon"'), 'The packed widget "sales" is damaged'],
  ])('connects the two where it is %s', async (_, damaged, message) => {
    service.project.write({ files: { [pack]: damaged() } });
    for (const more of [{}, { Digits: '1' }, { Digits: '2' }]) {
      expect(await service.post('/connect-screen?widget=sales', { ...screenedLeg, ...more })).toEqual(
        bridged(message),
      );
    }
  });

  it.each([
    ['no object', () => text.replace(screenText, inPlace('"screen":5'))],
    ['of texts that are none', () => text.replace(/"say":"[^"]*"/, inPlace('"say":{}'))],
    ['empty', () => text.replace(screenText, inPlace('"screen":{}'))],
    ['null', () => text.replace(screenText, inPlace('"screen":null'))],
  ])('connects the two where the screen is %s', async (_, damaged) => {
    expect(damaged()).not.toBe(text);
    service.project.write({ files: { [pack]: damaged() } });
    const reply = await service.post('/connect-screen?widget=sales', screenedLeg);
    expect({ ...reply, log: [] }).toEqual(accepted);
    expect(reply.log).toHaveLength(1);
  });

  it('connects the two where it is gone', async () => {
    service.project.remove(pack);
    const reply = await service.post('/connect-screen?widget=sales', screenedLeg);
    expect(reply).toEqual(bridged(expect.stringMatching(/^ENOENT: no such file or directory/)));
  });
});

describe('/connect-screen, where the assets were left behind', () => {
  it('connects the two', async () => {
    const service = await startLocalService({}, { withoutAssets: true });
    try {
      expect(await service.post('/connect-screen?widget=sales', screenedLeg)).toEqual(
        bridged('The private assets with the widgets are missing: run "npm run build" and deploy again'),
      );
    } finally {
      await service.stop();
    }
  });
});
