import type { attributeRules } from '../dial/attribute-rules';
import type { AttributedElement } from '../types';

type Descriptions = {
  readonly [E in AttributedElement]: Readonly<Record<keyof (typeof attributeRules)[E], string>>;
};

const machineDetection = {
  amdStatusCallback: 'Where Twilio tells what answered: a URL or a /path.',
  amdStatusCallbackMethod: 'GET or POST (if left out).',
  machineDetection:
    'Enable tells as soon as it knows whether a person or a machine answered; DetectMessageEnd waits for the end of a machine’s greeting.',
  machineDetectionSilenceTimeout:
    'Silence at the start after which the result is unknown, in milliseconds: 2000 to 10000.',
  machineDetectionSpeechEndThreshold: 'Silence that ends speech, in milliseconds: 500 to 5000.',
  machineDetectionSpeechThreshold: 'Speech that is taken for a machine’s, in milliseconds: 1000 to 6000.',
  machineDetectionTimeout: 'The longest that detection may take, in seconds: 3 to 60.',
};

const statusCallbacks = {
  statusCallback: 'Where Twilio reports the progress of the call: a URL or a /path.',
  statusCallbackEvent: 'What is reported: a list of initiated, ringing, answered and completed.',
  statusCallbackMethod: 'GET or POST (if left out).',
};

const whisper = {
  url: 'TwiML for the person who answers, before the two are bridged: a URL or a /path. Not together with screen.',
  method: 'GET or POST (if left out), for url. Not together with screen.',
};

const recordingCallbacks = {
  recordingConfigurationId: 'The recording configuration to use.',
  recordingStatusCallback: 'Where Twilio tells that the recording is there: a URL or a /path.',
  recordingStatusCallbackEvent: 'What is reported: a list of in-progress, completed and absent.',
  recordingStatusCallbackMethod: 'GET or POST (if left out).',
};

const callReason =
  'The reason for the call that a branded call shows: at most 50 characters everywhere, 64 in the United States.';

/** What an editor shows for each attribute. Source: Twilio docs, "TwiML Voice: <Dial>" and its nouns. */
export const attributeDescriptions: Descriptions = {
  dial: {
    ...recordingCallbacks,
    answerOnBridge:
      'Whether the caller goes on hearing the ringing, and is not charged, until somebody answers.',
    callReason,
    events: 'The events that are sent: call-progress-event.',
    hangupOnStar: 'Whether the caller can end the connected call with the * key and go on with the flow.',
    passports: 'Identity passports in Base64, with commas between them.',
    recordingTrack: 'Which side is recorded: both (if left out), inbound or outbound.',
    referMethod: 'GET or POST (if left out), for referUrl.',
    referUrl: 'Where Twilio sends SIP REFER requests: a URL or a /path.',
    ringTone: 'The country whose ringing tone the caller hears, such as us.',
    sequential: 'Whether the targets ring one after the other instead of all at once.',
    trim: 'Whether silence at both ends of the recording is cut off: trim-silence or do-not-trim.',
  },
  number: {
    ...machineDetection,
    ...statusCallbacks,
    ...whisper,
    byoc: 'The SID of the BYOC trunk that carries the call.',
    callReason,
    sendDigits: 'Keys to press once somebody has answered, such as an extension; w waits half a second.',
  },
  client: {
    ...statusCallbacks,
    ...whisper,
    clientNotificationUrl:
      'Where Twilio sends the notification of the call instead of to the app itself, as a POST: a URL or a /path.',
  },
  sip: { ...machineDetection, ...statusCallbacks, ...whisper },
  conference: {
    ...recordingCallbacks,
    beep: 'Whether a tone tells of comings and goings: true (if left out), false, onEnter or onExit.',
    coach: 'The SID of the call that this participant coaches, heard by nobody else.',
    endConferenceOnExit: 'Whether the conference ends when this participant leaves.',
    eventCallbackUrl: 'The older name of statusCallback.',
    jitterBufferSize: 'How much delay evens out the sound: large (if left out), medium, small or off.',
    maxParticipants: 'How many may be in the conference: 2 to 250.',
    muted: 'Whether this participant only listens.',
    participantLabel: 'A name for this participant, unique in the conference, at most 128 characters.',
    record: 'Whether the conference is recorded: do-not-record (if left out) or record-from-start.',
    region: 'Where the conference is mixed, such as ie1.',
    startConferenceOnEnter: 'Whether the conference starts when this participant joins: true if left out.',
    statusCallback: 'Where Twilio reports what happens in the conference: a URL or a /path.',
    statusCallbackEvent:
      'What is reported: a list of start, end, join, leave, mute, hold, modify, speaker and announcement.',
    statusCallbackMethod: 'GET or POST (if left out).',
    trim: 'Whether silence at both ends of the recording is cut off: trim-silence or do-not-trim.',
    waitMethod: 'GET or POST (if left out), for waitUrl.',
    waitUrl: 'What the first participant hears while waiting: a URL or a /path; empty for silence.',
  },
  queue: {
    url: 'TwiML for the person in the queue, before the two are bridged: a URL or a /path.',
    method: 'GET or POST (if left out), for url.',
    postWorkActivitySid: 'The activity that the worker goes to after the call: WA and 32 hexadecimal digits.',
    reservationSid: 'The reservation of TaskRouter that this call answers: WR and 32 hexadecimal digits.',
  },
  application: {
    ...statusCallbacks,
    copyParentTo: 'Whether the app sees the To of the caller’s call, instead of its own SID (if left out).',
    customerId:
      'What the app is told of who sends the call, at most 256 characters; the account’s SID if left out.',
    url: 'TwiML for the call to the app: a URL or a /path.',
    method: 'GET or POST (if left out), for url.',
  },
  whatsapp: { ...statusCallbacks, ...whisper },
};
