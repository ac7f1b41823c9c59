import { configurationOf } from '../../lib/configuration-of';
import { buildProject } from '../../scripts/build-project';
import { explainWalk } from '../../scripts/call/explain-walk';
import { type ServedProject, serveProject } from '../../scripts/call/serve-project';
import { simulateCall } from '../../scripts/call/simulate-call';
import type { Story } from '../../scripts/call/types';
import { checkProject } from '../../scripts/check-project';
import { doings, eventsOf, outcomesOf, wayOf } from '../support/simulated-call';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';

const environment = { ACCOUNT_SID: `AC${'a'.repeat(32)}`, AUTH_TOKEN: 'f'.repeat(32) };
/** A Wednesday in Chicago, at ten. */
const moment = Date.parse('2026-06-03T10:00:00-05:00');

function state(
  name: string,
  type: string,
  properties: object,
  next: Readonly<Record<string, string>>,
): object {
  const transitions = Object.entries(next).map(([event, to]) =>
    to === '' ? { event } : { event, next: to },
  );
  return { name, type, properties, transitions };
}

function flow(states: readonly object[], start: string): object {
  return {
    states: [state('Trigger', 'trigger', {}, { incomingCall: start }), ...states],
    initial_state: 'Trigger',
  };
}

const isOne = { type: 'equal_to', arguments: ['{{widgets.menu.Digits}}'], value: '1' };

const office = flow(
  [
    state(
      'hours',
      'business-hours',
      { timezone: 'America/Chicago', open: { 'mon-fri': '09:00-17:00' } },
      { open: 'greeting', closed: 'message' },
    ),
    state('greeting', 'say-play', { say: 'Thank you for calling.' }, { audioComplete: 'menu' }),
    state(
      'menu',
      'gather-input-on-call',
      { say: 'Press 1, or say a name.', stop_gather: true, number_of_digits: 1 },
      { keypress: 'choice', speech: 'who', timeout: 'menu' },
    ),
    {
      ...state('choice', 'split-based-on', { input: '{{widgets.menu.Digits}}' }, { noMatch: 'message' }),
      transitions: [
        { event: 'noMatch', next: 'message' },
        { event: 'match', next: 'wait', conditions: [isOne] },
      ],
    },
    state('wait', 'say-play', { say: 'One moment.' }, { audioComplete: 'who' }),
    state(
      'who',
      'make-http-request',
      {
        method: 'POST',
        url: 'https://calendar.example.com/on-call',
        content_type: 'application/json',
        body: '{"a":1}',
      },
      { success: 'ring', failed: 'message' },
    ),
    state(
      'ring',
      'connect-call-to',
      { noun: 'number', to: '{{widgets.who.parsed.phone | default: "+14155550100"}}' },
      { answered: '', callCompleted: 'message', hangup: 'missed' },
    ),
    state('message', 'say-play', { say: 'Leave a message.' }, { audioComplete: 'voicemail' }),
    state('voicemail', 'record-voicemail', {}, { recordingComplete: 'text', noAudio: 'bye' }),
    state(
      'text',
      'send-message',
      { from: '{{flow.channel.address}}', to: '+14155550100', body: '{{widgets.voicemail.RecordingUrl}}' },
      { sent: 'bye', failed: 'queue' },
    ),
    state(
      'missed',
      'send-message',
      { from: '+13125550100', to: '+14155550100', body: 'Missed' },
      { sent: '', failed: '' },
    ),
    state(
      'queue',
      'enqueue-call',
      { queue_name: 'support' },
      { callComplete: '', callFailure: 'bye', failedToEnqueue: 'note' },
    ),
    state('note', 'run-function', { url: 'https://notes.example.com/full' }, { success: 'bye', fail: 'bye' }),
    state('bye', 'say-play', { say: 'Goodbye.' }, { audioComplete: '' }),
  ],
  'hours',
);

describe('a call through a whole flow on the real runtime', () => {
  let project: TemporaryProject;
  let service: ServedProject;
  let here: Parameters<typeof explainWalk>[1];

  beforeAll(async () => {
    project = temporaryProject({
      files: {
        'assets/flows/office.private.json': JSON.stringify(office),
        'functions/clock.ts': `export const handler = async (_: unknown, __: unknown, callback: Function) => {
          const response = new Twilio.twiml.VoiceResponse();
          response.say([Date.now(), new Date().toISOString(), new Date(0).getTime(), new Date() instanceof Date].join(' '));
          callback(null, response);
        };`,
      },
    });
    const checked = checkProject(project.root);
    expect(checked.faults).toEqual([]);
    buildProject(project.root, checked.widgets);
    here = {
      configuration: configurationOf(checked.widgets),
      variables: environment,
      moment,
      addressOf: () => undefined,
    };
    service = await serveProject(project.root, {
      build: 'dist',
      environment,
      port: 0,
      follow: false,
      moment,
      addressOf: () => undefined,
    });
  }, 20_000);

  afterAll(async () => {
    await service.stop();
    project.discard();
  });

  let sids = 0;
  const call = (
    outcome = '',
    path = '/connect?flow=office',
    files: Readonly<Record<string, string>> = {},
  ): Promise<Story> =>
    simulateCall({
      call: {
        voiceUrl: `${service.url}${path}`,
        from: '+14155550111',
        to: '+13125550100',
        accountSid: environment.ACCOUNT_SID,
      },
      fetchWebhook: service.fetchWebhook,
      outcomes: outcomesOf(outcome, (file) => files[file] ?? ''),
      acceptKey: () => undefined,
      explain: (answered) => explainWalk(answered, here),
      follow: false,
      newSid: (prefix) => `${prefix}${(++sids).toString(16).padStart(32, '0')}`,
    });

  const start = [
    'office/hours: open → the widget greeting',
    'office/greeting: audioComplete → the widget menu',
  ];
  const silent = 'office/menu: timeout → the widget menu';

  it.each([
    [
      'digits:1,success',
      [
        ...start,
        'office/menu: keypress → the widget choice',
        'office/choice: match → the widget wait',
        'office/wait: audioComplete → the widget who',
        'office/who: success → the widget ring',
        'office/ring: answered → the end of the call',
        'hung up',
      ],
    ],
    [
      'speech:alice,failed,no-audio',
      [
        ...start,
        'office/menu: speech → the widget who',
        'office/who: failed → the widget message',
        'office/message: audioComplete → the widget voicemail',
        'office/voicemail: noAudio → the widget bye',
        'office/bye: audioComplete → the end of the call',
        'hung up',
      ],
    ],
    [
      'digits:2,recorded:20,not-sent,busy,failed',
      [
        ...start,
        'office/menu: keypress → the widget choice',
        'office/choice: noMatch → the widget message',
        'office/message: audioComplete → the widget voicemail',
        'office/voicemail: recordingComplete → the widget text',
        'office/text: failed → the widget queue',
        'office/queue: failedToEnqueue → the widget note',
        'office/note: fail → the widget bye',
        'office/bye: audioComplete → the end of the call',
        'hung up',
      ],
    ],
    ['', [...start, silent, silent, 'caller hung up']],
    ['silence,caller-hangup', [...start, silent, 'caller hung up']],
    [
      'digits:2,recorded:20+hangup,sent',
      [
        ...start,
        'office/menu: keypress → the widget choice',
        'office/choice: noMatch → the widget message',
        'office/message: audioComplete → the widget voicemail',
        'office/voicemail: recordingComplete → the widget text',
        'office/text: sent → the widget bye',
        'caller hung up',
      ],
    ],
    [
      'speech:alice,success,caller-hangup,sent',
      [
        ...start,
        'office/menu: speech → the widget who',
        'office/who: success → the widget ring',
        'office/ring: hangup → the widget missed',
        'office/missed: sent → the end of the call',
        'caller hung up',
      ],
    ],
    ['caller-hangup:listening', [...start, 'caller hung up']],
  ])('with the outcomes "%s" goes its way', async (outcome, way) => {
    const story = await call(outcome);
    expect(wayOf(story)).toEqual(way);
    expect(eventsOf(story, 'fault')).toEqual([]);
    expect(story.outcomes).toBe(outcome === '' ? 0 : outcome.split(',').length);
    expect(story.roundTrips).toBe(eventsOf(story, 'request').length);
  });

  it('takes what a web service answers from a file', async () => {
    const story = await call('speech:x,success:who.json', undefined, {
      'who.json': '{"phone":"+14155550133"}',
    });
    expect(eventsOf(story, 'ring')[0]?.legs.map(({ address }) => address)).toEqual(['+14155550133']);
    expect(eventsOf(story, 'act')).toEqual([
      {
        kind: 'act',
        act: { kind: 'web', method: 'POST', url: 'https://calendar.example.com/on-call', body: '{"a":1}' },
        answer: { kind: 'web', status: 200, body: '{"phone":"+14155550133"}' },
      },
    ]);
  });

  it('sends no text message, and tells of it', async () => {
    const story = await call('digits:2,recorded:20');
    expect(eventsOf(story, 'act').map(({ act }) => act)).toEqual([
      {
        kind: 'message',
        from: '+13125550100',
        to: '+14155550100',
        text: expect.stringMatching(/^https:\/\/api\.twilio\.com\/.*\/Recordings\/RE/),
      },
    ]);
  });

  it('speaks before it asks, and takes another round trip for it', async () => {
    const story = await call('digits:1,success');
    expect(story.roundTrips).toBe(4);
    expect(doings(story)[3]).toBe('The caller hears "One moment."');
  });

  it.each([
    [
      'digits:2,recorded:3,success',
      'number 3 in the list: success does not fit where a text message is sent to +14155550100; expected sent or not-sent',
    ],
    [
      'speech:x,sent',
      'number 2 in the list: sent does not fit where a web service is asked: POST https://calendar.example.com/on-call; expected success, success:FILE.json or failed',
    ],
  ])('takes %s for wrong use', async (outcome, text) => {
    const story = await call(outcome);
    expect(eventsOf(story, 'wrong-use').map((event) => event.text)).toEqual([`--outcome, ${text}`]);
    expect(story.ending).toBe('wrong use');
  });

  it('has a clock that stands, for every Function', async () => {
    expect(doings(await call('', '/clock'))).toEqual([
      `The caller hears "${moment} ${new Date(moment).toISOString()} 0 true"`,
    ]);
  });
});
