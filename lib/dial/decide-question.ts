import { readText, renderText } from '../liquid/read-text';
import type { Question, Screen } from '../types';
import { serviceRoot } from '../url/service-url';
import type { DialVisit } from '../widgets/visit';
import { attributeRules } from './attribute-rules';
import { digitRule, screenTimeoutRule } from './screen-rules';

/** What the person who answers is asked in this call; undefined, with a problem, where there is nothing to say or play. */
export function decideQuestion(screen: Screen, visit: DialVisit): Question | undefined {
  const prompt = decidePrompt(screen, visit);
  if (prompt === undefined) {
    visit.report.problems.push({
      widget: visit.widget.name,
      property: screen.play === undefined ? 'screen.say' : 'screen.play',
      message: 'leaves nothing to ask: the two are connected',
    });
    return undefined;
  }
  const digit = readText(screen.digit, 'screen.digit', { rule: digitRule, reading: visit });
  return {
    prompt,
    ...(digit !== undefined && { digit }),
    timeout: readText(screen.timeout, 'screen.timeout', { rule: screenTimeoutRule, reading: visit }),
  };
}

function decidePrompt(screen: Screen, visit: DialVisit): Question['prompt'] | undefined {
  if (screen.play !== undefined) {
    const rule = { ...attributeRules.number.url, fallback: undefined };
    const url = readText(screen.play, 'screen.play', { rule, reading: visit });
    return url === undefined
      ? undefined
      : { kind: 'play', url: new URL(url, serviceRoot(visit.service.domain)).href };
  }
  const text = renderText(screen.say, 'screen.say', visit);
  const voice = renderText(screen.voice, 'screen.voice', visit);
  const language = renderText(screen.language, 'screen.language', visit);
  if (text === '') return undefined;
  return { kind: 'say', text, ...(voice !== '' && { voice }), ...(language !== '' && { language }) };
}
