import inbound from '../fixtures/inbound-call.json';
import { ask, twiml } from '../support/ask';
import { serviceWith } from '../support/service';

const root = 'https://calls-1234.twil.io';
const nouns = {
  number: { noun: 'number', to: '+14155550123' },
  client: { noun: 'client', to: 'alice' },
  sip: { noun: 'sip', sip_endpoint: 'sip:bob@example.com', sip_username: 'u', sip_password: 'p' },
  conference: { noun: 'conference', to: 'room' },
  multi: { noun: 'multi', to: '+14155550123, client:alice, sip:bob@example.com' },
};

function ring(properties: object, { X = '', domain = 'calls-1234.twil.io' } = {}) {
  const service = serviceWith([{ name: 'sales', properties }], { domain });
  return ask('/connect', { ...inbound, widget: 'sales', X }, service);
}

function dial(inside: string, more = '', host = root): string {
  return twiml(
    `<Dial action="${host}/connect-status?widget=sales" method="POST" callerId="+14155550111" timeout="30"${more}>${inside}</Dial>`,
  );
}

const number = '<Number>+14155550123</Number>';
const callbacks = {
  statusCallback: '/status?a=1&b=2',
  statusCallbackEvent: ['initiated', 'answered'],
  statusCallbackMethod: 'GET',
};
const calledBack = `statusCallback="${root}/status?a=1&amp;b=2" statusCallbackEvent="initiated answered" statusCallbackMethod="GET"`;

describe('the further attributes of an element', () => {
  it.each([
    [{ ...nouns.number, dial: {}, number: null }, dial(number)],
    [
      {
        ...nouns.number,
        dial: {
          answerOnBridge: true,
          hangupOnStar: 'false',
          ringTone: 'us-old',
          callReason: 'Your "order" <5>',
        },
      },
      dial(
        number,
        ' answerOnBridge="true" callReason="Your &quot;order&quot; &lt;5>" hangupOnStar="false" ringTone="us-old"',
      ),
    ],
    [
      {
        ...nouns.number,
        record: true,
        time_limit: 60,
        dial: { trim: 'do-not-trim', recordingStatusCallback: '/r' },
      },
      dial(
        number,
        ` timeLimit="60" record="record-from-answer" recordingStatusCallback="${root}/r" trim="do-not-trim"`,
      ),
    ],
    [
      {
        ...nouns.number,
        number: {
          ...callbacks,
          machineDetection: 'Enable',
          machineDetectionTimeout: 5,
          sendDigits: 'ww1#',
          callReason: 'Hi',
        },
      },
      dial(
        `<Number machineDetection="Enable" machineDetectionTimeout="5" ${calledBack} callReason="Hi" sendDigits="ww1#">+14155550123</Number>`,
      ),
    ],
    [
      { ...nouns.number, number: { url: 'https://example.com/whisper?a=1', method: 'GET' } },
      dial('<Number method="GET" url="https://example.com/whisper?a=1">+14155550123</Number>'),
    ],
    [
      { ...nouns.client, client: { ...callbacks, url: '/w' } },
      dial(`<Client ${calledBack} url="${root}/w">alice</Client>`),
    ],
    [
      { ...nouns.sip, sip: { ...callbacks, statusCallbackEvent: ' ringing  completed ' } },
      dial(
        `<Sip username="u" password="p" ${calledBack.replace('initiated answered', 'ringing completed')}>sip:bob@example.com</Sip>`,
      ),
    ],
    [
      {
        ...nouns.conference,
        conference: {
          beep: false,
          muted: true,
          maxParticipants: '10',
          waitUrl: '',
          waitMethod: 'GET',
          statusCallbackEvent: ['join', 'leave'],
        },
      },
      dial(
        '<Conference beep="false" maxParticipants="10" muted="true" statusCallbackEvent="join leave" waitMethod="GET" waitUrl="">room</Conference>',
      ),
    ],
    [
      {
        ...nouns.multi,
        number: { url: '/n' },
        client: { url: '/c' },
        sip: { url: '/s' },
        conference: { beep: true },
      },
      dial(
        `<Number url="${root}/n">+14155550123</Number><Client url="${root}/c">alice</Client><Sip url="${root}/s">sip:bob@example.com</Sip>`,
      ),
    ],
    [{ ...nouns.number, client: { url: '/c' }, sip: { url: '/s' } }, dial(number)],
    [{ ...nouns.number, dial: { ringTone: '', sequential: null } }, dial(number, ' ringTone=""')],
  ])('are written as they should be: %j', (properties, text) => {
    const { text: answer, problems } = ring(properties);
    expect([answer, problems]).toEqual([text, []]);
  });

  it('stay on this service, where they are a path', () => {
    const properties = {
      ...nouns.number,
      number: { url: '/a b/../c?d=1#e', statusCallback: 'http://example.com/' },
    };
    expect(ring(properties, { domain: 'localhost:3000' }).text).toBe(
      dial(
        '<Number statusCallback="http://example.com/" url="http://localhost:3000/c?d=1#e">+14155550123</Number>',
        '',
        'http://localhost:3000',
      ),
    );
  });

  const url = 'an absolute http(s) URL, or a /path on this service';
  it.each([
    ['dial', 'answerOnBridge', '{{trigger.call.X}}', 'true', 'true', undefined],
    ['dial', 'answerOnBridge', '{{trigger.call.X}}', ' false ', 'false', undefined],
    ['dial', 'answerOnBridge', '{{trigger.call.X}}', '', undefined, undefined],
    ['dial', 'answerOnBridge', '{{trigger.call.X}}', ' ', undefined, undefined],
    ['dial', 'answerOnBridge', '{{trigger.call.X}}', 'yes', undefined, 'true or false'],
    ['dial', 'callReason', 'About {{trigger.call.X}}', 'x'.repeat(44), `About ${'x'.repeat(44)}`, undefined],
    ['dial', 'callReason', '{{trigger.call.X}}', 'x'.repeat(65), undefined, 'text of at most 64 characters'],
    ['dial', 'passports', '{{trigger.call.X}}', '<a>', '&lt;a>', undefined],
    ['dial', 'passports', '{{trigger.call.X}}', '/9j/4AA=', '/9j/4AA=', undefined],
    ['dial', 'referUrl', '{{trigger.call.X}}', '/refer', `${root}/refer`, undefined],
    ['dial', 'referUrl', '/{{trigger.call.X}}', 'refer', `${root}/refer`, undefined],
    [
      'dial',
      'referUrl',
      'https://example.com/?x={{trigger.call.X}}',
      '1&',
      'https://example.com/?x=1&amp;',
      undefined,
    ],
    ['dial', 'referUrl', '{{trigger.call.X}}', 'refer', undefined, url],
    ['dial', 'referUrl', '{{trigger.call.X}}', '//example.com', undefined, url],
    ['dial', 'referUrl', '{{trigger.call.X}}', '/\t/example.com', undefined, url],
    ['dial', 'referUrl', '{{trigger.call.X}}', '/\n/[', undefined, url],
    ['dial', 'referUrl', '{{trigger.call.X}}', 'https://[', undefined, url],
    ['dial', 'ringTone', '{{trigger.call.X}}', 'US', undefined, 'RINGTONES'],
    [
      'dial',
      'recordingStatusCallbackEvent',
      'completed {{trigger.call.X}}',
      'absent',
      'completed absent',
      undefined,
    ],
    ['dial', 'recordingStatusCallbackEvent', ['completed', '{{trigger.call.X}}'], '', 'completed', undefined],
    [
      'dial',
      'recordingStatusCallbackEvent',
      ['completed', '{{trigger.call.X}}'],
      'busy',
      undefined,
      'a list of in-progress, completed, absent',
    ],
  ])('%s.%s that is %j and meets %j', (element, attribute, source, X, written, expected) => {
    const { text, problems } = ring({ ...nouns.number, [element]: { [attribute]: source } }, { X });
    const value = Array.isArray(source) ? `completed ${X}` : String(source).replace('{{trigger.call.X}}', X);
    const message = problems[0]?.message.replace(/at, au, .* or za/, 'RINGTONES');
    expect(text).toBe(dial(number, written === undefined ? '' : ` ${attribute}="${written}"`));
    expect(problems.map((problem) => ({ ...problem, message }))).toEqual(
      expected === undefined
        ? []
        : [
            {
              widget: 'sales',
              property: `${element}.${attribute}`,
              value,
              message: `is not ${expected}; left out`,
            },
          ],
    );
  });

  it('are left out where their Liquid fails, and the log says why', () => {
    const sequential = '{% for i in (1..100000000) %}{{i}}{% endfor %}';
    expect(ring({ ...nouns.number, dial: { sequential } })).toEqual({
      text: dial(number),
      problems: [
        {
          widget: 'sales',
          property: 'dial.sequential',
          message: 'its Liquid failed: memory alloc limit exceeded, line:1, col:1',
        },
      ],
      secrets: [],
    });
  });
});
