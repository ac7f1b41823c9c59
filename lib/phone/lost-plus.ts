/** Whether a value has lost its `+` in a URL, where a `+` means a space: `?agent=+6561234567` says ` 6561234567`. */
export function hasLostPlus(value: string): boolean {
  return lostPlus.test(value);
}

/** The value with the `+` that a URL has made a space of. */
export function withPlus(value: string): string {
  return value.replace(lostPlus, '$1+');
}

/** What is to be told of such a value. */
export function lostPlusMessage(number: string): string {
  return `begins with a space, which a + becomes in a URL: it is read as ${number}. Write | url_encode where that URL is made`;
}

const lostPlus = /^(whatsapp:)? +(?=[0-9])/i;
