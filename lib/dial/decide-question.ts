import { readText, renderText } from '../liquid/read-text';
import type { Handling, Problem, Question, Screen } from '../types';
import { serviceRoot } from '../url/service-url';
import { attributeRules } from './attribute-rules';
import type { Reading } from './render-property';
import { digitRule, screenTimeoutRule } from './screen-rules';

/** What the person who answers is asked in this call; or, where there is nothing to say or play, why. */
export function decideQuestion(
  screen: Screen,
  reading: Reading,
  { service }: Pick<Handling, 'service'>,
): Question | { readonly kind: 'nothing'; readonly problem: Problem } {
  const prompt = decidePrompt(screen, reading, service.domain);
  if (prompt === undefined) {
    const property = screen.play === undefined ? 'screen.say' : 'screen.play';
    return {
      kind: 'nothing',
      problem: {
        widget: reading.widget.name,
        property,
        message: 'leaves nothing to ask: the two are connected',
      },
    };
  }
  const digit = readText(screen.digit, 'screen.digit', { rule: digitRule, reading });
  return {
    prompt,
    ...(digit !== undefined && { digit }),
    timeout: readText(screen.timeout, 'screen.timeout', { rule: screenTimeoutRule, reading }),
  };
}

function decidePrompt(screen: Screen, reading: Reading, domain: string): Question['prompt'] | undefined {
  if (screen.play !== undefined) {
    const rule = { ...attributeRules.number.url, fallback: undefined };
    const url = readText(screen.play, 'screen.play', { rule, reading });
    return url === undefined ? undefined : { kind: 'play', url: new URL(url, serviceRoot(domain)).href };
  }
  const text = renderText(screen.say, 'screen.say', reading);
  const voice = renderText(screen.voice, 'screen.voice', reading);
  const language = renderText(screen.language, 'screen.language', reading);
  if (text === '') return undefined;
  return { kind: 'say', text, ...(voice !== '' && { voice }), ...(language !== '' && { language }) };
}
