import { attributeRules } from '../../lib/dial/attribute-rules';
import { recordings } from '../../lib/dial/property-rules';

/** What may stand in an element of TwiML. */
interface ElementRule {
  readonly attributes: ReadonlyMap<string, (value: string) => boolean>;
  /** Names of the elements in it. */
  readonly children: readonly string[];
}

type Check = (value: string) => boolean;

const anyText: Check = () => true;
const boolean = oneOf('true', 'false');
const method = oneOf('GET', 'POST', 'get', 'post');
const number: Check = (value) => /^[0-9]+$/.test(value);
const recordValues = [
  ...recordings,
  // The old spellings of do-not-record and record-from-answer.
  'false',
  'true',
];

const speech = { voice: anyText, language: anyText };
const prompts = ['Say', 'Play', 'Pause'];
const recordingCallbacks = {
  recordingStatusCallback: anyText,
  recordingStatusCallbackMethod: method,
  recordingStatusCallbackEvent: anyText,
};
const nouns = ['Number', 'Client', 'Sip', 'Sim', 'Conference', 'Queue', 'Application', 'WhatsApp'];

/** A person's leg, where it may run something before the two are bridged. */
export const screened: ReadonlySet<string> = new Set(['Number', 'Client', 'Sip', 'WhatsApp']);

// Source: Twilio docs, "TwiML for Programmable Voice", a page for each verb and noun.
export const twimlRules: ReadonlyMap<string, ElementRule> = new Map([
  element('Say', { ...speech, loop: number }),
  element('Play', { loop: number, digits: matching(/^[0-9*#wW]+$/) }),
  element('Pause', { length: number }),
  element('Hangup', {}),
  element('Reject', { reason: oneOf('rejected', 'busy') }),
  element('Redirect', { method }),
  element(
    'Gather',
    {
      action: anyText,
      method,
      actionOnEmptyResult: boolean,
      bargeIn: boolean,
      debug: boolean,
      enhanced: boolean,
      finishOnKey: matching(/^[0-9*#]?$/),
      hints: anyText,
      input: oneOf('dtmf', 'speech', 'dtmf speech', 'speech dtmf'),
      language: anyText,
      maxSpeechTime: number,
      numDigits: between(1, 1_000),
      partialResultCallback: anyText,
      partialResultCallbackMethod: method,
      profanityFilter: boolean,
      speechModel: anyText,
      speechTimeout: matching(/^([0-9]+|auto)$/),
      timeout: matching(/^([0-9]+|auto)$/),
    },
    prompts,
  ),
  element('Record', {
    ...recordingCallbacks,
    action: anyText,
    method,
    finishOnKey: matching(/^[0-9*#]*$/),
    maxLength: between(1, 14_400),
    playBeep: boolean,
    recordingConfigurationId: anyText,
    timeout: number,
    transcribe: boolean,
    transcribeCallback: anyText,
    trim: oneOf('trim-silence', 'do-not-trim'),
  }),
  element(
    'Enqueue',
    {
      action: anyText,
      method,
      waitUrl: anyText,
      waitUrlMethod: method,
      workflowSid: matching(/^WW[0-9a-fA-F]{32}$/),
    },
    ['Task'],
  ),
  element('Task', { priority: number, timeout: between(1, 1_209_599) }),
  element(
    'Dial',
    {
      ...checksOf(attributeRules.dial),
      action: anyText,
      method,
      callerId: anyText,
      record: oneOf(...recordValues),
      timeout: between(1, 600),
      timeLimit: between(1, 86_400),
    },
    nouns,
  ),
  element('Number', checksOf(attributeRules.number)),
  element('Client', checksOf(attributeRules.client), ['Identity', 'Parameter']),
  element('Identity', {}),
  element('Parameter', { name: anyText, value: anyText }),
  element('Sip', { ...checksOf(attributeRules.sip), username: anyText, password: anyText }, ['Uri']),
  element('Uri', { priority: number, weight: number, username: anyText, password: anyText }),
  // Source: Twilio docs, "TwiML Voice: <Sim>": it has none.
  element('Sim', {}),
  element('Conference', checksOf(attributeRules.conference)),
  element('Queue', checksOf(attributeRules.queue)),
  element('Application', checksOf(attributeRules.application), ['ApplicationSid', 'Parameter']),
  element('ApplicationSid', {}),
  element('WhatsApp', checksOf(attributeRules.whatsapp)),
]);

/** The verbs that may stand in a `<Response>`. */
export const verbNames = [
  ...['Say', 'Play', 'Pause', 'Gather', 'Record', 'Enqueue', 'Dial', 'Redirect', 'Hangup', 'Reject'],
];

/** TwiML that Twilio knows, and that no simulated call runs. */
export const notSimulated: ReadonlySet<string> = new Set([
  ...['Connect', 'Echo', 'Leave', 'Pay', 'Prompt', 'Refer', 'Sms', 'Start', 'Stop'],
]);

function element(
  name: string,
  attributes: Readonly<Record<string, Check>>,
  children: readonly string[] = [],
): [string, ElementRule] {
  return [name, { attributes: new Map(Object.entries(attributes)), children }];
}

function checksOf(
  rules: Readonly<Record<string, { read(value: string): string | undefined }>>,
): Record<string, Check> {
  // An empty text is written on purpose: `waitUrl=""` is silence.
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => [
      name,
      (value: string) => value === '' || rule.read(value) !== undefined,
    ]),
  );
}

function oneOf(...words: readonly string[]): Check {
  return (value) => words.includes(value);
}

function matching(pattern: RegExp): Check {
  return (value) => pattern.test(value);
}

function between(least: number, most: number): Check {
  return (value) => /^[0-9]+$/.test(value) && Number(value) >= least && Number(value) <= most;
}
