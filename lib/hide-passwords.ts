/** A text in which `***` stands for the passwords of SIP addresses and URLs: `sip:alice:***@example.com`. */
export function hidePasswords(text: string): string {
  return (
    text
      // With a bound: a text of a megabyte may begin such an address at every fifth character.
      .replaceAll(/(\bsips?:[^:@\s]{1,300}):[^@\s]{0,300}@/gi, '$1:***@')
      .replaceAll(/(\bhttps?:\/\/)[^/?#@\s]*@/gi, '$1***@')
  );
}
