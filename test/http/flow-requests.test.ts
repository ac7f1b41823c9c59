import inboundCall from '../fixtures/inbound-call.json';
import { query } from '../support/carried';
import { action, redirect, refusal, twiml } from '../support/expected-reply';
import { flow, state } from '../support/flow';
import { actionOf, redirectOf } from '../support/follow';
import { type LocalService, startLocalService } from '../support/local-service';
import { type Receiver, startReceiver } from '../support/receiver';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid, From } = inboundCall;
const environment = { ACCOUNT_SID: AccountSid, AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6' };
const messages = `/2010-04-01/Accounts/${AccountSid}/Messages.json`;
const here = { ...inboundCall, CallStatus: 'in-progress' };
const gone = { ...inboundCall, CallStatus: 'completed' };
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const recording = { RecordingSid: 'RE1', RecordingUrl: 'https://example.com/RE1', RecordingDuration: '7' };

/** Says its name, and ends. */
const speaking = (text: string, more: object = {}) => ({
  ...flow(state('say-play', 'hello', { say: text })),
  ...more,
});
const text = {
  from: '{{flow.channel.address}}',
  to: '+14155550100',
  body: '{{widgets.record.RecordingUrl}}{{widgets.ring.DialCallStatus}}',
};

const flows: Record<string, object> = {
  numbered: speaking('numbered', { numbers: ['+13125550100'] }),
  '13125550177': speaking('all digits'),
  default: speaking('default'),
  main: flow(
    state('say-play', 'hello', { say: 'main {{flow.data.x}}' }, { audioComplete: 'other' }),
    state('connect-call-to', 'other', { noun: 'client', to: 'alice' }, { callCompleted: 'flow:second' }),
  ),
  odd: flow(
    state(
      'gather-input-on-call',
      'ask/for it?',
      { say: 'Yes?' },
      { keypress: 'Größe 1', timeout: 'ask/for it?' },
    ),
    state('say-play', 'Größe 1', { say: '{{widgets["ask/for it?"].Digits}}' }),
  ),
  second: flow(state('say-play', 'hello', { say: 'second after {{widgets.other.DialCallStatus}}' })),
  ask: flow(
    state('gather-input-on-call', 'menu', { say: 'Which?' }, { keypress: 'told', timeout: 'silent' }),
    state('say-play', 'told', { say: '{{widgets.menu.Digits}}' }),
    state('say-play', 'silent', { say: 'silence' }),
  ),
  record: flow(
    state('record-voicemail', 'record', {}, { recordingComplete: 'text', noAudio: 'nothing' }),
    state('send-message', 'text', text, { sent: 'thanks' }),
    state('say-play', 'thanks', { say: 'Thanks.' }),
    state('say-play', 'nothing', { say: 'Nothing.' }),
  ),
  heeded: flow(
    state('record-voicemail', 'record', {}, { recordingComplete: 'text', hangup: 'split' }),
    state('split-based-on', 'split', { input: '1' }, { noMatch: 'text' }),
    state('send-message', 'text', text, { sent: 'told', failed: 'told' }),
    state('set-variables', 'told', { variables: [{ key: 'a', value: 'b' }] }, { next: 'again' }),
    state('connect-call-to', 'again', { noun: 'client', to: 'alice' }, { hangup: 'text' }),
  ),
  away: flow(
    state(
      'add-twiml-redirect',
      'survey',
      { url: 'https://example.com/survey?a=1', timeout: '14400' },
      { return: 'back', timeout: 'never', fail: 'never' },
    ),
    state('say-play', 'back', { say: '{{widgets.survey.score}} {{widgets.survey.Digits}}' }),
    state('say-play', 'never', { say: 'never' }),
  ),
};

let twilioApi: Receiver;
let service: LocalService;
beforeAll(async () => {
  twilioApi = await startReceiver();
  twilioApi.treat(messages, [{ status: 201, body: '{"sid":"SM1"}' }]);
  service = await startLocalService(
    {
      environment,
      widgets: {
        single: widgetContent({ noun: 'client', to: 'alice' }),
        hello: { type: 'say-play', properties: { say: 'the single hello' } },
      },
      files: Object.fromEntries(
        Object.entries(flows).map(([name, content]) => [
          `assets/flows/${name}.private.json`,
          JSON.stringify(content),
        ]),
      ),
    },
    { twilioApi: twilioApi.origin },
  );
});
afterAll(() => Promise.all([service.stop(), twilioApi.stop()]));

const says = (said: string) => twiml(`<Say>${said}</Say><Hangup/>`);
const notFound = (message: string) => refusal(404, message, [{ message, callSid: CallSid }]);

describe('which flow answers', () => {
  it.each<[string, object, ReturnType<typeof twiml>]>([
    [
      'the widget of the flow, where both are named',
      { flow: 'second', widget: 'hello' },
      says('second after'),
    ],
    [
      'the flow from its start',
      { flow: 'ask' },
      twiml(
        `<Gather input="dtmf" ${action('_steps=1&flow=ask&widget=menu')} actionOnEmptyResult="true" timeout="5"><Say>Which?</Say></Gather>`,
      ),
    ],
    [
      'the single widget, also where flows have one of that name',
      { widget: 'hello' },
      says('the single hello'),
    ],
    ['the flow that has the number', {}, says('numbered')],
    ['the flow whose name is the number', { To: '+13125550177' }, says('all digits')],
    [
      'the flow of the Twilio number of an outbound call',
      { Direction: 'outbound-api', From: '+13125550177', To: From },
      says('all digits'),
    ],
    ['the flow named default', { To: '+13125550199' }, says('default')],
    ['the rest, where the names are empty', { flow: '', widget: '' }, says('numbered')],
    [
      'nobody, for a flow that does not exist',
      { flow: 'nobody' },
      notFound('No flow here is named "nobody".'),
    ],
    [
      'nobody, for a single widget in place of a flow',
      { flow: 'single' },
      notFound('No flow here is named "single".'),
    ],
    [
      'nobody, for a widget that the flow does not have',
      { flow: 'main', widget: 'single' },
      notFound('No flow here is named "main" and has a widget named "single".'),
    ],
    [
      'nobody, for a flow in place of a single widget',
      { widget: 'main' },
      notFound('No widget here is named "main".'),
    ],
    [
      'nobody, for the trigger',
      { flow: 'main', widget: 'Trigger' },
      notFound('No flow here is named "main" and has a widget named "Trigger".'),
    ],
  ])('is %s', async (_, named, reply) => {
    expect(await service.post('/connect', { ...inboundCall, ...named })).toEqual(reply);
    expect(await service.get('/connect', { ...inboundCall, ...named })).toEqual(reply);
  });

  it('is named in every URL, with the user’s own parameters and Studio’s flow', async () => {
    const carried = query({ FlowSid, _steps: '2', flow: 'main', widget: 'other', x: '1' });
    expect(await service.post(`/connect?flow=main&x=1&FlowSid=${FlowSid}`, inboundCall)).toEqual(
      twiml(
        `<Say>main 1</Say><Dial ${action(carried)} callerId="${From}" timeout="30"><Client>alice</Client></Dial>`,
      ),
    );
  });

  it('has widgets with any names that Studio let them have', async () => {
    const asked = await service.post('/connect?flow=odd', inboundCall);
    const url = actionOf(asked);
    expect(url).toContain('&widget=ask%2Ffor%20it%3F');
    expect(await service.post(url, { ...here, Digits: '7' })).toEqual(says('7'));
    expect((await service.post('/connect', { ...inboundCall, widget: 'odd/Größe 1' })).status).toBe(404);
    expect((await service.post('/connect', { ...inboundCall, widget: 'odd/menu' })).status).toBe(404);
  });

  it('is another, where a transition leads to one', async () => {
    const ended = { ...here, DialCallStatus: 'busy' };
    expect(await service.post('/connect-status?flow=main&widget=other', ended)).toEqual(
      says('second after busy'),
    );
  });
});

describe('a request to a flow', () => {
  const pressed = '/connect-status?flow=ask&widget=menu';

  it('counts by GET as by POST', async () => {
    expect(
      await service.get('/connect-status', { flow: 'ask', widget: 'menu', ...here, Digits: '7' }),
    ).toEqual(says('7'));
    expect(await service.post(pressed, { ...here, Digits: '7' })).toEqual(says('7'));
  });

  it.each<[string, string, [string, string][], string]>([
    [
      'twice: the last one counts',
      pressed,
      [
        ['Digits', '1'],
        ['Digits', '2'],
      ],
      '2',
    ],
    ['in query and body: the body counts', `${pressed}&Digits=3`, [['Digits', '4']], '4'],
    ['with an empty value: it is none', pressed, [['Digits', '']], 'silence'],
    ['not at all', pressed, [], 'silence'],
    [
      'with a name of the prototype',
      pressed,
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
      'silence',
    ],
    [
      'with TwiML in it',
      pressed,
      [['Digits', '</Say><Dial>1</Dial>']],
      '&lt;/Say&gt;&lt;Dial&gt;1&lt;/Dial&gt;',
    ],
    [
      'with Liquid in it',
      pressed,
      [['Digits', '{{env.AUTH_TOKEN}}{{contact.channel.address}}']],
      '{{env.AUTH_TOKEN}}{{contact.channel.address}}',
    ],
  ])('takes a parameter that comes %s', async (_, path, form, said) => {
    const { CallStatus: _status, ...call } = here;
    expect(
      await service.post(path, [...Object.entries(call), ['CallStatus', 'in-progress'], ...form]),
    ).toEqual(says(said));
  });

  it.each([
    '{"Digits":["1",2,null,"5",{}]}',
    '{"Digits":"5","flow":"ask","x":{"y":1},"_outputs":7,"_steps":[1]}',
  ])('takes JSON of any kind: %s', async (json) => {
    expect(await service.postJson(pressed, json)).toEqual(says('5'));
  });

  it.each(['%', '_', 'a.b', 'x_.y_.', '_7B_7D', 'menu.notjson', 'menu._5B1_5D'])(
    'goes on with a state that is damaged: %s',
    async (damaged) => {
      const state = query({ _outputs: damaged, _variables: damaged, _outcomes: damaged, _steps: damaged });
      expect(await service.post(`${pressed}&${state}`, { ...here, Digits: '6' })).toEqual(says('6'));
    },
  );

  it('for a widget that is gone goes back to Studio, else nowhere', async () => {
    const message =
      'No widget here is named "gone", which this call was in; it may have gone with a new deployment.';
    expect(await service.post('/connect-status?flow=ask&widget=gone', here)).toEqual(notFound(message));
    expect(await service.post(`/connect-status?flow=ask&widget=gone&FlowSid=${FlowSid}`, here)).toMatchObject(
      {
        status: 200,
        body: expect.stringContaining(`/Flows/${FlowSid}?FlowEvent=return</Redirect>`),
      },
    );
  });
});

describe('a message that is recorded', () => {
  const texts = (since: number) =>
    twilioApi
      .at(messages)
      .slice(since)
      .map(({ form }) => form.Body);
  const record = (name: string) => service.post('/connect', { ...inboundCall, flow: name });

  it.each<[string, string, 'action' | 'silent', object, string, string[]]>([
    [
      'is texted',
      'record',
      'action',
      { ...here, ...recording },
      '<Say>Thanks.</Say><Hangup/>',
      [recording.RecordingUrl],
    ],
    ['is none, where Twilio goes by', 'record', 'silent', here, '<Say>Nothing.</Say><Hangup/>', []],
    ['is none, where it has no URL', 'record', 'action', here, '<Say>Nothing.</Say><Hangup/>', []],
    [
      'is texted when the caller hung up after it',
      'record',
      'action',
      { ...gone, ...recording },
      '<Hangup/>',
      [recording.RecordingUrl],
    ],
    ['is none, where the caller hung up before it', 'record', 'silent', gone, '<Hangup/>', []],
    [
      'goes where hangup leads, and no further than to who would be rung',
      'heeded',
      'action',
      { ...gone, ...recording },
      '<Hangup/>',
      [recording.RecordingUrl],
    ],
    ['goes where hangup leads with nothing recorded, too', 'heeded', 'silent', gone, '<Hangup/>', ['']],
  ])('%s', async (_, name, way, request, inside, sent) => {
    const before = twilioApi.at(messages).length;
    const asked = await record(name);
    const path = way === 'action' ? actionOf(asked) : redirectOf(asked);
    const { body } = await service.post(path, { ...request });
    expect(body).toEqual(twiml(inside).body);
    // A message without a text is not sent.
    expect(texts(before)).toEqual(sent.filter((one) => one !== ''));
  });
});

describe('a call that is handed over to other TwiML', () => {
  it('goes there, and comes back by FlowEvent=return with what it brings', async () => {
    expect(await service.post('/connect?flow=away&x=1', inboundCall)).toEqual(
      redirect('https://example.com/survey?a=1&x=1'),
    );
    const back = '/connect-status?flow=away&widget=survey&FlowEvent=return&score=9';
    expect(await service.post(back, { ...here, Digits: '3' })).toEqual(says('9 3'));
    const asked = Object.fromEntries(new URLSearchParams(back.split('?')[1]));
    expect(await service.get('/connect-status', { ...asked, ...here, Digits: '3' })).toEqual(says('9 3'));
  });

  it('is over where the caller has gone meanwhile', async () => {
    const back = '/connect-status?flow=away&widget=survey&FlowEvent=return&score=9';
    expect(await service.post(back, gone)).toEqual(twiml('<Hangup/>'));
  });
});
