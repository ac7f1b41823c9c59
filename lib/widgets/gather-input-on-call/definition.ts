import { closedObject, studioLeftover } from '../../config/closed-object';
import { warning } from '../../config/finding';
import { packTexts } from '../../config/pack-properties';
import { ruledEntries } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { checkPrompt, promptEntries } from '../prompt-definition';
import { gatherRules } from './properties';

const entries = {
  ...promptEntries,
  ...ruledEntries(gatherRules, {
    timeout: ['Stop gathering after', 'Seconds without a key or a word: 5 if left out.'],
    finish_on_key: ['Stop gathering on keypress', 'The key that ends the input: # if left out, "" for none.'],
    stop_gather: ['Stop gathering after digits', 'Whether the input ends after number_of_digits.'],
    number_of_digits: ['Number of digits', 'After so many the input ends.'],
    gather_language: ['Language', 'The language that the caller speaks, such as en-US.'],
    hints: ['Hints', 'Words that the caller may say, with commas between them.'],
    speech_timeout: ['Speech timeout', 'Seconds of silence that end the speech, or "auto".'],
    speech_model: ['Speech model', 'Such as phone_call or googlev2_telephony.'],
    profanity_filter: ['Profanity filter', 'Whether rude words are hidden.'],
  }),
};

export const gatherInputOnCall: Definition<'gather-input-on-call'> = {
  title: 'Gather Input On Call',
  description: 'Asks the caller for keys or speech.',
  schema: closedObject({ ...entries, offset: studioLeftover }),
  events: {
    keypress: 'the caller pressed keys.',
    speech: 'the caller said something.',
    timeout: 'the caller did neither.',
  },
  outputs: { Digits: true, SpeechResult: true, Confidence: true },
  check({ properties }, secrets) {
    // The widget before may have asked already.
    const isBare = [properties.say, properties.play].every((prompt) => (prompt ?? '') === '');
    if (isBare) return [warning(['properties'], 'says and plays nothing: the caller hears silence')];
    return checkPrompt(properties, { names: ['say', 'play'], secrets });
  },
  pack: (properties) => packTexts(properties, Object.keys(entries), ['finish_on_key']),
};
