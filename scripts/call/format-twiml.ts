import { DOMParser, type Element } from '@xmldom/xmldom';

/** How the parts of a document are marked: by colours on a terminal, by nothing anywhere else. */
interface Marks {
  tag(text: string): string;
  attribute(text: string): string;
  value(text: string): string;
}

const noMarks: Marks = { tag: String, attribute: String, value: String };

/** The document indented, to be read by people; the password of a SIP phone is no one's to read. */
export function formatTwiml(text: string, marks: Marks = noMarks): string {
  try {
    const root = new DOMParser({ onError: () => {} }).parseFromString(text, 'text/xml').documentElement;
    return root === null ? text : writeElement(root, { indent: '', marks });
  } catch {
    // What is no XML is shown as it came.
    return text.trim();
  }
}

function writeElement(element: Element, { indent, marks }: { indent: string; marks: Marks }): string {
  const attributes = [...element.attributes].map(({ name, value }) => {
    const shown = name === 'password' ? '***' : escaped(value).replaceAll('"', '&quot;');
    return ` ${marks.attribute(name)}=${marks.value(`"${shown}"`)}`;
  });
  const open = `${marks.tag(`<${element.tagName}`)}${attributes.join('')}`;
  const close = marks.tag(`</${element.tagName}>`);
  const children = [...element.childNodes].filter((node) => node.nodeType === node.ELEMENT_NODE);
  const content = escaped(element.textContent ?? '').trim();
  if (children.length === 0) {
    return content === ''
      ? `${indent}${open}${marks.tag('/>')}`
      : `${indent}${open}${marks.tag('>')}${content}${close}`;
  }
  const inside = children.map((child) => writeElement(child as Element, { indent: `${indent}  `, marks }));
  return [`${indent}${open}${marks.tag('>')}`, ...inside, `${indent}${close}`].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
