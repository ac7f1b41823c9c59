import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { requestOf, urlsIn, walk } from '../../support/walk';

function recording(properties: object, request: object = {}) {
  const service = serviceWith([], {
    flows: { main: flow(state('record-voicemail', 'message', properties)) },
  });
  const { text, log } = walk('/connect', { ...inbound, flow: 'main', ...request }, service);
  return [text, log];
}

const url = (carried: string) => `https://calls-1234.twil.io/connect-status?${carried}`;
const record = (attributes: string, carried = '') =>
  twiml(
    `<Record action="${url(`_steps=1${carried}&amp;flow=main&amp;widget=message`)}" method="POST" ${attributes}/>` +
      `<Redirect method="POST">${url(`_silent=1&amp;_steps=1${carried}&amp;flow=main&amp;widget=message`)}</Redirect>`,
  );

describe('record-voicemail', () => {
  it.each<[title: string, properties: object, attributes: string]>([
    ['no properties', {}, 'timeout="5" maxLength="3600" finishOnKey="" playBeep="true"'],
    [
      'all of them',
      {
        timeout: 10,
        finish_on_key: '#*',
        max_length: 120,
        transcribe: true,
        transcription_callback_url: '/text',
        play_beep: false,
        recording_status_callback_url: 'https://example.com/done',
        trim: 'trim-silence',
      },
      'timeout="10" maxLength="120" finishOnKey="#*" playBeep="false" transcribe="true" transcribeCallback="https://calls-1234.twil.io/text" recordingStatusCallback="https://example.com/done" trim="trim-silence"',
    ],
    [
      'texts, as Studio exports them',
      { timeout: '7', max_length: '60', transcribe: 'false', play_beep: 'true', trim: 'do-not-trim' },
      'timeout="7" maxLength="60" finishOnKey="" playBeep="true" transcribe="false" trim="do-not-trim"',
    ],
    [
      'null and empty ones',
      { timeout: null, finish_on_key: '', transcription_callback_url: '', trim: null },
      'timeout="5" maxLength="3600" finishOnKey="" playBeep="true"',
    ],
  ])('records with %s', (_, properties, attributes) => {
    expect(recording(properties)).toEqual([record(attributes), []]);
  });

  it('records whatever its Liquid renders to, and logs what is wrong', () => {
    const properties = {
      timeout: '{{flow.data.a}}',
      finish_on_key: '{{flow.data.a}}',
      max_length: failing,
      transcription_callback_url: '{{flow.data.a}}',
    };
    expect(recording(properties, { a: 'x' })).toEqual([
      record('timeout="5" maxLength="3600" finishOnKey="" playBeep="true"', '&amp;a=x'),
      [
        'message timeout: "x" is not a whole number from 0 to 3600; 5 stands in for it',
        failedAt('message', 'max_length'),
        'message finish_on_key: "x" is not the keys that end the message: 0 to 9, * and #; "" for none; left out',
        'message transcription_callback_url: "x" is not an absolute http(s) URL, or a /path on this service; left out',
      ],
    ]);
  });
});

describe('what a recording comes to', () => {
  const told =
    '{{widgets.message.RecordingSid}},{{widgets.message.RecordingUrl}},{{widgets.message.RecordingDuration}}';
  // What acts tells of an event even where the caller has gone.
  const text = (name: string) =>
    state('send-message', name, { from: '+13125550100', to: '+14155550100', body: `${name} ${told}` });
  const ways = { recordingComplete: 'complete', noAudio: 'silence', hangup: 'gone' };
  const recorded = {
    RecordingSid: 'RE1',
    RecordingUrl: 'https://api.example.com/RE1',
    RecordingDuration: '20',
  };
  const all = 'RE1,https://api.example.com/RE1,20';

  function event(transitions: Readonly<Record<string, string>>, request: object): string {
    const flows = {
      main: flow(
        state('record-voicemail', 'message', {}, transitions),
        text('complete'),
        text('silence'),
        text('gone'),
      ),
    };
    const { asked } = walk(
      '/connect-status',
      { ...inbound, CallStatus: 'in-progress', flow: 'main', widget: 'message', ...request },
      serviceWith([], { flows }),
      { results: { sendMessage: { ok: true, sid: 'SM1' } } },
    );
    const [[, what] = []] = asked;
    return typeof what === 'object' && what !== null && 'body' in what ? String(what.body) : 'the end';
  }

  it.each<[title: string, transitions: Readonly<Record<string, string>>, request: object, said: string]>([
    ['a message', ways, recorded, `complete ${all}`],
    ['a message ended by a key', ways, { ...recorded, Digits: '#' }, `complete ${all}`],
    ['nothing', ways, { _silent: '1' }, 'silence ,,'],
    ['nothing, by the action', ways, {}, 'silence ,,'],
    ['nothing, though a URL came', ways, { ...recorded, _silent: '1' }, `silence ${all}`],
    ['a message of one who hung up', ways, { ...recorded, CallStatus: 'completed' }, `gone ${all}`],
    ['the same, as <Record> tells', ways, { ...recorded, Digits: 'hangup' }, `gone ${all}`],
    ['nothing of one who hung up', ways, { CallStatus: 'completed' }, 'gone ,,'],
    [
      'a message of one who hung up, which is not listed',
      { recordingComplete: 'complete' },
      { ...recorded, CallStatus: 'completed' },
      `complete ${all}`,
    ],
    [
      'a message of one who hung up, which leads nowhere',
      { recordingComplete: 'complete', hangup: '' },
      { ...recorded, CallStatus: 'completed' },
      `complete ${all}`,
    ],
    [
      'nothing of one who hung up, which is not listed',
      { recordingComplete: 'complete', noAudio: 'silence' },
      { CallStatus: 'completed' },
      'the end',
    ],
    ['nothing, which is not listed', { recordingComplete: 'complete' }, {}, 'the end'],
  ])('is told: %s', (_, transitions, request, said) => {
    expect(event(transitions, request)).toBe(said);
  });

  it('is no outcome of a Dial, where it is carried', () => {
    const flows = {
      main: flow(
        state('record-voicemail', 'message', {}, { recordingComplete: 'bye' }),
        state('gather-input-on-call', 'bye', { say: 'Bye' }, { timeout: 'out' }),
        state(
          'send-message',
          'out',
          { from: '1', to: '2', body: '{{widgets.message.RecordingUrl}}' },
          {
            sent: 'https://example.com/next',
          },
        ),
      ),
    };
    const service = serviceWith([], { flows });
    const request = { ...inbound, CallStatus: 'in-progress', flow: 'main', widget: 'message', ...recorded };
    const { text: first } = walk('/connect-status', request, service);
    const { text: last, asked } = walk(
      '/connect-status',
      requestOf(urlsIn(first)[0], { From: '+1' }),
      service,
      {
        results: { sendMessage: { ok: true, sid: 'SM1' } },
      },
    );
    expect([last, asked]).toEqual([
      twiml('<Redirect method="POST">https://example.com/next</Redirect>'),
      [['sendMessage', { from: '1', to: '2', body: 'https://api.example.com/RE1' }]],
    ]);
  });
});
