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

/** A person's leg, where it may run something before the two are bridged. */
export const screened: ReadonlySet<string> = new Set(['Number', 'Client', 'Sip', 'WhatsApp']);

// Source: Twilio docs, "TwiML for Programmable Voice", a page for each verb and noun.
export const twimlRules: ReadonlyMap<string, ElementRule> = new Map([
  element('Say', { voice: anyText, language: anyText, loop: number }),
  element('Play', { loop: number, digits: matching(/^[0-9*#wW]+$/) }),
  element('Pause', { length: number }),
  element('Hangup', {}),
  element('Reject', { reason: oneOf('rejected', 'busy') }),
  element('Redirect', { method }),
  element(
    'Gather',
    {
      ...each(anyText, ['action', 'hints', 'language', 'partialResultCallback', 'speechModel']),
      ...each(boolean, ['actionOnEmptyResult', 'bargeIn', 'debug', 'enhanced', 'profanityFilter']),
      ...each(method, ['method', 'partialResultCallbackMethod']),
      ...each(matching(/^([0-9]+|auto)$/), ['speechTimeout', 'timeout']),
      finishOnKey: matching(/^[0-9*#]?$/),
      input: oneOf('dtmf', 'speech', 'dtmf speech', 'speech dtmf'),
      maxSpeechTime: number,
      numDigits: between(1, 1_000),
    },
    ['Say', 'Play', 'Pause'],
  ),
  element('Record', {
    ...each(anyText, ['action', 'recordingConfigurationId', 'transcribeCallback']),
    ...each(anyText, ['recordingStatusCallback', 'recordingStatusCallbackEvent']),
    ...each(boolean, ['playBeep', 'transcribe']),
    ...each(method, ['method', 'recordingStatusCallbackMethod']),
    finishOnKey: matching(/^[0-9*#]*$/),
    maxLength: between(1, 14_400),
    timeout: number,
    trim: oneOf('trim-silence', 'do-not-trim'),
  }),
  element(
    'Enqueue',
    {
      ...each(anyText, ['action', 'waitUrl']),
      ...each(method, ['method', 'waitUrlMethod']),
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
      // The last two are the old spellings of record-from-answer and do-not-record.
      record: oneOf(...recordings, 'true', 'false'),
      timeout: between(1, 600),
      timeLimit: between(1, 86_400),
    },
    ['Number', 'Client', 'Sip', 'Sim', 'Conference', 'Queue', 'Application', 'WhatsApp'],
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
export const verbNames: readonly string[] =
  'Say Play Pause Gather Record Enqueue Dial Redirect Hangup Reject'.split(' ');

/** TwiML that Twilio knows, and that no simulated call runs. */
export const notSimulated: ReadonlySet<string> = new Set(
  'Connect Echo Leave Pay Prompt Refer Sms Start Stop'.split(' '),
);

function element(
  name: string,
  attributes: Readonly<Record<string, Check>>,
  children: readonly string[] = [],
): [string, ElementRule] {
  return [name, { attributes: new Map(Object.entries(attributes)), children }];
}

/** The same check for several attributes. */
function each(check: Check, names: readonly string[]): Record<string, Check> {
  return Object.fromEntries(names.map((name) => [name, check]));
}

function checksOf(
  rules: Readonly<Record<string, { read(value: string): string | undefined }>>,
): Record<string, Check> {
  // An empty text is written on purpose: `waitUrl=""` is silence.
  const checks = Object.entries(rules).map(([name, { read }]): [string, Check] => [
    name,
    (value) => value === '' || read(value) !== undefined,
  ]);
  return Object.fromEntries(checks);
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
