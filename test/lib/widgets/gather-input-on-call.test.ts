import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, match, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

type Ways = Readonly<Record<string, string>>;

/** The response of a gather with these properties, and the log; `elsewhere` is what another widget says. */
function gather(properties: object, ways: Ways = { keypress: 'end' }, elsewhere = 'Bye', request = {}) {
  const service = serviceWith([], {
    flows: {
      main: flow(
        state('gather-input-on-call', 'menu', properties, ways),
        state('say-play', 'end', { say: elsewhere }),
      ),
    },
  });
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, service);
  return [text, log];
}

const action = 'action="https://calls-1234.twil.io/connect-status?_steps=1&amp;flow=main&amp;widget=menu"';
const dtmf = (attributes: string, inside = '<Say>Press 1.</Say>') =>
  twiml(
    `<Gather input="dtmf" ${action} method="POST" actionOnEmptyResult="true" ${attributes}>${inside}</Gather>`,
  );
const speech = (attributes: string) => dtmf(attributes).replace('"dtmf"', '"dtmf speech"');

describe('gather-input-on-call', () => {
  it.each<[title: string, properties: object, attributes: string]>([
    ['no properties', {}, 'timeout="5"'],
    ['a timeout', { timeout: 10 }, 'timeout="10"'],
    ['a timeout as text', { timeout: '10' }, 'timeout="10"'],
    ['a timeout of 0', { timeout: 0 }, 'timeout="0"'],
    ['a count of keys', { stop_gather: true, number_of_digits: 1 }, 'timeout="5" numDigits="1"'],
    ['a count of keys as text', { stop_gather: 'true', number_of_digits: '4' }, 'timeout="5" numDigits="4"'],
    ['a count of keys that does not count', { stop_gather: false, number_of_digits: 1 }, 'timeout="5"'],
    ['a count of keys by itself', { number_of_digits: 1 }, 'timeout="5"'],
    ['an end without a count', { stop_gather: true }, 'timeout="5"'],
    ['a key that ends', { finish_on_key: '*' }, 'timeout="5" finishOnKey="*"'],
    ['no key that ends', { finish_on_key: '' }, 'timeout="5" finishOnKey=""'],
    ['null for the key that ends', { finish_on_key: null }, 'timeout="5"'],
    [
      'what is about speech, without listening',
      { hints: 'a, b', gather_language: 'de-DE', speech_timeout: 'auto', speech_model: 'x' },
      'timeout="5"',
    ],
  ])('asks for keys with %s', (_, properties, attributes) => {
    expect(gather({ say: 'Press 1.', ...properties })).toEqual([dtmf(attributes), []]);
  });

  it.each<[title: string, properties: object, attributes: string]>([
    ['no properties', {}, 'timeout="5"'],
    [
      'all of them',
      {
        timeout: 3,
        stop_gather: true,
        number_of_digits: 2,
        finish_on_key: '#',
        gather_language: 'de-DE',
        hints: 'ja, nein',
        speech_timeout: 'auto',
        speech_model: 'phone_call',
        profanity_filter: 'false',
      },
      'timeout="3" numDigits="2" finishOnKey="#" language="de-DE" hints="ja, nein" speechTimeout="auto" speechModel="phone_call" profanityFilter="false"',
    ],
    ['seconds of silence', { speech_timeout: 3 }, 'timeout="5" speechTimeout="3"'],
    ['a filter', { profanity_filter: true }, 'timeout="5" profanityFilter="true"'],
  ])('listens, with %s', (_, properties, attributes) => {
    expect(gather({ say: 'Press 1.', ...properties }, { speech: 'end' })).toEqual([speech(attributes), []]);
  });

  it.each<[title: string, ways: Ways, elsewhere: string, listens: boolean]>([
    ['speech is not listed', {}, 'Bye', false],
    ['speech leads nowhere', { speech: '' }, 'Bye', false],
    ['speech leads to a widget', { speech: 'end' }, 'Bye', true],
    ['a template reads what was said', { keypress: 'end' }, '{{widgets.menu.SpeechResult}}', true],
    ['a template reads it as Studio writes it', {}, '{{widgets.menu.variables.SpeechResult}}', true],
    ['a template reads it of the request', { keypress: 'end' }, '{{trigger.call.SpeechResult}}', true],
    ['a template reads it of some widget', {}, '{{widgets[flow.data.w].SpeechResult}}', true],
    ['a template reads all', {}, '{{widgets.menu | to_json}}', true],
    ['a template reads something', {}, '{{widgets.menu[flow.data.n]}}', true],
    ['a template reads the keys', {}, '{{widgets.menu.Digits}}', false],
    ['a template reads what another heard', {}, '{{widgets.other.SpeechResult}}', false],
  ])('listens only where somebody has a use for it: %s', (_, ways, elsewhere, listens) => {
    const [text] = gather({ say: 'Press 1.' }, ways, elsewhere);
    expect(text).toBe(listens ? speech('timeout="5"') : dtmf('timeout="5"'));
  });

  it.each<[title: string, properties: object, prompt: string]>([
    ['a recording', { play: '/menu.mp3' }, '<Play>https://calls-1234.twil.io/menu.mp3</Play>'],
    [
      'a text, three times',
      { say: 'Hi', voice: 'alice', language: 'fr', loop: 3 },
      '<Say voice="alice" language="fr" loop="3">Hi</Say>',
    ],
  ])('asks with %s', (_, properties, prompt) => {
    expect(gather(properties)).toEqual([dtmf('timeout="5"', prompt), []]);
  });

  it('asks without a word where its prompt renders to nothing', () => {
    const [text] = gather({ say: '{{flow.data.none}}' });
    expect(text).toBe(dtmf('timeout="5"', '').replace('></Gather>', '/>'));
  });

  it('takes its defaults where a text renders to nothing or to something invalid, and logs that', () => {
    const faulty = {
      timeout: '{{flow.data.a}}',
      finish_on_key: '{{flow.data.none}}',
      stop_gather: '{{flow.data.a}}',
    };
    expect(gather({ say: 'Press 1.', ...faulty }, {}, 'Bye', { a: 'x' })).toEqual([
      dtmf('timeout="5"').replace('&amp;flow', '&amp;a=x&amp;flow'),
      [
        'menu stop_gather: "x" is not true or false; false stands in for it',
        'menu timeout: "x" is not a whole number from 0 to 3600; 5 stands in for it',
      ],
    ]);
  });

  it.each(['say', 'play'])('ends the flow where the Liquid of its %s fails', (name) => {
    const [text, log] = gather({ [name]: failing });
    expect([text, log]).toEqual([twiml('<Hangup/>'), [failedAt('menu', name)]]);
  });
});

describe('what a gather comes to', () => {
  const told = '{{widgets.menu.Digits}},{{widgets.menu.SpeechResult}},{{widgets.menu.Confidence}}';
  const service = serviceWith([], {
    flows: {
      main: flow(
        state(
          'gather-input-on-call',
          'menu',
          { say: 'Hi' },
          { keypress: 'pressed', speech: 'said', timeout: 'silent' },
        ),
        state('say-play', 'pressed', { say: `keypress ${told}` }),
        state('say-play', 'said', { say: `speech ${told}` }),
        state('say-play', 'silent', { say: `timeout ${told}` }),
      ),
    },
  });

  it.each<[title: string, request: object, said: string]>([
    ['keys', { Digits: '12' }, 'keypress 12,,'],
    ['speech', { SpeechResult: 'Sales.', Confidence: '0.9' }, 'speech ,Sales.,0.9'],
    ['both', { Digits: '1', SpeechResult: 'one', Confidence: '0.5' }, 'keypress 1,one,0.5'],
    ['neither', {}, 'timeout ,,'],
    ['empty ones', { Digits: '', SpeechResult: '' }, 'timeout ,,'],
  ])('is told: %s', (_, request, said) => {
    const { text, log } = walk(
      '/connect-status',
      { ...inbound, flow: 'main', widget: 'menu', ...request },
      service,
    );
    expect([text, log]).toEqual([twiml(`<Say>${said}</Say><Hangup/>`), []]);
  });

  it('ends the flow where the event leads nowhere', () => {
    const flows = { main: flow(state('gather-input-on-call', 'menu', { say: 'Hi' }, { keypress: '' })) };
    const request = { ...inbound, flow: 'main', widget: 'menu', Digits: '1' };
    expect(walk('/connect-status', request, serviceWith([], { flows })).text).toBe(twiml('<Hangup/>'));
  });

  it.each(['1</Say><Dial>+19005550100</Dial>', '"/><Hangup/>', '{{env.SECRET}}', '&lt;', ']]>'])(
    'is only text, whatever the caller said: %s',
    (SpeechResult) => {
      const request = { ...inbound, flow: 'main', widget: 'menu', SpeechResult };
      const { text } = walk('/connect-status', request, service);
      const escaped = SpeechResult.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(text).toBe(twiml(`<Say>speech ,${escaped},</Say><Hangup/>`));
    },
  );

  it('is forgotten when the widget is visited again', () => {
    const flows = {
      main: flow(
        state('gather-input-on-call', 'menu', { say: 'Hi' }, { keypress: 'split', timeout: 'split' }),
        state('split-based-on', 'split', { input: '{{widgets.menu.Digits}}' }, [
          { event: 'noMatch', next: 'menu' },
          match('bye', { type: 'equal_to', value: '1' }),
        ]),
        state('say-play', 'bye', { say: 'Bye' }),
      ),
    };
    const request = {
      ...inbound,
      flow: 'main',
      widget: 'menu',
      _steps: '1',
      _outputs: 'menu._7B_22Digits_22_3A_221_22_7D',
    };
    const { text } = walk('/connect-status', request, serviceWith([], { flows }));
    expect(text).toBe(
      twiml(
        '<Gather input="dtmf" action="https://calls-1234.twil.io/connect-status?_steps=3&amp;flow=main&amp;widget=menu" method="POST" actionOnEmptyResult="true" timeout="5"><Say>Hi</Say></Gather>',
      ),
    );
  });
});
