import type { Parameters } from '../../lib/types';
import { callerParameters } from './call-parameters';
import { hear } from './hear';
import { hangUp, type Line, type Next, tell, webhookOf } from './line';
import { takeNext, type WrongUse } from './take-outcome';
import type { Outcome, Verb } from './types';
import { widgetNameAt } from './widget-at';

type Input = Extract<Outcome, { readonly kind: 'digits' | 'speech' | 'silence' | 'caller-hangup' }>;

/** A caller who is asked the same for the third time, and has nothing to say, goes. */
const mostSilences = 2;

/**
 * Run a `<Gather>`: the caller hears the question, and presses keys, speaks, is silent or hangs up. Who hangs up gets no
 * `action` requested. Source: Twilio docs, "TwiML Voice: <Gather>".
 */
export function runGather(gather: Verb, url: string, line: Line): Next {
  const { attributes, children } = gather;
  line.status = 'in-progress';
  for (const prompt of children) {
    const heard = hear(prompt, line);
    if (heard.kind === 'end') return heard;
  }
  const input = takeInput(gather, line);
  if (input.kind === 'wrong-use') return input;
  if (input.kind === 'caller-hangup') return hangUp('hangs up, and Twilio requests nothing more', line);
  const said = inputParameters(input, attributes, line);
  if (said === undefined && attributes.actionOnEmptyResult !== 'true') return { kind: 'on' };
  const webhook = webhookOf({ url: attributes.action, method: attributes.method }, url, {
    ...callerParameters(line),
    ...(said ?? { Digits: '' }),
  });
  return { kind: 'request', purpose: 'gather', webhook };
}

function takeInput({ attributes: { action, input }, children }: Verb, line: Line): Input | WrongUse {
  const listens = input?.includes('speech') ?? false;
  const takesKeys = input === undefined || input.includes('dtmf');
  const words = `${takesKeys ? 'digits:KEYS, ' : ''}${listens ? 'speech:WORDS, ' : ''}silence or caller-hangup`;
  const waitsFor = [...(takesKeys ? ['keys'] : []), ...(listens ? ['speech'] : [])].join(' or ');
  const asked = children.map(({ text }) => text).join(' ');
  const { silences } = line.tally;
  const silent = silences.get(asked) ?? 0;
  const isUsual = line.outcomes.length <= line.tally.outcomes;
  if (isUsual) silences.set(asked, silent + 1);
  return takeNext<Input>(
    {
      place: `${widgetNameAt(action) ?? 'a Gather'} waits for ${waitsFor}`,
      words,
      read: (outcome) => {
        if (outcome.kind === 'digits') return takesKeys ? outcome : undefined;
        if (outcome.kind === 'speech') return listens ? outcome : undefined;
        return outcome.kind === 'silence' || outcome.kind === 'caller-hangup' ? outcome : undefined;
      },
      usual: silent < mostSilences ? { kind: 'silence' } : { kind: 'caller-hangup' },
    },
    line,
  );
}

/** What Twilio says of the input; undefined where there was none. */
function inputParameters(
  input: Exclude<Input, { readonly kind: 'caller-hangup' }>,
  attributes: Parameters,
  line: Line,
): Parameters | undefined {
  const { timeout = '5' } = attributes;
  switch (input.kind) {
    case 'silence': {
      const listens = attributes.input?.includes('speech') ?? false;
      tell(`presses no key${listens ? ' and says nothing' : ''} for ${timeout} s`, line);
      return undefined;
    }
    case 'speech':
      tell(`says "${input.text}"`, line);
      return { SpeechResult: input.text, Confidence: '0.9' };
    case 'digits': {
      const { digits, pressed, unheard, finishedOnKey } = readKeys(input.digits, attributes);
      const lost = unheard === '' ? '' : `; the input ends there, and ${unheard} is not heard`;
      tell(`presses ${pressed}${lost}`, line);
      // What callbacks hold besides what is documented, as others have captured them.
      return digits === '' ? undefined : { Digits: digits, FinishedOnKey: finishedOnKey, msg: 'Gather End' };
    }
  }
}

/**
 * The keys up to the end of the input: `finishOnKey` ends it where keys stand before it, and is not passed on; so does the
 * last of `numDigits`. Source: Twilio docs, "TwiML Voice: <Gather>", attributes finishOnKey and numDigits.
 */
function readKeys(keys: string, { finishOnKey = '#', numDigits }: Parameters) {
  const most = numDigits === undefined ? Number.POSITIVE_INFINITY : Number(numDigits);
  let digits = '';
  for (const [index, key] of [...keys].entries()) {
    const [pressed, unheard] = [keys.slice(0, index + 1), keys.slice(index + 1)];
    if (key === finishOnKey) {
      if (digits === '') continue;
      return { digits, pressed, unheard, finishedOnKey: key };
    }
    digits += key;
    if (digits.length === most) return { digits, pressed, unheard, finishedOnKey: '' };
  }
  return { digits, pressed: keys, unheard: '', finishedOnKey: '' };
}
