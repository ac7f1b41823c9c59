// A noun that takes several targets has them in one text with commas between them. A comma inside Liquid, such as an
// argument of a filter, divides nothing here: what it renders to is divided during the call.

// What is only half typed yet reaches to the end.
const liquid = /(\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$))/s;

/** The targets in a text, as a list to edit. */
export function splitTargets(text: string): string[] {
  if (text.trim() === '') return [];
  const targets = text.split(liquid).reduce<string[]>((list, part, index) => {
    const [first = '', ...others] = index % 2 === 1 ? [part] : part.split(',');
    return [...list.slice(0, -1), `${list.at(-1) ?? ''}${first}`, ...others];
  }, []);
  return targets.map((target) => target.trim());
}

/** The text of a list of targets; empty ones are left out. */
export function joinTargets(targets: readonly string[]): string {
  return targets
    .map((target) => target.trim())
    .filter((target) => target !== '')
    .join(', ');
}
