import { quote } from '../quote';
import type { TwimlElement } from '../twiml/element';
import type { DialAnswer, Parameters, TwimlAnswer, Widget } from '../types';
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

/** Every way in which a widget's waiting may end, but for a call that goes on at another place. */
export function waitEndings(answer: Waiting, widget: Widget, candidates: Candidates): Ending[] {
  if (answer.kind === 'dial') return ringEndings(answer);
  return answer.elements.flatMap(({ name, attributes = {}, children = [] }): Ending[] => {
    const at = { url: String(attributes.action), attributes, children };
    switch (name) {
      case 'Gather':
        return gatherEndings(at, widget, candidates);
      case 'Record':
        return recordEndings(at);
      case 'Enqueue':
        return queueEndings(at);
      default:
        // The <Redirect> behind a <Record>, where nothing was recorded.
        return [{ name: 'no message', url: String(children[0]), parameters: present, caller: 'waiting' }];
    }
  });
}

function ringEndings(answer: DialAnswer): Ending[] {
  const url = answer.attributes.action;
  return dialEndings(answer).map(({ name, parameters, caller }) => ({
    name,
    url,
    parameters,
    caller: caller === 'connected' ? 'served' : caller,
  }));
}

interface At extends Pick<TwimlElement, 'children'> {
  readonly url: string;
  readonly attributes: Readonly<Record<string, string | number>>;
}

function gatherEndings({ url, attributes }: At, { name, flow }: Widget, candidates: Candidates): Ending[] {
  const typed = candidates.of(flow, ['widgets', name, 'Digits'], mayBeTyped(attributes));
  const said = String(attributes.input).includes('speech')
    ? candidates.of(flow, ['widgets', name, 'SpeechResult'])
    : undefined;
  const keys = typed.length > 0 ? typed : [{ value: '1', isOther: true }];
  const words = said === undefined || said.length > 0 ? (said ?? []) : [{ value: 'hello', isOther: true }];
  return [
    ...keys.map(
      (key): Ending => ({
        name: named(key, { all: keys, one: 'key', any: 'any key', other: 'another key' }),
        url,
        parameters: { ...present, Digits: key.value },
        caller: 'waiting',
      }),
    ),
    ...words.map(
      (word): Ending => ({
        name: named(
          { ...word, value: quote(word.value) },
          { all: words, one: 'says', any: 'says something', other: 'says something else' },
        ),
        url,
        parameters: { ...present, SpeechResult: word.value, Confidence: '0.9' },
        caller: 'waiting',
      }),
    ),
    { name: 'silence', url, parameters: present, caller: 'waiting' },
    { name: 'caller-hangup', url, parameters: gone, caller: 'gone' },
  ];
}

/** Whether a caller can key this in: neither more keys than are waited for, nor the one that ends the input. */
function mayBeTyped({ numDigits, finishOnKey = '#' }: At['attributes']): (value: string) => boolean {
  const most = numDigits === undefined ? Number.POSITIVE_INFINITY : Number(numDigits);
  return (value) =>
    /^[0-9*#]+$/.test(value) &&
    value.length <= most &&
    [...String(finishOnKey)].every((key) => !value.includes(key));
}

interface Words {
  readonly all: readonly Candidate[];
  readonly one: string;
  readonly any: string;
  readonly other: string;
}

function named({ value, isOther }: Candidate, { all, one, any, other }: Words): string {
  if (!isOther) return `${one} ${value}`;
  return all.length === 1 ? any : `${other}, such as ${value}`;
}

function recordEndings({ url }: At): Ending[] {
  const message = {
    RecordingSid: `RE${'0'.repeat(31)}1`,
    RecordingUrl: 'https://api.twilio.com/2010-04-01/Recordings/RE1',
    RecordingDuration: '20',
  };
  return [
    { name: 'recorded', url, parameters: { ...present, ...message }, caller: 'served' },
    { name: 'recorded+hangup', url, parameters: { ...gone, ...message }, caller: 'gone' },
    { name: 'caller-hangup', url, parameters: gone, caller: 'gone' },
  ];
}

/** Who leaves a queue does so by `<Leave>`, in TwiML of the owner's. Source: Twilio docs, "TwiML Voice: <Enqueue>", attribute action. */
function queueEndings({ url, attributes }: At): Ending[] {
  const after = (result: string, caller: Ending['caller'], status = present): Ending => ({
    name: result,
    url,
    parameters: { ...status, QueueResult: result, QueueTime: '30' },
    caller,
  });
  return [
    after('bridged', 'served'),
    after('queue-full', 'waiting'),
    after('system-error', 'waiting'),
    ...(attributes.waitUrl === undefined ? [] : [after('leave', 'waiting')]),
    after('hangup', 'gone', gone),
  ];
}
