/** Whether there is anything to see in a text: more than spaces, control characters and marks without a width. */
export function isVisible(text: string): boolean {
  // Here, so that only a call that needs it takes the 0.1 ms to read it.
  return /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u.test(text);
}
