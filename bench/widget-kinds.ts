/** A number of its own for each widget and place. */
const phone = (index: number, place = 0) => `+1646${2_000_000 + ((index * 10 + place) % 1_000_000)}`;
const team = (index: number, size: number) =>
  Array.from({ length: size }, (_, place) => phone(index, place)).join(', ');
const sid = (index: number) => String(index).padStart(32, '0');

/** The properties of the widgets of a fleet by kind; no two widgets of a kind have the same. */
export const widgetKinds: Readonly<Record<string, (index: number) => object>> = {
  number: (index) => ({ noun: 'number', to: phone(index), timeout: 5 + (index % 500) }),
  'number-multi': (index) => ({
    noun: 'number-multi',
    to: team(index, 3),
    caller_id: '{{contact.channel.address}}',
    record: false,
    timeout: 30,
  }),
  client: (index) => ({
    noun: 'client',
    to: `agent-${index}`,
    client: { parameters: { customer: `Customer no. ${index}`, caller: '{{contact.channel.address}}' } },
  }),
  'client-multi': (index) => ({
    noun: 'client-multi',
    to: `agent-${index}, client:deputy-${index}, {{flow.data.agent}}`,
    timeout: '{{flow.data.timeout}}',
  }),
  sip: (index) => ({
    noun: 'sip',
    sip_endpoint: `sip:desk-${index}@pbx.example.com`,
    sip_username: `user-${index}`,
    sip_password: '{{env.SIP_PASSWORD}}',
    sip: { headers: { 'X-Customer': String(index), 'X-Call': '{{trigger.call.CallSid}}' } },
  }),
  'sip-multi': (index) => ({
    noun: 'sip-multi',
    sip_endpoint: `sip:a${index}@pbx.example.com, sips:b${index}@pbx.example.com:5061`,
    dial: { answerOnBridge: true },
  }),
  sim: (index) => ({ noun: 'sim', to: `DE${sid(index)}` }),
  conference: (index) => ({
    noun: 'conference',
    to: `Room ${index}: Straße, 会議`,
    conference: {
      beep: 'onEnter',
      waitUrl: `/music-${index}.mp3`,
      participantLabel: '{{trigger.call.From}}',
    },
  }),
  multi: (index) => ({
    noun: 'multi',
    to: `${phone(index)}, client:agent-${index}, sip:desk-${index}@pbx.example.com, sim:DE${sid(index)}`,
    time_limit: 60 + (index % 3_000),
  }),
  attributes: (index) => ({
    noun: 'number-multi',
    to: team(index, 5),
    record: 'record-from-ringing-dual',
    dial: { ringTone: 'us', recordingStatusCallback: `/recorded/${index}`, callReason: `Account ${index}` },
    number: { machineDetection: 'Enable', machineDetectionTimeout: 20, statusCallback: `/status/${index}` },
  }),
  sequential: (index) => ({
    noun: 'number-multi',
    to: team(index, 10),
    dial: { sequential: true, hangupOnStar: true },
    number: { statusCallbackEvent: ['initiated', 'answered'], statusCallback: '/{{flow.data.path}}' },
  }),
  'Liquid, filters': (index) => ({
    noun: 'number',
    to: `{{flow.data.to | default: '${phone(index)}' | replace: ' ', ''}}`,
    caller_id: `{{flow.data.shown | default: '${phone(index, 1)}'}}`,
  }),
  'Liquid, tags': (index) => ({
    noun: 'multi',
    to: `{% assign who = 'client:night-${index}' %}{% if flow.data.day == 'sunday' %}{{who}}{% else %}{% for place in (1..3) %}client:desk-${index}-{{place}}, {% endfor %}${phone(index)}{% endif %}`,
    client: { parameters: { all: '{{flow.data | to_json}}', call: '{{trigger.call.CallSid}}' } },
  }),
  'screened by a text': (index) => ({
    noun: 'number-multi',
    to: team(index, 4),
    screen: {
      say: `A call for customer ${index} from {{contact.channel.address}}, „{{flow.data.marker}}“. Press 1.`,
      digit: '1',
      language: 'en-GB',
    },
  }),
  'screened by a recording': (index) => ({
    noun: 'multi',
    to: `${phone(index)}, client:agent-${index}`,
    screen: { play: `/whisper-${index}.mp3`, timeout: 1 + (index % 60) },
  }),
};
