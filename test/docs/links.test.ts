import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { documentAt, documents } from '../support/markdown';

const prose = [...documents].map(([path, text]) => [path, text.replaceAll(/^```.*?^```$/gms, '')] as const);

describe('in the documents', () => {
  it.each(prose)('each link of %s leads somewhere', (path, text) => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !/^https?:/.test(link) && !leadsSomewhere(path, link))).toEqual([]);
  });

  // What a clone gets, and what a command makes, is not in git.
  it.each(prose)('each path that %s names is there', (path, text) => {
    const named = [
      ...text.matchAll(/`((?:lib|edge|functions|scripts|test|inspector|schema|bench|docs)\/[\w./-]*)/g),
    ];
    const from = dirname(path);
    const paths = named.map(([, name = '']) => name);
    expect(paths.filter((name) => !existsSync(name) && !existsSync(join(from, name)))).toEqual([]);
  });

  it('each page of docs/ is linked from the README', () => {
    const readme = documentAt('README.md');
    const pages = [...documents.keys()].filter((path) => path.startsWith('docs/'));
    expect(pages.filter((path) => !readme.includes(`](${path})`) && !readme.includes(`](${path}#`))).toEqual(
      [],
    );
  });

  it('the README is short', () => {
    expect(documentAt('README.md').split('\n').length).toBeLessThanOrEqual(200);
  });

  it.each(prose)('%s says it in plain words', (_, text) => {
    expect(text.match(/\bmend(s|ed|ing)?\b/gi)).toBeNull();
  });
});

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(path)) return false;
  return anchor === undefined || anchorsOf(documentAt(path)).has(anchor);
}

/** The anchors that GitHub gives to headings. */
function anchorsOf(document: string): ReadonlySet<string> {
  const headings = [...document.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}
