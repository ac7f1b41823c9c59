import { given } from '../../given';
import { propertyReader } from '../../liquid/read-text';
import { statusUrl } from '../../url/status-url';
import { promptElements } from '../prompt';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { gatherRules } from './properties';

type Gather = Visit<'gather-input-on-call'>;

/** Asks for keys or speech. Source: Twilio docs, "Studio: Gather Input On Call widget" and "TwiML Voice: <Gather>". */
export const gatherInputOnCall: Behaviour<'gather-input-on-call'> = {
  kind: 'waits',
  arrive(visit) {
    const prompt = promptElements(visit.widget.properties, visit);
    if (prompt === undefined) return { kind: 'end' };
    return {
      kind: 'wait',
      elements: [{ name: 'Gather', attributes: attributesOf(visit), children: prompt }],
    };
  },
  resume({ call: { parameters } }) {
    const { Digits, SpeechResult, Confidence } = parameters;
    const outputs = given({ Digits, SpeechResult, Confidence });
    // Who presses a key while they speak has decided: the key is certain, and speech is a guess.
    if (Digits) return happened('keypress', outputs);
    return happened(SpeechResult ? 'speech' : 'timeout', outputs);
  },
};

function attributesOf(visit: Gather): Record<string, string | number> {
  const { properties } = visit.widget;
  const read = propertyReader(gatherRules, properties, visit);
  const listens = isListening(visit);
  const stops = read('stop_gather');
  const finishOnKey = read('finish_on_key');
  return {
    input: listens ? 'dtmf speech' : 'dtmf',
    action: statusUrl(visit),
    method: 'POST',
    // Otherwise nobody would hear of it when the caller says nothing.
    actionOnEmptyResult: 'true',
    ...given({
      timeout: read('timeout'),
      numDigits: stops ? read('number_of_digits') : undefined,
    }),
    // `""` is no key at all, and something else than an absent one, which is #.
    ...(properties.finish_on_key === '' ? { finishOnKey: '' } : given({ finishOnKey })),
    ...(listens &&
      given({
        language: read('gather_language'),
        hints: read('hints'),
        speechTimeout: read('speech_timeout'),
        speechModel: read('speech_model'),
        profanityFilter: read('profanity_filter'),
      })),
  };
}

/** Stands in a path for a name that only the call knows. */
const anyOutput = '*';

/** Listening costs money: only where somebody has a use for what is said. */
function isListening({ widget: { transitions, reads } }: Gather): boolean {
  const leadsSomewhere = transitions.some(({ event, next }) => event === 'speech' && next !== '');
  const isHeard = (output: string | undefined) =>
    output === undefined || output === 'SpeechResult' || output === anyOutput;
  return leadsSomewhere || reads.some(([output]) => isHeard(output));
}
