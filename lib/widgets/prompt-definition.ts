import { checkSpeech } from '../config/check-speech';
import { fault, type Remark } from '../config/finding';
import { ruled } from '../config/schema-parts';
import { digitsRule, loopRule } from './prompt-properties';
import { textRule, urlRule } from './rules';

/** The properties that a prompt has wherever it stands. */
export const promptEntries = {
  say: ruled(textRule, 'Say', 'What the caller hears, read aloud.'),
  play: ruled(urlRule, 'Play', 'A recording to play: a URL or a /path.'),
  voice: ruled(textRule, 'Voice', 'The voice that reads, such as Polly.Joanna-Neural.'),
  language: ruled(textRule, 'Language', 'The language to read in, such as en-GB.'),
  loop: ruled(loopRule, 'Loop', 'How often: once if left out; 0 is until the call ends.'),
};

export const digitsEntry = ruled(digitsRule, 'Digits', 'Keys to play as tones; w waits half a second.');

/** Check that a prompt is one thing. */
export function checkPrompt(
  properties: Readonly<Record<string, unknown>>,
  { names, secrets }: { readonly names: readonly string[]; readonly secrets: readonly string[] },
): Remark[] {
  const { voice, language } = properties;
  const speech = checkSpeech(
    { language, ...(voice !== 'default' && { voice }) },
    { path: ['properties'], secrets },
  );
  const given = names.filter((name) => (properties[name] ?? '') !== '');
  if (given.length === 1) return speech;
  const expected = names.map((name) => `"${name}"`).join(' and ');
  return [
    ...speech,
    fault(['properties'], `needs exactly one of ${expected}; it has ${given.length || 'none'}`),
  ];
}
