/**
 * A text in which `***` stands for the passwords of SIP addresses and URLs: `sip:alice:***@example.com`. A URL
 * may be broken before its slashes.
 */
export function hidePasswords(text: string): string {
  return text
    .replaceAll(/(\bsips?:[^:@\s]{1,500}):[^@\s]{0,500}@/gi, '$1:***@')
    .replaceAll(/(\/\/)[^/?#\s]{0,500}@/g, '$1***@');
}
