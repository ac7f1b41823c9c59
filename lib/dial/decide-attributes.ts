import { readText } from '../liquid/read-text';
import { isTemplate } from '../liquid/render-template';
import type { AttributedElement, FurtherAttributes } from '../types';
import { serviceRoot } from '../url/service-url';
import type { DialVisit } from '../widgets/visit';
import type { AttributeRule } from './attribute-rule';
import { attributeRules } from './attribute-rules';

/** The further attributes of a widget's elements in this call. What Liquid renders to something invalid is left out. */
export function decideAttributes(visit: DialVisit): FurtherAttributes {
  const { attributes } = visit.widget.properties;
  if (attributes === undefined) return {};
  const decided: Partial<Record<AttributedElement, Record<string, string>>> = {};
  for (const element of attributedElements) {
    const sources = attributes[element];
    if (sources !== undefined) decided[element] = decideElement(element, sources, visit);
  }
  return decided;
}

export const attributedElements = Object.keys(attributeRules).filter((name): name is AttributedElement =>
  Object.hasOwn(attributeRules, name),
);

function decideElement(
  element: AttributedElement,
  sources: Readonly<Record<string, string>>,
  visit: DialVisit,
): Record<string, string> {
  const rules: Readonly<Record<string, AttributeRule>> = attributeRules[element];
  const attributes: Record<string, string> = {};
  for (const [name, source] of Object.entries(sources)) {
    const rule = rules[name];
    /* v8 ignore next */
    if (rule === undefined) continue;
    // An attribute that is written as empty means something: `waitUrl=""` is silence.
    const value =
      source === ''
        ? ''
        : readText(source, `${element}.${name}`, { rule: { ...rule, fallback: undefined }, reading: visit });
    if (value === undefined) continue;
    // What Liquid put into a URL is written as a parser here reads it, so that Twilio's reads the same.
    attributes[name] =
      rule.form === 'url' && (value.startsWith('/') || isTemplate(source))
        ? new URL(value, serviceRoot(visit.service.domain)).href
        : value;
  }
  return attributes;
}
