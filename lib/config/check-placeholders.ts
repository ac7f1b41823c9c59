import { quote } from '../quote';
import type { RawProperties } from './check-dial';
import { stringsIn } from './check-habits';
import { type Remark, warning } from './finding';
import { nexts } from './nexts';

/** Warn of URLs that were copied from a manual, and lead nowhere as they stand. */
export function checkPlaceholders(
  properties: RawProperties,
  transitions: unknown,
  secrets: readonly string[],
): Remark[] {
  return [...stringsIn(properties, ['properties']), ...nexts(transitions)].flatMap(({ path, text }) => {
    const placeholder = placeholderIn(text);
    if (placeholder === undefined) return [];
    const what = `is ${quote(text, secrets)}: ${quote(placeholder, secrets)} is a placeholder`;
    return [warning(path, `${what}, where nobody answers; write a URL of your own`)];
  });
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
