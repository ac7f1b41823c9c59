import dialCompleted from '../fixtures/dial-completed.json';
import inboundCall from '../fixtures/inbound-call.json';
import outboundCall from '../fixtures/outbound-call.json';
import { query } from '../support/carried';
import { action, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, From, To } = inboundCall;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const environment = {
  ROOM: 'lobby',
  ACCOUNT_SID: inboundCall.AccountSid,
  AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6',
};

/** Template → what it comes to in a call that brings `x=1` and `FlowSid`. */
const rows: [template: string, parameters: Record<string, string>, rendered: string][] = [
  ['{{trigger.call.From}} {{trigger.call.StirVerstat}}', {}, `${From} TN-Validation-Passed-A`],
  ['{{contact.channel.address}} {{flow.channel.address}}', {}, `${From} ${To}`],
  ['{{contact.channel.address}}-{{flow.channel.address}}', outboundCall, `${From}-${To}`],
  ['{{flow.flow_sid}}', {}, FlowSid],
  ['{{flow.data.x}}{{flow.variables.x}}', {}, '11'],
  [
    'a{{flow.data.widget}}{{flow.data.From}}{{flow.data._secret}}{{trigger.call._secret}}',
    { _secret: '1' },
    'a',
  ],
  ['{{env.ROOM}}-{{env.DOMAIN_NAME}}', {}, 'lobby-calls-1234.twil.io'],
  ['a{{env.AUTH_TOKEN}}{{env["AUTH_TOKEN"]}}b', {}, 'ab'],
  ['a{{nothing}}{{flow.data.nothing.at.all}}{{widgets.nobody.DialCallStatus}}b', {}, 'ab'],
  ['a{{flow.data.constructor}}{{flow.data.__proto__}}{{trigger.call.toString}}b', {}, 'ab'],
  ['{% if flow.data.x == "1" %}one{% else %}other{% endif %}', {}, 'one'],
  ['{{trigger.call.ToCity | downcase | append: "!"}}', {}, 'chicago!'],
  ['{{flow.data | to_json}}', {}, '{"x":"1"}'],
  ['{{flow.data.x}}', { x: '{{env.ROOM}}{% if %}' }, '{{env.ROOM}}{% if %}'],
  ['{{flow.data.x}}', { x: 'a\u0000\u000b<&\u{1f600}' }, 'a&lt;&amp;\u{1f600}'],
];

const widgets = {
  options: widgetContent({
    noun: 'client',
    to: 'a',
    record: '{{flow.data.record}}',
    timeout: '{{flow.data.timeout}}',
    time_limit: '{{flow.data.limit}}',
  }),
  first: widgetContent({ noun: 'client', to: 'a' }, { answered: 'second' }),
  second: widgetContent(
    {
      noun: 'conference',
      to: '{{widgets.first.DialCallStatus}} {{widgets.first.variables.DialCallSid}} {{widgets.first.DialCallDuration}} {{widgets.first.variables.RecordingUrl}}{{widgets.second.DialCallStatus}}',
    },
    { answered: '{{widgets.first.RecordingUrl}}?{{widgets.second.DialCallStatus}}' },
  ),
};

describe('Liquid', () => {
  let service: LocalService;
  beforeAll(async () => {
    const rooms = rows.map(([to], index) => [`room-${index}`, widgetContent({ noun: 'conference', to })]);
    service = await startLocalService({ widgets: { ...widgets, ...Object.fromEntries(rooms) }, environment });
  });
  afterAll(() => service.stop());

  it.each(rows.map((row, index) => [...row, index] as const))(
    'renders %j with %j as %j',
    async (_, parameters, rendered, index) => {
      const widget = `room-${index}`;
      const call = { ...inboundCall, FlowSid, x: '1', ...parameters, widget };
      const carried = query({ x: call.x, FlowSid, widget });
      expect(await service.post('/connect', call)).toEqual(
        twiml(
          `<Dial ${action(carried)} callerId="${From}" timeout="30"><Conference>${rendered}</Conference></Dial>`,
        ),
      );
    },
  );

  it.each([
    [{}, 'timeout="30"'],
    [{ record: '', timeout: ' ', limit: '' }, 'timeout="30"'],
    [
      { record: 'true', timeout: '600', limit: '86400' },
      'timeout="600" timeLimit="86400" record="record-from-answer"',
    ],
    [{ record: 'false', timeout: ' 1 ', limit: '1' }, 'timeout="1" timeLimit="1"'],
    [{ record: 'do-not-record' }, 'timeout="30" record="do-not-record"'],
  ])('gives the options %j', async (options, attributes) => {
    const carried = query({ widget: 'options', ...options });
    expect(await service.post('/connect', { ...inboundCall, widget: 'options', ...options })).toEqual(
      twiml(`<Dial ${action(carried)} callerId="${From}" ${attributes}><Client>a</Client></Dial>`),
    );
  });

  const times = 'is not whole seconds from';
  const recordings =
    'is not true, false, or one of do-not-record, record-from-answer, record-from-ringing, record-from-answer-dual, record-from-ringing-dual; false stands in for it';
  it.each([
    ['timeout', 'timeout', '0', `${times} 1 to 600; 30 stands in for it`],
    ['timeout', 'timeout', '601', `${times} 1 to 600; 30 stands in for it`],
    ['timeout', 'timeout', '1.5', `${times} 1 to 600; 30 stands in for it`],
    ['timeout', 'timeout', '1e2', `${times} 1 to 600; 30 stands in for it`],
    ['limit', 'time_limit', '86401', `${times} 1 to 86400; left out`],
    ['limit', 'time_limit', '-1', `${times} 1 to 86400; left out`],
    ['record', 'record', 'yes', recordings],
  ])('that makes %s (%s) %j leaves the default, with an error', async (name, property, value, message) => {
    expect(await service.post('/connect', { ...inboundCall, widget: 'options', [name]: value })).toEqual(
      twiml(
        `<Dial ${action(query({ widget: 'options', [name]: value }))} callerId="${From}" timeout="30"><Client>a</Client></Dial>`,
        [{ message, widget: 'options', property, value, callSid: CallSid }],
      ),
    );
  });

  it('reads the outcome of every widget of the call, and this one’s own in `next`', async () => {
    const { DialCallSid, RecordingUrl } = dialCompleted;
    const outcome = ['first', 'completed', DialCallSid, '42', RecordingUrl];
    const state = query({ widget: 'second', _widgets: '2', _outcomes: [outcome] });
    expect(await service.post('/connect-status?widget=first', dialCompleted)).toEqual(
      twiml(
        `<Dial ${action(state)} callerId="${From}" timeout="30"><Conference>completed ${DialCallSid} 42 ${RecordingUrl}</Conference></Dial>`,
      ),
    );
    expect(
      await service.post(`/connect-status?${state}`, {
        ...inboundCall,
        CallStatus: 'in-progress',
        DialCallStatus: 'answered',
      }),
    ).toEqual(
      twiml(`<Redirect method="POST">${RecordingUrl}?answered&amp;DialCallStatus=answered</Redirect>`),
    );
  });
});
