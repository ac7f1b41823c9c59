import { given } from '../given';
import { readRendered, readText, renderProseOrFault, renderTextOrFault } from '../liquid/read-text';
import type { TwimlElement } from '../twiml/element';
import { serviceRoot } from '../url/service-url';
import { digitsRule, loopRule, type PromptProperties } from './prompt-properties';
import { textRule, urlRule } from './rules';
import type { Visit } from './visit';

/** The elements of a prompt, none where it renders to nothing; undefined where its Liquid fails. */
export function promptElements(
  properties: PromptProperties,
  visit: Visit,
): readonly TwimlElement[] | undefined {
  const loop = readText(properties.loop, 'loop', { rule: loopRule, reading: visit });
  const often = loop === 1 ? {} : { loop };
  if (properties.say !== undefined) return sayElements(properties, { visit, often });
  if (properties.play !== undefined) {
    const source = renderTextOrFault(properties.play, 'play', visit);
    if (source === undefined) return undefined;
    const url = readRendered(source, 'play', { rule: urlRule, reading: visit });
    if (url === undefined) return [];
    return [
      { name: 'Play', attributes: often, children: [new URL(url, serviceRoot(visit.service.domain)).href] },
    ];
  }
  const keys = renderTextOrFault(properties.digits, 'digits', visit);
  if (keys === undefined) return undefined;
  const digits = readRendered(keys, 'digits', { rule: digitsRule, reading: visit });
  return digits === undefined ? [] : [{ name: 'Play', attributes: { digits, ...often } }];
}

function sayElements(
  { say, voice, language }: PromptProperties,
  { visit, often }: { visit: Visit; often: Readonly<Record<string, number>> },
): readonly TwimlElement[] | undefined {
  const text = renderProseOrFault(say, 'say', visit);
  if (text === undefined) return undefined;
  if (text === '') return [];
  const speaker = readText(voice, 'voice', { rule: textRule, reading: visit });
  const spoken = readText(language, 'language', { rule: textRule, reading: visit });
  const attributes = {
    // Studio's word for no voice in particular.
    ...given({ voice: speaker === 'default' ? undefined : speaker, language: spoken }),
    ...often,
  };
  return [{ name: 'Say', attributes, children: [text] }];
}
