import { quote } from '../quote';
import type { TwimlElement } from '../twiml/element';
import type { Parameters, TwimlAnswer, Widget } from '../types';
import type { Candidate, Candidates } from './candidates';
import { dialEndings } from './dial-endings';

/** One way in which what a widget waits for ends, and what Twilio says of it. */
export interface Ending {
  /** For people. */
  readonly name: string;
  /** Where Twilio goes. */
  readonly url: string;
  readonly parameters: Parameters;
  /** Where the caller is afterwards: has reached somebody or left a message, is there still, or has hung up. */
  readonly caller: 'served' | 'waiting' | 'gone';
}

export type Waiting = TwimlAnswer & { readonly kind: 'dial' | 'verbs' };

const present = { CallStatus: 'in-progress' };
const gone = { CallStatus: 'completed' };
const hungUp = { name: 'caller-hangup', parameters: gone, caller: 'gone' } as const;

/** Every way in which a widget's waiting may end, but for a call that goes on at another place. */
export function waitEndings(answer: Waiting, widget: Widget, candidates: Candidates): Ending[] {
  const endingAt = (url: unknown) => (ending: Omit<Ending, 'url'>) => ({ ...ending, url: String(url) });
  if (answer.kind === 'dial') return dialEndings(answer).map(endingAt(answer.attributes.action));
  return answer.elements.flatMap(({ name, attributes = {}, children = [] }): Ending[] => {
    switch (name) {
      case 'Gather':
        return gatherEndings(attributes, widget, candidates).map(endingAt(attributes.action));
      case 'Record':
        return recordEndings.map(endingAt(attributes.action));
      case 'Enqueue':
        return queueEndings(attributes).map(endingAt(attributes.action));
      default:
        // The <Redirect> behind a <Record>, where nothing was recorded.
        return [endingAt(children[0])({ name: 'no message', parameters: present, caller: 'waiting' })];
    }
  });
}

type Attributes = NonNullable<TwimlElement['attributes']>;

function gatherEndings(
  attributes: Attributes,
  { name, flow }: Widget,
  candidates: Candidates,
): Omit<Ending, 'url'>[] {
  const typed = candidates.of(flow, ['widgets', name, 'Digits'], mayBeTyped(attributes));
  const said = candidates.of(flow, ['widgets', name, 'SpeechResult']);
  const keys = typed.length > 0 ? typed : [{ value: '1', isOther: true }];
  const spoken = said.length > 0 ? said : [{ value: 'hello', isOther: true }];
  const words = String(attributes.input).includes('speech') ? spoken : [];
  const pressed = { one: 'key', any: 'any key', other: 'another key' };
  const heard = { one: 'says', any: 'says something', other: 'says something else' };
  return [
    ...keys.map((key) => ({
      name: named(key, pressed, keys.length === 1),
      parameters: { ...present, Digits: key.value },
      caller: 'waiting' as const,
    })),
    ...words.map((word) => ({
      name: named({ ...word, value: quote(word.value) }, heard, words.length === 1),
      parameters: { ...present, SpeechResult: word.value, Confidence: '0.9' },
      caller: 'waiting' as const,
    })),
    { name: 'silence', parameters: present, caller: 'waiting' },
    hungUp,
  ];
}

/** Whether a caller can key this in: neither more keys than are waited for, nor the one that ends the input. */
function mayBeTyped({ numDigits, finishOnKey = '#' }: Attributes): (value: string) => boolean {
  const most = numDigits === undefined ? Number.POSITIVE_INFINITY : Number(numDigits);
  return (value) =>
    /^[0-9*#]+$/.test(value) &&
    value.length <= most &&
    [...String(finishOnKey)].every((key) => !value.includes(key));
}

function named(
  { value, isOther }: Candidate,
  words: Record<'one' | 'any' | 'other', string>,
  isOnly: boolean,
): string {
  if (!isOther) return `${words.one} ${value}`;
  return isOnly ? words.any : `${words.other}, such as ${value}`;
}

const message = {
  RecordingSid: `RE${'0'.repeat(31)}1`,
  RecordingUrl: 'https://api.twilio.com/2010-04-01/Recordings/RE1',
  RecordingDuration: '20',
};

const recordEndings: readonly Omit<Ending, 'url'>[] = [
  { name: 'recorded', parameters: { ...present, ...message }, caller: 'served' },
  { name: 'recorded+hangup', parameters: { ...gone, ...message }, caller: 'gone' },
  hungUp,
];

/** Who leaves a queue does so by `<Leave>`, in TwiML of the owner's. Source: Twilio docs, "TwiML Voice: <Enqueue>", attribute action. */
function queueEndings({ waitUrl }: Attributes): Omit<Ending, 'url'>[] {
  const after = (result: string, caller: Ending['caller'], status = present) => ({
    name: result,
    parameters: { ...status, QueueResult: result, QueueTime: '30' },
    caller,
  });
  return [
    after('bridged', 'served'),
    after('queue-full', 'waiting'),
    after('system-error', 'waiting'),
    ...(waitUrl === undefined ? [] : [after('leave', 'waiting')]),
    after('hangup', 'gone', gone),
  ];
}
