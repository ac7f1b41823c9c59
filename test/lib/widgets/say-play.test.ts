import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

function say(properties: object, request: object = {}) {
  const service = serviceWith([], { flows: { main: flow(state('say-play', 'hello', properties)) } });
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, service);
  return [text, log];
}

describe('say-play', () => {
  it.each<[title: string, properties: object, elements: string]>([
    ['a text', { say: 'Hello.' }, '<Say>Hello.</Say>'],
    ['a text with Liquid', { say: 'From {{From}}{{trigger.call.From}}.' }, '<Say>From +14155550111.</Say>'],
    [
      'a text that only begins as a URL does',
      { say: 'https://{{trigger.call.From}}/x is {{trigger.call.CallStatus}}' },
      '<Say>https://+14155550111/x is ringing</Say>',
    ],
    ['markup', { say: '<break/> & "x"' }, '<Say>&lt;break/&gt; &amp; "x"</Say>'],
    [
      'a voice and a language',
      { say: 'Hi', voice: 'Polly.Amy', language: 'en-GB' },
      '<Say voice="Polly.Amy" language="en-GB">Hi</Say>',
    ],
    ['Studio’s voice "default"', { say: 'Hi', voice: 'default' }, '<Say>Hi</Say>'],
    ['a voice that renders to nothing', { say: 'Hi', voice: '{{flow.data.v}}' }, '<Say>Hi</Say>'],
    ['a loop', { say: 'Hi', loop: 2 }, '<Say loop="2">Hi</Say>'],
    ['a loop as text', { say: 'Hi', loop: '2' }, '<Say loop="2">Hi</Say>'],
    ['a loop of 1', { say: 'Hi', loop: 1 }, '<Say>Hi</Say>'],
    ['a loop without end', { say: 'Hi', loop: 0 }, '<Say loop="0">Hi</Say>'],
    ['null and empty ones', { say: 'Hi', play: null, digits: '', voice: '', loop: null }, '<Say>Hi</Say>'],
    ['a recording', { play: 'https://example.com/a.mp3' }, '<Play>https://example.com/a.mp3</Play>'],
    ['a recording on this service', { play: '/a.mp3' }, '<Play>https://calls-1234.twil.io/a.mp3</Play>'],
    [
      'a recording, twice, whose voice is nobody’s',
      { play: '/a.mp3', loop: 2, voice: 'alice', language: 'en' },
      '<Play loop="2">https://calls-1234.twil.io/a.mp3</Play>',
    ],
    ['keys', { digits: '1w2#' }, '<Play digits="1w2#"/>'],
    ['keys, twice', { digits: '*', loop: 2 }, '<Play digits="*" loop="2"/>'],
    ['a text that renders to nothing', { say: ' {{flow.data.none}} ' }, ''],
    ['a recording that renders to nothing', { play: '{{flow.data.none}}' }, ''],
    ['keys that render to nothing', { digits: '{{flow.data.none}}' }, ''],
  ])('with %s', (_, properties, elements) => {
    expect(say(properties)).toEqual([twiml(`${elements}<Hangup/>`), []]);
  });

  it.each<[title: string, properties: object, elements: string, log: string]>([
    [
      'a loop that renders to none',
      { say: 'Hi', loop: '{{flow.data.x}}' },
      '<Say>Hi</Say>',
      'hello loop: "<x>" is not a whole number from 0 to 1000; 1 stands in for it',
    ],
    [
      'a recording that renders to no URL',
      { play: '{{flow.data.x}}' },
      '',
      'hello play: "<x>" is not an absolute http(s) URL, or a /path on this service; left out',
    ],
    [
      'keys that render to none',
      { digits: '{{flow.data.x}}' },
      '',
      'hello digits: "<x>" is not keys to press: digits, *, # and w (a pause of half a second); left out',
    ],
    [
      'a voice whose Liquid fails',
      { say: 'Hi', voice: failing },
      '<Say>Hi</Say>',
      failedAt('hello', 'voice'),
    ],
  ])('logs %s, and goes on', (_, properties, elements, log) => {
    const [text, lines] = say(properties, { x: '<x>' });
    expect([text, lines]).toEqual([twiml(`${elements}<Hangup/>`), [log]]);
  });

  it.each(['say', 'play', 'digits'])('ends the flow where the Liquid of %s fails', (name) => {
    const flows = {
      main: flow(
        state('say-play', 'first', { say: 'One.' }, { audioComplete: 'faulty' }),
        state('say-play', 'faulty', { [name]: failing }, { audioComplete: 'last' }),
        state('say-play', 'last', { say: 'Never.' }),
      ),
    };
    const { text, log } = walk('/connect', { ...inbound, flow: 'main' }, serviceWith([], { flows }));
    expect([text, log]).toEqual([twiml('<Say>One.</Say><Hangup/>'), [failedAt('faulty', name)]]);
  });

  it('does not let the call change the host of a recording', () => {
    const [text, log] = say(
      { play: 'https://cdn.example.com{{flow.data.file}}' },
      { file: '.evil.example/x' },
    );
    expect([text, log]).toEqual([
      twiml('<Hangup/>'),
      [expect.stringMatching(/^hello play: its Liquid failed: a value in it would change/)],
    ]);
  });

  it('is a single widget, too', () => {
    const service = serviceWith([{ name: 'hello', type: 'say-play', properties: { say: 'Hello.' } }]);
    const { text } = walk('/connect', { ...inbound, widget: 'hello' }, service);
    expect(text).toBe(twiml('<Say>Hello.</Say><Hangup/>'));
  });

  it('goes on when the caller has heard it', () => {
    const flows = {
      main: flow(
        state('say-play', 'hello', { say: 'One.' }, { audioComplete: 'more' }),
        state('say-play', 'more', { say: 'Two.' }),
      ),
    };
    const { text } = walk(
      '/connect-status',
      { ...inbound, flow: 'main', widget: 'hello' },
      serviceWith([], { flows }),
    );
    expect(text).toBe(twiml('<Say>Two.</Say><Hangup/>'));
  });
});
