import { DOMParser } from '@xmldom/xmldom';
import { isObject } from '../../lib/is-object';

/** What kind of answer this is, for the report; and what is wrong with it, if anything is. */
interface CheckedAnswer {
  readonly kind: string;
  readonly fault?: string;
}

/** Check what a Function has called back with. */
export function checkAnswer(error: unknown, answer: unknown): CheckedAnswer {
  if (error !== null && error !== undefined) return wrong('calls back with an error');
  if (!isObject(answer)) return wrong('calls back with no response');
  const { statusCode, headers, body } = answer;
  const type = isObject(headers) ? headers['Content-Type'] : undefined;
  if (typeof body !== 'string') return wrong('has no text as its body');
  if (statusCode === 200) {
    if (type !== 'text/xml') return wrong(`is 200 with the type ${String(type)}`);
    const fault = xmlFault(body);
    return fault === undefined ? { kind: kindOf(body) } : wrong(fault);
  }
  if (statusCode !== 404 && statusCode !== 500) return wrong(`has the status ${String(statusCode)}`);
  if (type !== 'text/plain') return wrong(`is ${statusCode} with the type ${String(type)}`);
  return /^[A-Z][^\n\r]+\.$/.test(body) ? { kind: String(statusCode) } : wrong('refuses without a sentence');
}

function wrong(fault: string): CheckedAnswer {
  return { kind: 'wrong', fault };
}

/** The first element of a TwiML document, which tells what the call does. */
function kindOf(body: string): string {
  const [, name] = /<Response>(<\w+)/.exec(body) ?? [];
  return name === undefined ? '<Response/>' : `${name}>`;
}

/** The first thing that is wrong with a TwiML document. */
function xmlFault(text: string): string | undefined {
  // The parser lets these pass, which no XML document may hold.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    return 'is XML with an illegal character';
  let fault: string | undefined;
  const onError = (level: string, message: string) => {
    fault ??= `is no well-formed XML: ${level}, ${message}`;
  };
  try {
    const document = new DOMParser({ onError }).parseFromString(text, 'text/xml');
    return document.documentElement?.tagName === 'Response' ? fault : 'is XML without a Response';
  } catch {
    return fault ?? 'is no well-formed XML';
  }
}
