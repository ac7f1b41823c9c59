import { sipHost, targetRules } from '../dial/read-target';
import { isSipHeader, sipHeaderExpected } from '../dial/sip-headers';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { fault, type JsonPath, type Remark, warning } from './finding';

/** Source: Twilio docs, "TwiML Voice: <Sip>": the length of a SIP URI. */
const longestUri = 255;

/** Warn of what Twilio does with a SIP URI that its author did not mean. */
export function checkSipUri(uri: string, path: JsonPath, secrets: readonly string[]): Remark[] {
  const unknown = headerNames(uri).filter((header) => !isSipHeader(header));
  const [, domain] = edgeDomain.exec(sipHost(uri)) ?? [];
  const messages = [
    ...(uri.length > longestUri
      ? [`has a SIP URI of ${uri.length} characters, headers included; Twilio takes at most ${longestUri}`]
      : []),
    ...unknown.map((name) => {
      const what = `has the header ${quote(name, secrets)}, which Twilio does not pass on`;
      return `${what}; expected ${sipHeaderExpected}`;
    }),
    ...(domain === undefined
      ? []
      : [
          `is ${quote(uri, secrets)}, a SIP Domain of one edge, where Twilio rings no registered phone (error 32220); write ${domain}.sip.twilio.com`,
        ]),
  ];
  return messages.map((message) => warning(path, message));
}

/** Check the routes of a SIP phone, as far as they are known before a call. */
export function checkSipRoutes(
  routes: readonly unknown[],
  noun: string,
  secrets: readonly string[],
): Remark[] {
  const path = ['properties', 'sip_endpoint'];
  if (noun !== 'sip') {
    const what = 'is a list, which is one phone with several routes';
    return [fault(path, `${what}; write "noun": "sip", or a text with commas between the phones`)];
  }
  const { expected } = targetRules.sip;
  if (routes.length === 0) return [fault(path, `is an empty list; noun "sip" needs ${expected}`)];
  return routes.flatMap((route, index) => {
    const uri = isObject(route) ? route.uri : undefined;
    // What is no text is the schema's affair.
    if (typeof uri !== 'string' || isTemplate(uri)) return [];
    const at = [...path, index, 'uri'];
    return targetRules.sip.read(uri.trim()) === undefined
      ? [fault(at, `is ${quote(uri, secrets)}; expected ${expected}, or Liquid`)]
      : checkSipUri(uri.trim(), at, secrets);
  });
}

/** Source: Twilio docs, "Error 32220". */
const edgeDomain = /^(.+)\.sip\.[a-z0-9-]+\.twilio\.com$/i;

/** The names of the headers that stand in a SIP URI. */
function headerNames(uri: string): string[] {
  const [, ...query] = uri.split('?');
  const pairs = query.join('?').split('&');
  return pairs.map((pair) => pair.replace(/=.*$/s, '')).filter((name) => name !== '');
}
