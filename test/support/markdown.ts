import { readdirSync, readFileSync } from 'node:fs';

const atRoot = ['README', 'AGENTS', 'BENCHMARKS', 'CHANGELOG', 'CONTRIBUTING', 'SECURITY'];

/** The project's documents, by their paths; others at the root are the user's own. */
export const documents: ReadonlyMap<string, string> = new Map(
  [...atRoot.map((name) => `${name}.md`), ...readdirSync('docs').map((name) => `docs/${name}`)]
    .filter((path) => path.endsWith('.md'))
    .map((path) => [path, readFileSync(path, 'utf8')]),
);

export function documentAt(path: string): string {
  const text = documents.get(path);
  if (text === undefined) throw new Error(`There is no ${path}.`);
  return text;
}

/** The text of the code blocks of a document in a language. */
export function blocksOf(document: string, language: string): string[] {
  const fence = new RegExp(`^\`\`\`${language}\n(.*?)\n\`\`\`$`, 'gms');
  return [...document.matchAll(fence)].map(([, text = '']) => text);
}

/** The sections of a document by their headings of one level, `##`, each with all that stands below it. */
export function sectionsOf(document: string, level = '##'): ReadonlyMap<string, string> {
  const [, ...sections] = document.split(new RegExp(`^${level} `, 'm'));
  return new Map(sections.map((text) => [text.split('\n', 1)[0] ?? '', text]));
}

/** The rows of the tables of a document, without their heads; cells without the space around them. */
export function rowsOf(document: string): string[][] {
  return [...document.matchAll(/^\|(?:[ :-]+\|)+\n((?:\|.*\n?)*)/gm)].flatMap(([, rows = '']) =>
    rows
      .trim()
      .split('\n')
      .map((row) =>
        row
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim().replaceAll('\\|', '|')),
      ),
  );
}
