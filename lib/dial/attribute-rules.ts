import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import { type AttributeRule, listOf, numberFrom, oneOf, sid, textUpTo } from './attribute-rule';
import { urlRule } from './property-rules';

type RulesFor<Attributes, Own extends keyof Attributes> = Readonly<
  Record<Exclude<keyof Attributes, Own>, AttributeRule>
>;

const boolean: AttributeRule = { form: 'boolean', ...oneOf('true', 'false') };
const method: AttributeRule = { form: 'text', ...oneOf('GET', 'POST') };
const trim: AttributeRule = { form: 'text', ...oneOf('trim-silence', 'do-not-trim') };
const text: AttributeRule = { form: 'text', expected: 'text', read: (value) => value };
const url: AttributeRule = { form: 'url', ...urlRule };
const callReason = textUpTo(64);
const recordingEvents = listOf('in-progress', 'completed', 'absent');
const callEvents = listOf('initiated', 'ringing', 'answered', 'completed');

// Source: Twilio docs, "TwiML Voice: <Dial>", "<Number>", "<Client>", "<Sip>" and the other nouns, attributes. That none
// is missing which the twilio package knows, the compiler sees; callReason and clientNotificationUrl it does not know.

const dial: RulesFor<
  VoiceResponse.DialAttributes,
  'action' | 'method' | 'callerId' | 'record' | 'timeLimit' | 'timeout'
> & {
  readonly callReason: AttributeRule;
} = {
  answerOnBridge: boolean,
  callReason,
  events: { form: 'text', ...oneOf('call-progress-event') },
  hangupOnStar: boolean,
  passports: text,
  recordingConfigurationId: text,
  recordingStatusCallback: url,
  recordingStatusCallbackEvent: recordingEvents,
  recordingStatusCallbackMethod: method,
  recordingTrack: { form: 'text', ...oneOf('both', 'inbound', 'outbound') },
  referMethod: method,
  referUrl: url,
  ringTone: {
    form: 'text',
    // biome-ignore format: one list of countries reads best as a list.
    ...oneOf('at', 'au', 'bg', 'br', 'be', 'ch', 'cl', 'cn', 'cz', 'de', 'dk', 'ee', 'es', 'fi', 'fr', 'gr', 'hu', 'il', 'in', 'it', 'lt', 'jp', 'mx', 'my', 'nl', 'no', 'nz', 'ph', 'pl', 'pt', 'ru', 'se', 'sg', 'th', 'uk', 'us', 'us-old', 'tw', 've', 'za'),
  },
  sequential: boolean,
  trim,
};

/** Answering machine detection. Source: Twilio docs, "Answering Machine Detection". Times in seconds or milliseconds. */
const machineDetection = {
  amdStatusCallback: url,
  amdStatusCallbackMethod: method,
  machineDetection: { form: 'text', ...oneOf('Enable', 'DetectMessageEnd') },
  machineDetectionSilenceTimeout: numberFrom(2_000, 10_000),
  machineDetectionSpeechEndThreshold: numberFrom(500, 5_000),
  machineDetectionSpeechThreshold: numberFrom(1_000, 6_000),
  machineDetectionTimeout: numberFrom(3, 60),
} as const satisfies Record<string, AttributeRule>;

const statusCallbacks = {
  statusCallback: url,
  statusCallbackEvent: callEvents,
  statusCallbackMethod: method,
} as const satisfies Record<string, AttributeRule>;

const number: RulesFor<VoiceResponse.NumberAttributes, never> & { readonly callReason: AttributeRule } = {
  ...machineDetection,
  ...statusCallbacks,
  byoc: sid('BY', 'a BYOC trunk SID'),
  callReason,
  method,
  sendDigits: {
    form: 'text',
    expected: 'digits, *, # and w (a pause of half a second)',
    read: (value) => (/^[0-9*#wWA-D]+$/.test(value) ? value : undefined),
  },
  url,
};

const client: RulesFor<VoiceResponse.ClientAttributes, never> & {
  readonly clientNotificationUrl: AttributeRule;
} = {
  ...statusCallbacks,
  clientNotificationUrl: url,
  method,
  url,
};

const sip: RulesFor<VoiceResponse.SipAttributes, 'username' | 'password'> = {
  ...machineDetection,
  ...statusCallbacks,
  method,
  url,
};

const conference: RulesFor<VoiceResponse.ConferenceAttributes, never> = {
  beep: { form: 'boolean', ...oneOf('true', 'false', 'onEnter', 'onExit') },
  coach: sid('CA', 'a call SID'),
  endConferenceOnExit: boolean,
  eventCallbackUrl: url,
  jitterBufferSize: { form: 'text', ...oneOf('large', 'medium', 'small', 'off') },
  maxParticipants: numberFrom(2, 250),
  muted: boolean,
  participantLabel: textUpTo(128),
  record: { form: 'text', ...oneOf('do-not-record', 'record-from-start') },
  recordingConfigurationId: text,
  recordingStatusCallback: url,
  recordingStatusCallbackEvent: recordingEvents,
  recordingStatusCallbackMethod: method,
  region: { form: 'text', ...oneOf('us1', 'us2', 'ie1', 'sg1', 'br1', 'au1', 'jp1', 'de1') },
  startConferenceOnEnter: boolean,
  statusCallback: url,
  statusCallbackEvent: listOf(
    'start',
    'end',
    'join',
    'leave',
    'mute',
    'hold',
    'modify',
    'speaker',
    'announcement',
  ),
  statusCallbackMethod: method,
  trim,
  waitMethod: method,
  waitUrl: url,
};

const queue: RulesFor<VoiceResponse.QueueAttributes, never> = {
  method,
  postWorkActivitySid: sid('WA', 'the SID of an activity'),
  reservationSid: sid('WR', 'the SID of a reservation'),
  url,
};

const application: RulesFor<VoiceResponse.ApplicationAttributes, never> = {
  ...statusCallbacks,
  copyParentTo: boolean,
  customerId: textUpTo(256),
  method,
  url,
};

const whatsapp: RulesFor<VoiceResponse.WhatsAppAttributes, never> = { ...statusCallbacks, method, url };

export const attributeRules = {
  dial,
  number,
  client,
  sip,
  conference,
  queue,
  application,
  whatsapp,
} as const satisfies Record<string, Readonly<Record<string, AttributeRule>>>;
