import { hidePasswords } from '../hide-passwords';
import { maskSecrets } from '../mask-secrets';

/**
 * An address or URL as a picture may show it: without these secrets, without the password of a SIP address or a URL, and
 * without the values in a query, which are where keys stand. What a query says of `widget` and `flow` is none.
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const hidden = hidePasswords(text).replaceAll(/([?&](?!(?:widget|flow)=)[^=&#{}\s]+)=[^&#\s]*/gi, '$1=…');
  return maskSecrets(hidden, secrets);
}
