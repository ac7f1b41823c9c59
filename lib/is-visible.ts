/** Whether there is anything to see in a text: more than spaces, control characters and marks without a width. */
export function isVisible(text: string): boolean {
  return visible.test(text);
}

const visible = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}]/u;
