import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom';
import { bareRecord } from '../../lib/bare-record';
import { errorMessage } from '../../lib/error-message';
import { quote } from '../../lib/quote';
import { twimlLimit } from '../../lib/twiml/check-length';
import { elementFaults } from './element-faults';
import { notSimulated, twimlRules, verbNames } from './twiml-rules';
import type { Verb, WebhookAnswer } from './types';

type Parsed =
  | { readonly ok: true; readonly verbs: readonly Verb[] }
  | { readonly ok: false; readonly fault: string };

/**
 * Read the answer to a webhook as Twilio does, and refuse what Twilio would put into its debugger as an error.
 *
 * The numbers are those of Twilio docs, "Error and warning dictionary". Attributes that it knows only as warnings are
 * refused too: nothing that this project writes should be one.
 */
export function parseTwiml({ status, contentType, body }: WebhookAnswer): Parsed {
  if (status === 403) {
    return refused(
      '11200: the service answered 403 Forbidden: it does not take the signature of this request',
    );
  }
  if (status < 200 || status > 299) {
    return refused(`11200: the service answered ${status}${excerpt(contentType, body)}`);
  }
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'text/xml' && type !== 'application/xml') {
    const what = type === 'text/html' ? 'a web page (HTML), no TwiML' : `content of the type ${quote(type)}`;
    return refused(`12300: the service answered with ${what}; TwiML comes as text/xml`);
  }
  const bytes = Buffer.byteLength(body);
  if (bytes > twimlLimit) return refused(`11750: the TwiML has ${bytes} bytes, of at most ${twimlLimit}`);
  return parseDocument(body);
}

function parseDocument(text: string): Parsed {
  let root: Element | null;
  try {
    root = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement;
  } catch (error) {
    return refused(`12100: the answer is not XML: ${errorMessage(error).split('\n')[0]}`);
  }
  if (root?.tagName !== 'Response') {
    return refused(`12100: the document is a <${root?.tagName}>; TwiML is a <Response>`);
  }
  const response = readElement(root);
  const [fault] = response.children.flatMap((verb) => faultOf(verb, 'Response', verbNames) ?? []);
  return fault === undefined ? { ok: true, verbs: response.children } : refused(fault);
}

function readElement(element: Element): Verb {
  const attributes = bareRecord<string>();
  for (const { name, value } of element.attributes) attributes[name] = value;
  const children: Verb[] = [];
  let text = '';
  for (const child of element.childNodes) {
    if (child.nodeType === child.ELEMENT_NODE) children.push(readElement(child as Element));
    else if (child.nodeType === child.TEXT_NODE || child.nodeType === child.CDATA_SECTION_NODE) {
      text += child.nodeValue ?? '';
    }
  }
  return { name: element.tagName, attributes, text: text.trim(), children };
}

/** What Twilio would find wrong with an element, or undefined. */
function faultOf(element: Verb, parent: string, allowed: readonly string[]): string | undefined {
  const { name, attributes, children } = element;
  // SSML inside a <Say> is for the voice to understand.
  if (parent === 'Say') return undefined;
  if (notSimulated.has(name)) return `<${name}> is TwiML that this simulator does not run`;
  const rule = twimlRules.get(name);
  if (rule === undefined) return `12200: TwiML has no element <${name}>`;
  if (!allowed.includes(name)) return `12200: <${name}> cannot stand in <${parent}>`;
  for (const [attribute, value] of Object.entries(attributes)) {
    const isValid = rule.attributes.get(attribute);
    if (isValid === undefined) return `12200: <${name}> has no attribute ${attribute}`;
    if (!isValid(value)) return `12200: the attribute ${attribute} of <${name}> cannot be ${quote(value)}`;
  }
  const [inside] = children.flatMap((child) => faultOf(child, name, rule.children) ?? []);
  return inside ?? elementFaults.get(name)?.(element);
}

/** What a refusal says, where it says it in words. */
function excerpt(contentType: string, body: string): string {
  if (/html/i.test(contentType)) return ' and a web page (HTML)';
  const text = body.replaceAll(/\s+/g, ' ').trim().slice(0, 200);
  return text === '' ? '' : `: ${text}`;
}

function refused(fault: string): Parsed {
  return { ok: false, fault };
}
