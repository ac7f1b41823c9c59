import { nouns } from '../dial/nouns';
import { isObject } from '../is-object';
import type { Noun } from '../types';
import { callersChoice } from './callers-choice';
import { isNoun, type RawProperties } from './check-dial';
import { type Remark, warning } from './finding';

/**
 * Warn where whoever calls chooses whom the widget rings.
 * @param isSet whether the widget's own flow sets `flow.variables.NAME`, in place of what comes with the call
 */
export function checkCallersChoice(
  properties: RawProperties,
  isSet: (name: string) => boolean = () => false,
): Remark[] {
  const { noun } = properties;
  if (!isNoun(noun)) return [];
  const { property } = nouns[noun];
  const said = properties[property];
  const path = ['properties', property];
  const texts = Array.isArray(said)
    ? said.map((route: unknown, index) => ({
        at: [...path, index, 'uri'],
        text: isObject(route) ? route.uri : undefined,
      }))
    : [{ at: path, text: said }];
  return texts.flatMap(({ at, text }) => {
    // What is no text is the schema's affair.
    if (typeof text !== 'string') return [];
    const chosen = callersChoice(withoutWrittenHosts(noun, text)).filter(
      (variable) => !isSet(/^flow\.variables\.(\w+)$/.exec(variable)?.[1] ?? ''),
    );
    if (chosen.length === 0) return [];
    const shown = chosen.map((variable) => `{{${variable}}}`).join(' and ');
    const whose = chosen.every((variable) => /^(flow\.|trigger\.call\.[a-z])/.test(variable))
      ? 'a client app (Voice SDK) sets as it likes'
      : 'the caller sets';
    const message = `reads ${shown}, which ${whose}, and so chooses whom you pay to ring. What Studio or your own URLs set is safe; for any other caller compare it with those you allow: {% if allowed contains … %}, see SECURITY.md`;
    return [warning(at, message)];
  });
}

/**
 * The text but for SIP URIs that write their host, which no Liquid in them changes. What stands inside of tags, such as
 * `{% if %}`, stays.
 */
function withoutWrittenHosts(noun: Noun, text: string): string {
  const { kind, several } = nouns[noun];
  if (kind !== 'sip' && kind !== 'any') return text;
  const items = several ? text.split(',') : [text];
  return items.filter((item) => !writtenHost.test(item)).join(',');
}

const writtenHost = /^\s*sips?:(?:\{\{[^{}]*\}\}|[^@{}])*@[\w.-]+(?:[:;?](?:\{\{[^{}]*\}\}|[^{}])*|\s*)$/i;
