import type { TwimlElement } from './element';

/**
 * Write elements as a TwiML document, to the letter as the `twilio` package's VoiceResponse does.
 *
 * That one makes a whole document for each element, which takes longer than everything else in a call together: a
 * test holds the two against each other. Characters that no XML may hold are gone before: see `renderTemplate`.
 */
export function renderTwiml(elements: readonly TwimlElement[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${write({ name: 'Response', children: elements })}`;
}

function write({ name, attributes = {}, children = [] }: TwimlElement): string {
  let start = `<${name}`;
  for (const [attribute, value] of Object.entries(attributes)) {
    start += ` ${attribute}="${escapeAttribute(String(value))}"`;
  }
  if (children.length === 0) return `${start}/>`;
  const content = children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child)));
  return `${start}>${content.join('')}</${name}>`;
}

/** Source: XML 1.0, section 2.4 "Character Data and Markup". */
export function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return escapeMarkup(text).replaceAll('>', '&gt;');
}

/** Source: XML 1.0, section 3.3.3 "Attribute-Value Normalization", for the white space. */
export function escapeAttribute(text: string): string {
  if (!/[&<"\t\n\r]/.test(text)) return text;
  return escapeMarkup(text).replaceAll('"', '&quot;').replaceAll('\t', '&#x9;').replaceAll('\n', '&#xA;');
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#xD;');
}
