import inboundCall from '../fixtures/inbound-call.json';
import { query } from '../support/carried';
import { action, refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { CallSid } = inboundCall;
const sim = 'DE8caa2afb9d5279926619c458dc7098a8';
const app = 'AP8caa2afb9d5279926619c458dc7098a8';
const from = 'callerId="+14155550111" timeout="30"';
const number = '<Number>+14157234000</Number>';
const own = `https://${domain}`;

/** Name → properties, and the attributes and content of the `<Dial>` that they come to. */
const rows: Record<string, [properties: object, attributes: string, targets: string]> = {
  'several-clients': [
    { noun: 'client-multi', to: 'alice, client:bob,, J. Ünal <1>' },
    from,
    '<Client>alice</Client><Client>bob</Client><Client>J. Ünal &lt;1&gt;</Client>',
  ],
  'several-sip-phones': [
    {
      noun: 'sip-multi',
      sip_endpoint: 'sip:jack@example.com, sips:jill@example.com:5061;transport=tls?x-a=1&x-b=2',
      sip_username: 'jack',
      sip_password: '{{flow.data.password}}',
    },
    from,
    '<Sip username="jack">sip:jack@example.com</Sip><Sip username="jack">sips:jill@example.com:5061;transport=tls?x-a=1&amp;x-b=2</Sip>',
  ],
  'sip-domain-phones': [
    { noun: 'sip-multi', sip_endpoint: 'sip:a@x.sip.twilio.com, sip:b@x.sip.us1.twilio.com' },
    from,
    '<Sip>sip:a@x.sip.twilio.com</Sip><Sip>sip:b@x.sip.us1.twilio.com</Sip>',
  ],
  mixture: [
    { noun: 'multi', to: `+14157234000, client:alice, sip:bob@example.com, sim:${sim}, (415) 555-1212` },
    from,
    `${number}<Client>alice</Client><Sip>sip:bob@example.com</Sip><Sim>${sim}</Sim><Number>+14155551212</Number>`,
  ],
  'mixture-one-by-one': [
    {
      noun: 'multi',
      to: '+14157234000, sip:a@x.sip.twilio.com',
      dial: { sequential: true },
    },
    `${from} sequential="true"`,
    `${number}<Sip>sip:a@x.sip.twilio.com</Sip>`,
  ],
  queue: [
    { noun: 'queue', to: 'support', queue: { url: '/connecting' } },
    from,
    `<Queue url="${own}/connecting">support</Queue>`,
  ],
  application: [
    { noun: 'application', to: app, application: { parameters: { a: '{{trigger.call.CallSid}}' } } },
    from,
    `<Application><ApplicationSid>${app}</ApplicationSid><Parameter name="a" value="${CallSid}"/></Application>`,
  ],
  whatsapp: [
    { noun: 'whatsapp', to: '+14157234000, whatsapp:+14155551212', caller_id: 'whatsapp:+13125550199' },
    'callerId="whatsapp:+13125550199" timeout="30"',
    '<WhatsApp>+14157234000</WhatsApp><WhatsApp>+14155551212</WhatsApp>',
  ],
  'sip-routes': [
    {
      noun: 'sip',
      sip_endpoint: [
        { uri: 'sip:a@x.example', priority: 1, weight: 10 },
        { uri: 'sip:a@y.example', priority: 2 },
      ],
      sip_username: 'jack',
    },
    from,
    '<Sip username="jack"><Uri priority="1" weight="10">sip:a@x.example</Uri><Uri priority="2">sip:a@y.example</Uri></Sip>',
  ],
  ten: [
    { noun: 'client-multi', to: 'a,b,c,d,e,f,g,h,i,j' },
    from,
    [...'abcdefghij'].map((name) => `<Client>${name}</Client>`).join(''),
  ],
  'dial-attributes': [
    {
      noun: 'number',
      to: '+14157234000',
      record: true,
      time_limit: 60,
      dial: {
        answerOnBridge: true,
        hangupOnStar: 'false',
        ringTone: 'us-old',
        trim: 'do-not-trim',
        recordingTrack: 'both',
        recordingStatusCallback: '/recorded?a=1&b=2',
        recordingStatusCallbackEvent: ['in-progress', 'completed'],
        recordingStatusCallbackMethod: 'GET',
        referUrl: 'https://example.com/refer',
        callReason: '{{flow.data.reason | default: "Your order <3>"}}',
      },
    },
    `${from} timeLimit="60" record="record-from-answer" answerOnBridge="true" callReason="Your order &lt;3>" hangupOnStar="false" recordingStatusCallback="${own}/recorded?a=1&amp;b=2" recordingStatusCallbackEvent="in-progress completed" recordingStatusCallbackMethod="GET" recordingTrack="both" referUrl="https://example.com/refer" ringTone="us-old" trim="do-not-trim"`,
    number,
  ],
  'number-attributes': [
    {
      noun: 'number-multi',
      to: '+14157234000, +14155551212',
      number: {
        sendDigits: 'wwww1928',
        url: '/whisper',
        method: 'GET',
        statusCallback: 'https://example.com/status?{{flow.data.reason | url_encode}}',
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        machineDetection: 'DetectMessageEnd',
        machineDetectionTimeout: 30,
        byoc: 'BY0123456789abcdef0123456789abcdef',
      },
      client: { statusCallback: '/unused' },
    },
    from,
    ['+14157234000', '+14155551212']
      .map(
        (to) =>
          `<Number machineDetection="DetectMessageEnd" machineDetectionTimeout="30" statusCallback="https://example.com/status?" statusCallbackEvent="initiated ringing answered completed" byoc="BY0123456789abcdef0123456789abcdef" method="GET" sendDigits="wwww1928" url="${own}/whisper">${to}</Number>`,
      )
      .join(''),
  ],
  'attributes-by-kind': [
    {
      noun: 'multi',
      to: `+14157234000, client:alice, sip:bob@example.com, sim:${sim}`,
      number: { statusCallback: '/number' },
      client: { statusCallback: '/client' },
      sip: { statusCallback: '/sip' },
    },
    from,
    `<Number statusCallback="${own}/number">+14157234000</Number><Client statusCallback="${own}/client">alice</Client><Sip statusCallback="${own}/sip">sip:bob@example.com</Sip><Sim>${sim}</Sim>`,
  ],
  'client-parameters': [
    {
      noun: 'client-multi',
      to: 'alice, bob',
      client: {
        statusCallback: 'https://example.com/status',
        parameters: {
          caller: '{{contact.channel.address}}',
          'full name': 'J. & "Ü"',
          nothing: '{{flow.data.nothing}}',
        },
      },
    },
    from,
    ['alice', 'bob']
      .map(
        (identity) =>
          `<Client statusCallback="https://example.com/status"><Identity>${identity}</Identity><Parameter name="caller" value="+14155550111"/><Parameter name="full name" value="J. &amp; &quot;Ü&quot;"/></Client>`,
      )
      .join(''),
  ],
  'sip-headers': [
    {
      noun: 'sip-multi',
      sip_endpoint: 'sip:jack@example.com, sip:jill@example.com?x-a=1',
      sip: {
        headers: {
          'X-Caller': '{{contact.channel.address}}',
          'User-to-User': 'J. & "Ü"=?;',
          'X-Nothing': '{{flow.data.nothing}}',
        },
      },
    },
    from,
    ['sip:jack@example.com?', 'sip:jill@example.com?x-a=1&amp;']
      .map(
        (start) =>
          `<Sip>${start}X-Caller=%2B14155550111&amp;User-to-User=J.%20%26%20%22%C3%9C%22%3D%3F%3B</Sip>`,
      )
      .join(''),
  ],
  'conference-attributes': [
    {
      noun: 'conference',
      to: 'Stand-up',
      conference: {
        startConferenceOnEnter: false,
        endConferenceOnExit: 'true',
        beep: 'onEnter',
        maxParticipants: 10,
        muted: '{{flow.data.muted | default: true}}',
        waitUrl: '',
        record: 'record-from-start',
        statusCallback: '/room',
        statusCallbackEvent: 'start end join leave',
        participantLabel: 'caller {{contact.channel.address}}',
      },
    },
    from,
    `<Conference beep="onEnter" endConferenceOnExit="true" maxParticipants="10" muted="true" participantLabel="caller +14155550111" record="record-from-start" startConferenceOnEnter="false" statusCallback="${own}/room" statusCallbackEvent="start end join leave" waitUrl="">Stand-up</Conference>`,
  ],
};

const liquid = (properties: object) => widgetContent({ to: '{{flow.data.to}}', ...properties });

describe('the TwiML of /connect, beyond Studio', () => {
  let service: LocalService;
  beforeAll(async () => {
    const widgets = Object.entries(rows).map(([name, [properties]]) => [name, widgetContent(properties)]);
    service = await startLocalService({
      widgets: {
        ...Object.fromEntries(widgets),
        clients: liquid({ noun: 'client-multi' }),
        phones: widgetContent({ noun: 'sip-multi', sip_endpoint: '{{flow.data.to}}' }),
        anybody: liquid({ noun: 'multi' }),
        attributes: widgetContent({
          noun: 'number',
          to: '+14157234000',
          dial: {
            answerOnBridge: '{{flow.data.answerOnBridge}}',
            referUrl: '{{flow.data.url}}',
            recordingStatusCallbackEvent: '{{flow.data.events}}',
          },
          number: { machineDetectionTimeout: '{{flow.data.seconds}}', url: '{{flow.data.url}}' },
        }),
        'long-headers': widgetContent({
          noun: 'sip',
          sip_endpoint: 'sip:jack@example.com',
          sip: { headers: { 'X-Long': '{{flow.data.long}}', 'X-Short': 'short' } },
        }),
      },
    });
  });
  afterAll(() => service.stop());

  it.each(Object.entries(rows))('dials %s', async (widget, [, attributes, targets]) => {
    expect(await service.post('/connect', { ...inboundCall, widget })).toEqual(
      twiml(`<Dial ${action(`widget=${widget}`)} ${attributes}>${targets}</Dial>`),
    );
  });

  const ask = (widget: string, more: Record<string, string>) =>
    service.post('/connect', { ...inboundCall, widget, ...more });
  const dial = (
    carried: Record<string, string>,
    { attributes = from, targets }: { attributes?: string; targets: string },
    log: object[] = [],
  ) => twiml(`<Dial ${action(query(carried))} ${attributes}>${targets}</Dial>`, log);
  const anyExpected =
    'a phone number in E.164, client:IDENTITY, sip:USER@HOST, whatsapp:NUMBER or sim: and the SID of a SIM';

  it.each([
    ['clients', 'alice, client:bob', '<Client>alice</Client><Client>bob</Client>', []],
    [
      'phones',
      'sip:a@example.com, jack, b@example.com, sip:c@x.sip.twilio.com',
      '<Sip>sip:a@example.com</Sip><Sip>sip:c@x.sip.twilio.com</Sip>',
      [
        ['jack', 'is not a SIP URI, such as sip:alice@example.com; it does not ring'],
        ['b@example.com', 'is not a SIP URI, such as sip:alice@example.com; it does not ring'],
      ],
    ],
    [
      'anybody',
      'alice, +14157234000,, sim:DE1, client:, CLIENT:bob',
      `${number}<Client>bob</Client>`,
      [
        ['alice', `is not ${anyExpected}; it does not ring`],
        ['sim:DE1', `is not ${anyExpected}; it does not ring`],
        ['client:', `is not ${anyExpected}; it does not ring`],
      ],
    ],
  ] as const)('rings whom Liquid names, and logs who is none: %s', async (widget, to, targets, problems) => {
    const property = widget === 'phones' ? 'sip_endpoint' : 'to';
    const log = problems.map(([value, message]) => ({ widget, property, value, message, callSid: CallSid }));
    expect(await ask(widget, { to })).toEqual(dial({ widget, to }, { targets }, log));
  });

  it('rings the first ten, and logs that there are more', async () => {
    const to = [...'abcdefghijkl'].join(',');
    const targets = [...'abcdefghij'].map((name) => `<Client>${name}</Client>`).join('');
    const message = 'has 12 targets; only the first 10 ring';
    expect(await ask('clients', { to })).toEqual(
      dial({ widget: 'clients', to }, { targets }, [
        { widget: 'clients', property: 'to', value: to, message, callSid: CallSid },
      ]),
    );
  });

  it('leaves endpoints of a Twilio SIP Domain out where others ring at the same time', async () => {
    const to = '+14157234000,sip:a@x.sip.us1.twilio.com;transport=tls,sip:b@sip.twilio.com.example.com';
    const message =
      'has endpoints of a Twilio SIP Domain, which do not ring in parallel with other kinds of target';
    expect(await ask('anybody', { to })).toEqual(
      dial({ widget: 'anybody', to }, { targets: `${number}<Sip>sip:b@sip.twilio.com.example.com</Sip>` }, [
        { widget: 'anybody', property: 'to', value: to, message, callSid: CallSid },
      ]),
    );
  });

  it.each([
    ['clients', 'to', '', 'nothing'],
    ['anybody', 'to', ' , ,', '", ,"'],
  ])('is refused where nobody is left to ring: %s', async (widget, property, to, rendered) => {
    const message = `leaves nobody to ring: it rendered to ${rendered}`;
    expect(await ask(widget, { to })).toEqual(
      refusal(500, `Widget "${widget}": ${property} ${message}.`, [
        { widget, property, value: to.trim(), message, callSid: CallSid },
      ]),
    );
  });

  it('writes the attributes that Liquid renders to something valid', async () => {
    const more = { answerOnBridge: 'true', events: ' completed  absent ', seconds: '3', url: '/x?y=1' };
    expect(await ask('attributes', more)).toEqual(
      dial(
        { widget: 'attributes', ...more },
        {
          attributes: `${from} answerOnBridge="true" recordingStatusCallbackEvent="completed absent" referUrl="${own}/x?y=1"`,
          targets: `<Number machineDetectionTimeout="3" url="${own}/x?y=1">+14157234000</Number>`,
        },
      ),
    );
  });

  it('leaves out the attributes that Liquid renders to nothing', async () => {
    expect(await ask('attributes', {})).toEqual(dial({ widget: 'attributes' }, { targets: number }));
  });

  it('leaves out the attributes that Liquid renders to something invalid, with an error', async () => {
    const more = { answerOnBridge: 'yes', events: 'completed,absent', seconds: '2', url: '//example.com' };
    const at = { widget: 'attributes', callSid: CallSid };
    const url = 'is not an absolute http(s) URL, or a /path on this service; left out';
    expect(await ask('attributes', more)).toEqual(
      dial({ widget: 'attributes', ...more }, { targets: number }, [
        { ...at, property: 'dial.answerOnBridge', value: 'yes', message: 'is not true or false; left out' },
        {
          ...at,
          property: 'dial.recordingStatusCallbackEvent',
          value: 'completed,absent',
          message: 'is not a list of in-progress, completed, absent; left out',
        },
        { ...at, property: 'dial.referUrl', value: '//example.com', message: url },
        {
          ...at,
          property: 'number.machineDetectionTimeout',
          value: '2',
          message: 'is not a whole number from 3 to 60; left out',
        },
        { ...at, property: 'number.url', value: '//example.com', message: url },
      ]),
    );
  });

  it('leaves out the header that makes a SIP URI too long, and keeps the others', async () => {
    const long = 'x'.repeat(1_100);
    const message = 'is left out: the headers of a SIP URI have to be fewer than 1024 characters';
    expect(await ask('long-headers', { long })).toEqual(
      dial({ widget: 'long-headers', long }, { targets: '<Sip>sip:jack@example.com?X-Short=short</Sip>' }, [
        {
          widget: 'long-headers',
          property: 'sip.headers.X-Long',
          value: long.slice(0, 1_000),
          message,
          callSid: CallSid,
        },
      ]),
    );
  });
});
