import { quote } from '../quote';
import type { RawProperties } from './check-dial';
import { type Remark, warning } from './finding';
import { nexts } from './nexts';
import { stringsIn } from './strings-in';

/** Warn of URLs that others can read on the way, and of those that were copied from a manual and lead nowhere as they stand. */
export function checkUrls(
  properties: RawProperties,
  transitions: unknown,
  secrets: readonly string[],
): Remark[] {
  return [...stringsIn(properties, ['properties']), ...nexts(transitions)].flatMap(({ path, text }) => {
    const placeholder = placeholderIn(text);
    const what = `is ${quote(text, secrets)}:`;
    const messages = [
      ...(isPlainHttp(text)
        ? [`${what} what is sent there can be read on the way, phone numbers included; write https:`]
        : []),
      ...(placeholder === undefined
        ? []
        : [
            `${what} ${quote(placeholder, secrets)} is a placeholder, where nobody answers; write a URL of your own`,
          ]),
    ];
    return messages.map((message) => warning(path, message));
  });
}

function isPlainHttp(text: string): boolean {
  return /^\s*http:\/\//i.test(text) && !/^\s*http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(text);
}

/** What in a URL stands for something that only its owner knows, or undefined. */
function placeholderIn(url: string): string | undefined {
  const host = /^\s*https?:\/\/(?:[^/?#@]*@)?([^/?#:]*)/i.exec(url)?.[1];
  if (host === undefined) return undefined;
  // Source: RFC 2606, "Reserved Top Level DNS Names".
  if (/(^|\.)example(\.(com|net|org))?$/i.test(host) || /\.(invalid|test)$/i.test(host)) return host;
  if (/^your[-_]?[a-z]/i.test(host)) return host;
  // A SID, a key or a word in capitals, as manuals write them: EHxxxxxxxx, AC…, YOUR_PATH, <key>.
  return /\b[A-Z]{0,2}[xX]{4,}|\b[A-Z]{2}(?:…|\.{3})|\bYOUR[-_]\w+|<[\w -]+>/.exec(url)?.[0];
}
