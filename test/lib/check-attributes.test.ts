import { attributeRules } from '../../lib/dial/attribute-rules';
import { checkOne } from '../support/check';

/** Lines about a widget with this object of further attributes, on line 3. */
function faults(element: string, object: string): string[] {
  return checkOne(`{"properties": {"noun": "number", "to": "+14155550123",\n"${element}":\n${object}}}`).map(
    (line) => line.replace(/^3:(\d+) {2}properties\./, '$1  '),
  );
}

const statusCallback = {
  statusCallback: 'https://example.com/status?a=1',
  statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
  statusCallbackMethod: 'GET',
};
const recording = {
  recordingConfigurationId: 'any',
  recordingStatusCallback: '/recorded',
  recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
  recordingStatusCallbackMethod: 'POST',
};
const machine = {
  amdStatusCallback: '/amd',
  amdStatusCallbackMethod: 'GET',
  machineDetection: 'DetectMessageEnd',
  machineDetectionSilenceTimeout: 2000,
  machineDetectionSpeechEndThreshold: '5000',
  machineDetectionSpeechThreshold: 1000,
  machineDetectionTimeout: 60,
};
const whisper = { url: '/whisper', method: 'POST' };
/** A value for every attribute that there is. */
const everything = {
  dial: {
    ...recording,
    answerOnBridge: true,
    callReason: 'x'.repeat(64),
    events: 'call-progress-event',
    hangupOnStar: 'false',
    passports: 'YWxpY2U=,Ym9i',
    recordingTrack: 'both',
    referMethod: 'GET',
    referUrl: '/refer',
    ringTone: 'us-old',
    sequential: false,
    trim: 'trim-silence',
  },
  number: {
    ...machine,
    ...statusCallback,
    ...whisper,
    byoc: 'BY8caa2afb9d5279926619c458dc7098A8',
    callReason: '',
    sendDigits: 'wW12*#AD',
  },
  client: { ...statusCallback, ...whisper, clientNotificationUrl: '/notify' },
  sip: { ...machine, ...statusCallback, ...whisper },
  conference: {
    ...recording,
    beep: 'onEnter',
    coach: 'CA8caa2afb9d5279926619c458dc7098a8',
    endConferenceOnExit: true,
    eventCallbackUrl: 'HTTP://localhost:3000',
    jitterBufferSize: 'off',
    maxParticipants: 2,
    muted: 'true',
    participantLabel: 'x'.repeat(128),
    record: 'record-from-start',
    region: 'ie1',
    startConferenceOnEnter: false,
    statusCallback: '/conference',
    statusCallbackEvent: 'start end join leave mute hold modify speaker announcement',
    statusCallbackMethod: 'POST',
    trim: 'do-not-trim',
    waitMethod: 'GET',
    waitUrl: '',
  },
  queue: {
    ...whisper,
    postWorkActivitySid: 'WA8caa2afb9d5279926619c458dc7098a8',
    reservationSid: 'WR8caa2afb9d5279926619c458dc7098a8',
  },
  application: { ...statusCallback, ...whisper, copyParentTo: true, customerId: 'x'.repeat(256) },
  whatsapp: { ...statusCallback, ...whisper },
};

describe('the check of further attributes', () => {
  it.each(Object.entries(everything))('knows every attribute of %s', (element, object) => {
    expect(faults(element, JSON.stringify(object))).toEqual([]);
    const rules: Readonly<Record<string, object>> = attributeRules;
    expect(Object.keys(object).sort()).toEqual(Object.keys(rules[element] ?? {}).sort());
  });

  it.each([
    ['dial', 'null'],
    ['dial', '{}'],
    ['dial', '{"answerOnBridge": null, "ringTone": "", "sequential": ""}'],
    ['dial', '{"answerOnBridge": "{{flow.data.x}}", "ringTone": "{% if true %}us{% endif %}"}'],
    ['dial', '{"answerOnBridge": " true ", "referUrl": "/{{flow.data.x}}", "trim": "{{flow.data.x}}"}'],
    ['number', '{"statusCallbackEvent": [], "machineDetectionTimeout": "{{flow.data.x}}"}'],
    ['number', '{"statusCallbackEvent": ["answered", "{{flow.data.x}}"]}'],
    ['number', '{"statusCallbackEvent": " answered  completed "}'],
    ['client', '{"parameters": null}'],
    ['client', '{"parameters": {}, "url": "https://example.com/{{flow.data.x}}"}'],
    ['client', '{"parameters": {"a b": "{{flow.data.x}}", "": "", "Größe": "1"}}'],
    ['application', '{"parameters": {"a b": "{{flow.data.x}}"}}'],
    ['sip', '{"headers": null}'],
    ['sip', '{"headers": {"X-My-X-Twilio": "a"}}'],
    ['sip', '{"headers": {"X-Menu": "{{flow.data.x}}", "x-a-1": "", "User-to-User": "a;encoding=hex"}}'],
    ['sip', '{"headers": {"Remote-Party-ID": "a", "P-Preferred-Identity": "b", "p-called-party-id": "c"}}'],
  ])('finds no fault in "%s": %s', (element, object) => {
    expect(faults(element, object)).toEqual([]);
  });

  const trunk = 'BY8caa2afb9d5279926619c458dc7098a8';
  const call = 'CA8caa2afb9d5279926619c458dc7098a8';
  const boolean = 'expected true or false';
  const method = 'expected GET or POST';
  const url = 'expected an absolute http(s) URL, or a /path on this service';
  const events = 'expected a list of initiated, ringing, answered, completed';
  const texts = 'expected an object of names and texts, such as {"X-Campaign": "{{flow.data.campaign}}"}';
  const header =
    'expected a name that begins with X- (but not X-Twilio), or User-to-User, Remote-Party-ID, P-Preferred-Identity or P-Called-Party-ID';
  it.each([
    ['client', 'clientNotificationUrl', '"notify"', url],
    [
      'queue',
      'reservationSid',
      '"WA8caa2afb9d5279926619c458dc7098a8"',
      'expected the SID of a reservation: WR and 32 hexadecimal digits',
    ],
    [
      'queue',
      'postWorkActivitySid',
      '"WA1"',
      'expected the SID of an activity: WA and 32 hexadecimal digits',
    ],
    ['application', 'copyParentTo', '"yes"', boolean],
    ['application', 'customerId', `"${'x'.repeat(257)}"`, 'expected text of at most 256 characters'],
    ['whatsapp', 'statusCallbackEvent', '"rung"', events],
    ['dial', 'answerOnBridge', '"yes"', boolean],
    ['dial', 'answerOnBridge', '1', boolean],
    ['dial', 'sequential', '"True"', boolean],
    ['dial', 'hangupOnStar', '[true]', boolean],
    ['dial', 'trim', '"trim"', 'expected trim-silence or do-not-trim'],
    ['dial', 'trim', 'true', 'expected trim-silence or do-not-trim'],
    ['dial', 'events', '"ringing"', 'expected call-progress-event'],
    ['dial', 'recordingTrack', '"left"', 'expected both, inbound or outbound'],
    ['dial', 'referMethod', '"get"', method],
    ['dial', 'referUrl', '"refer"', url],
    ['dial', 'referUrl', '"//example.com/refer"', url],
    ['dial', 'referUrl', '"/\\\\example.com/refer"', url],
    ['dial', 'referUrl', '"ftp://example.com/"', url],
    ['dial', 'referUrl', '"https://"', url],
    ['dial', 'referUrl', '5', url],
    [
      'dial',
      'recordingStatusCallbackEvent',
      '"in-progress, absent"',
      'expected a list of in-progress, completed, absent',
    ],
    ['dial', 'callReason', `"${'x'.repeat(65)}"`, 'expected text of at most 64 characters'],
    ['dial', 'passports', '5', 'expected text'],
    ['number', 'machineDetection', '"enable"', 'expected Enable or DetectMessageEnd'],
    ['number', 'machineDetectionTimeout', '2', 'expected a whole number from 3 to 60'],
    ['number', 'machineDetectionTimeout', '61', 'expected a whole number from 3 to 60'],
    ['number', 'machineDetectionTimeout', '"2"', 'expected a whole number from 3 to 60'],
    ['number', 'machineDetectionTimeout', '3.5', 'expected a whole number from 3 to 60'],
    ['number', 'machineDetectionTimeout', 'true', 'expected a whole number from 3 to 60'],
    ['sip', 'machineDetectionSilenceTimeout', '1999', 'expected a whole number from 2000 to 10000'],
    ['sip', 'machineDetectionSpeechThreshold', '6001', 'expected a whole number from 1000 to 6000'],
    ['sip', 'machineDetectionSpeechEndThreshold', '"499"', 'expected a whole number from 500 to 5000'],
    [
      'dial',
      'ringTone',
      '"US"',
      'expected at, au, bg, br, be, ch, cl, cn, cz, de, dk, ee, es, fi, fr, gr, hu, il, in, it, lt, jp, mx, my, nl, no, nz, ph, pl, pt, ru, se, sg, th, uk, us, us-old, tw, ve or za',
    ],
    ...['BY1', `x${trunk}`, `${trunk}0`].map((sid) => [
      'number',
      'byoc',
      `"${sid}"`,
      'expected a BYOC trunk SID: BY and 32 hexadecimal digits',
    ]),
    ['number', 'sendDigits', '"1,2"', 'expected digits, *, # and w (a pause of half a second)'],
    ['number', 'sendDigits', '12', 'expected digits, *, # and w (a pause of half a second)'],
    ['client', 'statusCallbackEvent', '"started"', events],
    ['client', 'statusCallbackEvent', '{"a": "answered"}', events],
    ['conference', 'beep', '"onenter"', 'expected true, false, onEnter or onExit'],
    ...[call.replace('CA', 'CF'), `x${call}`, `${call}0`].map((sid) => [
      'conference',
      'coach',
      `"${sid}"`,
      'expected a call SID: CA and 32 hexadecimal digits',
    ]),
    ['conference', 'jitterBufferSize', '"tiny"', 'expected large, medium, small or off'],
    ['conference', 'maxParticipants', '251', 'expected a whole number from 2 to 250'],
    ['conference', 'participantLabel', `"${'x'.repeat(129)}"`, 'expected text of at most 128 characters'],
    ['conference', 'record', '"true"', 'expected do-not-record or record-from-start'],
    ['conference', 'region', '"eu1"', 'expected us1, us2, ie1, sg1, br1, au1, jp1 or de1'],
    ['conference', 'waitUrl', '"hold.mp3"', url],
    ['client', 'parameters', '["a"]', texts],
    ['client', 'parameters', '"a=b"', texts],
    ['sip', 'headers', '5', texts],
  ])('finds the fault in "%s": "%s": %s', (element, attribute, value, expected) => {
    const shown = JSON.stringify(JSON.parse(value));
    const quoted = shown.length > 80 ? `${shown.slice(0, 80)}… (${shown.length} characters)` : shown;
    expect(faults(element, `{"${attribute}": ${value}}`)).toEqual([
      `${attribute.length + 6}  ${element}.${attribute}  is ${quoted}; ${expected}`,
    ]);
  });

  it.each([
    [
      'number',
      '{"statusCallbackEvent": ["answered", "busy"]}',
      [`38  number.statusCallbackEvent[1]  is "busy"; ${events}`],
    ],
    [
      'number',
      '{"statusCallbackEvent": ["answered", 5]}',
      [`25  number.statusCallbackEvent  is ["answered",5]; ${events}`],
    ],
    ['client', '{"parameters": {"a": 5}}', ['22  client.parameters.a  is 5; expected text in double quotes']],
    ['client', '{"parameters": {"a": null}}', []],
    ['client', '{"parameters": {"a": 1}}', ['22  client.parameters.a  is 1; expected text in double quotes']],
    ['sip', '{"headers": {"X-A": true}}', ['21  sip.headers.X-A  is true; expected text in double quotes']],
    ...['Via', 'Max-Forwards', 'X-', 'X-Twilio-A', 'x-twilio', 'X A', 'X-A=b', 'P-Asserted-Identity', ''].map(
      (name): [string, string, string[]] => [
        'sip',
        `{"headers": {${JSON.stringify(name)}: "a"}}`,
        [
          `${18 + name.length}  sip.headers${/^[\w-]+$/.test(name) ? `.${name}` : `["${name}"]`}  is "${name}"; ${header}`,
        ],
      ],
    ),
    ['dial', '[]', ['1  dial  is []; expected an object in braces']],
    ['sip', '["X-A"]', ['1  sip  is ["X-A"]; expected an object in braces']],
    ['dial', 'true', ['1  dial  is true; expected an object in braces']],
    [
      'dial',
      '{"answerOnBrige": true}',
      ['2  dial.answerOnBrige  is not known; did you mean "answerOnBridge"?'],
    ],
    [
      'client',
      '{"Url": "/a", "colour": "red", "parametres": {}, "method": "PUT"}',
      [
        '2  client.Url  is not known; did you mean "url"?',
        '15  client.colour  is not known; known are statusCallback, statusCallbackEvent, statusCallbackMethod, clientNotificationUrl, method, url, parameters',
        '32  client.parametres  is not known; did you mean "parameters"?',
        '60  client.method  is "PUT"; expected GET or POST',
      ],
    ],
    [
      'dial',
      '{"timeout": 5, "callerId": "x", "record": true, "timeLimit": 5, "action": "/", "method": "GET"}',
      [
        '2  dial.timeout  has a property of its own: write properties.timeout',
        '16  dial.callerId  has a property of its own: write properties.caller_id',
        '33  dial.record  has a property of its own: write properties.record',
        '49  dial.timeLimit  has a property of its own: write properties.time_limit',
        '65  dial.action  is set by connect-call-to: write "transitions" instead',
        '80  dial.method  is set by connect-call-to: write "transitions" instead',
      ],
    ],
    [
      'sip',
      '{"username": "u", "password": "p"}',
      [
        '2  sip.username  has a property of its own: write properties.sip_username',
        '19  sip.password  has a property of its own: write properties.sip_password',
      ],
    ],
    ['client', '{"identity": "a"}', ['2  client.identity  has a property of its own: write properties.to']],
    [
      'dial',
      '{"ringTone": "{{x"}',
      ['14  dial.ringTone  is not valid Liquid: output "{{x" not closed, line:1, col:1'],
    ],
    [
      'sip',
      '{"headers": {"X-A": "{{nothing}}"}}',
      ['21  sip.headers.X-A  warning: {{nothing}} never has a value: there is no such variable'],
    ],
  ])('finds the faults in "%s": %s', (element, object, lines) => {
    expect(faults(element, object)).toEqual(lines);
  });
});
