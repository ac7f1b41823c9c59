import inboundCall from '../fixtures/inbound-call.json';
import { action, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const sid = 'DE8caa2afb9d5279926619c458dc7098a8';
const room = 'CFe08c870b500f6e44a9ad184defd1f391';
const number = '<Number>+14157234000</Number>';
const from = 'callerId="+14155550111"';

/** Name → properties, and the attributes and content of the `<Dial>` that they come to. */
const rows: Record<string, [properties: object, attributes: string, targets: string]> = {
  number: [{ noun: 'number', to: '+14157234000' }, `${from} timeout="30"`, number],
  'north-american': [{ noun: 'number', to: ' (415) 723-4000 ' }, `${from} timeout="30"`, number],
  'several-numbers': [
    { noun: 'number-multi', to: '+14157234000, 1.415.555.1212,+44 20 7946 0123' },
    `${from} timeout="30"`,
    `${number}<Number>+14155551212</Number><Number>+442079460123</Number>`,
  ],
  client: [{ noun: 'client', to: 'alice' }, `${from} timeout="30"`, '<Client>alice</Client>'],
  'client-prefix': [{ noun: 'client', to: 'client:alice' }, `${from} timeout="30"`, '<Client>alice</Client>'],
  sim: [{ noun: 'sim', to: sid }, `${from} timeout="30"`, `<Sim>${sid}</Sim>`],
  sip: [
    { noun: 'sip', sip_endpoint: 'sip:jack@example.com' },
    `${from} timeout="30"`,
    '<Sip>sip:jack@example.com</Sip>',
  ],
  'sip-signed-in': [
    {
      noun: 'sip',
      sip_endpoint: 'sips:jack@example.com;transport=tls?x-a=1&x-b=2',
      sip_username: 'jack',
      sip_password: 'a&b<"c"',
    },
    `${from} timeout="30"`,
    '<Sip username="jack" password="a&amp;b&lt;&quot;c&quot;">sips:jack@example.com;transport=tls?x-a=1&amp;x-b=2</Sip>',
  ],
  'sip-empty-credentials': [
    { noun: 'sip', to: '', sip_endpoint: 'sip:jack@example.com', sip_username: '', sip_password: '' },
    `${from} timeout="30"`,
    '<Sip>sip:jack@example.com</Sip>',
  ],
  conference: [{ noun: 'conference', to: room }, `${from} timeout="30"`, `<Conference>${room}</Conference>`],
  'conference-by-name': [
    { noun: 'conference', to: 'Stand-up <daily> & more' },
    `${from} timeout="30"`,
    '<Conference>Stand-up &lt;daily&gt; &amp; more</Conference>',
  ],
  'all-options': [
    {
      noun: 'number',
      to: '+14157234000',
      caller_id: '+13125550199',
      record: true,
      timeout: 600,
      time_limit: '86400',
    },
    'callerId="+13125550199" timeout="600" timeLimit="86400" record="record-from-answer"',
    number,
  ],
  'options-as-text': [
    { noun: 'number', to: '+14157234000', record: 'false', timeout: '1', time_limit: 1 },
    `${from} timeout="1" timeLimit="1"`,
    number,
  ],
  'twiml-record': [
    { noun: 'number', to: '+14157234000', record: 'record-from-ringing-dual' },
    `${from} timeout="30" record="record-from-ringing-dual"`,
    number,
  ],
  'null-options': [
    {
      noun: 'number',
      to: '+14157234000',
      caller_id: null,
      record: null,
      timeout: null,
      time_limit: null,
      offset: { x: 1 },
    },
    `${from} timeout="30"`,
    number,
  ],
};

describe('the TwiML of /connect', () => {
  let service: LocalService;
  beforeAll(async () => {
    const widgets = Object.entries(rows).map(([name, [properties]]) => [name, widgetContent(properties)]);
    service = await startLocalService({ widgets: Object.fromEntries(widgets) });
  });
  afterAll(() => service.stop());

  it.each(Object.entries(rows))('dials %s', async (widget, [, attributes, targets]) => {
    expect(await service.post('/connect', { ...inboundCall, widget })).toEqual(
      twiml(`<Dial ${action(`widget=${widget}`)} ${attributes}>${targets}</Dial>`),
    );
  });
});
