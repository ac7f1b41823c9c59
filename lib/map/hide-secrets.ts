import { maskSecrets } from '../mask-secrets';

/**
 * An address or URL as a picture may show it: without these secrets, without the password of a SIP address or a URL, and
 * without the values in a query, which are where keys stand. What a query says of `widget` is none.
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const hidden = hiding.reduce((shown, [pattern, instead]) => shown.replaceAll(pattern, instead), text);
  return maskSecrets(hidden, secrets);
}

const hiding: readonly (readonly [RegExp, string])[] = [
  [/(\bsips?:[^:@\s]+):[^@\s]*@/gi, '$1:***@'],
  [/(\bhttps?:\/\/)[^/?#@\s]*@/gi, '$1***@'],
  [/([?&](?!widget=)[^=&#{}\s]+)=[^&#\s]*/gi, '$1=…'],
];
