const longest = 60;

/**
 * A text as it can stand between the quotes of a Mermaid label, and shows there as it is: on one line, cut where it is
 * long, and with codes for all that means something to Mermaid, to Markdown or to HTML.
 * Source: Mermaid docs, "Flowcharts Syntax", entity codes to escape characters.
 */
export function mermaidText(text: string): string {
  const oneLine = text.replaceAll(/\s+/g, ' ').replaceAll(illegal, '').trim();
  const characters = [...oneLine];
  const short = characters.length <= longest ? oneLine : `${characters.slice(0, longest - 1).join('')}…`;
  return (
    short
      .replaceAll(special, (character) => `#${character.codePointAt(0)};`)
      // Mermaid takes `style`, a colon and a later code for a style sheet, and eats the code's end.
      .replaceAll(/:(?=\S*#)/g, '#58;')
  );
}

/** Control characters, invisible ones that turn the direction of writing, halves of pairs, and Mermaid's own marks. */
const illegal = /[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069ﬂ¶]/gu;

/**
 * Quotes and # end labels and begin codes; < > & are HTML; backticks, * ~ \ Markdown; $$ a formula; %% a comment or a
 * directive. A code for every bracket, brace and pipe costs nothing and holds in every version.
 */
const special = /["#<>&`*~\\$%{}[\]|]/g;
