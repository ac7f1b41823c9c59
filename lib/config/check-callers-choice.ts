import { nouns } from '../dial/nouns';
import { callersChoice } from './callers-choice';
import { isNoun, type RawProperties } from './check-dial';
import { type Remark, warning } from './finding';

/** Warn where whoever calls chooses whom the widget rings. */
export function checkCallersChoice(properties: RawProperties): Remark[] {
  const { noun } = properties;
  if (!isNoun(noun)) return [];
  const { property } = nouns[noun];
  const text = properties[property];
  if (typeof text !== 'string' || (property === 'sip_endpoint' && hasHost(text))) return [];
  const chosen = callersChoice(text);
  if (chosen.length === 0) return [];
  const shown = chosen.map((variable) => `{{${variable}}}`).join(' and ');
  const whose = chosen.every((variable) => /^(flow\.|trigger\.call\.[a-z])/.test(variable))
    ? 'a client app (Voice SDK) sets as it likes'
    : 'the caller sets';
  return [
    warning(
      ['properties', property],
      `reads ${shown}, which ${whose}, and so chooses whom you pay to ring. What Studio or your own URLs set is safe; for any other caller compare it with those you allow: {% if allowed contains … %}, see SECURITY.md`,
    ),
  ];
}

/** Whether a SIP URI writes its host: no Liquid before it changes that. */
function hasHost(text: string): boolean {
  return /^\s*sips?:[^@]*@[\w.-]+(?:[:;?]|\s*$)/i.test(text) && !/,/.test(text);
}
