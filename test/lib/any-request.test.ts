import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { anyEvent, anyText, validWidgets } from '../support/arbitraries';
import { ask, twiml } from '../support/ask';
import { serviceWith } from '../support/service';

/** What is wrong with a TwiML document, or nothing. */
function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const document = new DOMParser({
    onError: (level, message) => faults.push(`${level}: ${message}`),
  }).parseFromString(text, 'text/xml');
  // The parser lets these pass, which no XML document may hold.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) faults.push('illegal character');
  if (document.documentElement?.tagName !== 'Response') faults.push('no Response');
  return faults;
}

/** The URLs that a TwiML document names. */
function urlsIn(text: string): { actions: string[]; redirects: string[] } {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  return {
    actions: [...document.getElementsByTagName('Dial')].map((dial) => dial.getAttribute('action') ?? ''),
    redirects: [...document.getElementsByTagName('Redirect')].map(({ textContent }) => textContent ?? ''),
  };
}

describe('whatever is requested', () => {
  it.each(['/connect', '/connect-status'] as const)(
    '%s answers with well-formed TwiML and whole URLs, or refuses in a sentence',
    (path) => {
      fc.assert(
        fc.property(validWidgets, anyEvent, anyText, (widgets, event, CALLER_ID) => {
          const service = serviceWith(widgets, { variables: { CALLER_ID } });
          const { text, problems } = ask(path, event, service);
          if (/^(404|500) /.test(text)) {
            expect(text).toMatch(/^(404|500) [A-Z][^\n\r]+\.$/);
            expect(problems).not.toEqual([]);
            return;
          }
          expect(xmlFaults(text)).toEqual([]);
          const { actions, redirects } = urlsIn(text);
          for (const url of [...actions, ...redirects]) expect(url).toMatch(/^https?:\/\/[^/\s]\S+$/);
          // What `next` itself says may be longer.
          for (const url of actions) expect(url.length).toBeLessThan(4_000);
        }),
        { numRuns: 400 },
      );
    },
  );

  it('the requests of these tests come to all kinds of answers', () => {
    const samples = fc.sample(fc.tuple(validWidgets, anyEvent), { numRuns: 300, seed: 1 });
    const kinds = samples.flatMap(([widgets, event]) => {
      const service = serviceWith(widgets);
      return (['/connect', '/connect-status'] as const).map((path) => {
        const { text } = ask(path, event, service);
        return text === twiml('<Hangup/>') ? '<Hangup' : /^\d+|<Dial|<Redirect/.exec(text)?.[0];
      });
    });
    expect([...new Set(kinds)].sort()).toEqual(['404', '500', '<Dial', '<Hangup', '<Redirect']);
  });
});
