import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { anyEvent, anyText, validWidgets } from '../support/arbitraries';
import { ask, askKnowing, twiml } from '../support/ask';
import { runs } from '../support/fuzz';
import { serviceWith } from '../support/service';

/** What is wrong with a TwiML document, or nothing. */
function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const document = new DOMParser({
    // It warns of U+FFFD, which a document may hold.
    onError: (level, message) => level !== 'warning' && faults.push(`${level}: ${message}`),
  }).parseFromString(text, 'text/xml');
  // The parser lets these pass, which no XML document may hold.
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text)) faults.push('illegal character');
  if (document.documentElement?.tagName !== 'Response') faults.push('no Response');
  return faults;
}

/** The URLs that a TwiML document names. */
function urlsIn(text: string): { actions: string[]; others: string[] } {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const attributes = [...document.getElementsByTagName('*')].flatMap((element) =>
    ['url', 'action', 'statusCallback', 'referUrl', 'waitUrl'].map((name) => element.getAttribute(name)),
  );
  const content = ['Redirect', 'Play'].flatMap((name) => [...document.getElementsByTagName(name)]);
  return {
    actions: [...document.getElementsByTagName('Dial')].map((dial) => dial.getAttribute('action') ?? ''),
    others: [...attributes.filter(Boolean), ...content.map(({ textContent }) => textContent)].map(String),
  };
}

const paths = ['/connect', '/connect-status', '/connect-screen'] as const;

/** Whom Twilio's API might name. */
const anyAddress = fc.option(
  fc.oneof(
    anyText,
    fc.constantFrom('+14155550100', '+14155550101', 'sip:example.com', 'sip:jack@example.com'),
  ),
  { nil: undefined },
);

describe('whatever is requested', () => {
  it.each(paths)('%s answers with well-formed TwiML and whole URLs, or refuses in a sentence', (path) => {
    fc.assert(
      fc.property(validWidgets, anyEvent, anyText, anyAddress, (widgets, event, CALLER_ID, to) => {
        const service = serviceWith(widgets, { variables: { CALLER_ID } });
        const { text, problems } =
          path === '/connect-status' ? askKnowing(to, event, service) : ask(path, event, service);
        if (/^(404|500) /.test(text)) {
          expect(text).toMatch(/^(404|500) [A-Z][^\n\r]+\.$/);
          expect(problems).not.toEqual([]);
          return;
        }
        expect(xmlFaults(text)).toEqual([]);
        const { actions, others } = urlsIn(text);
        for (const url of others) expect(url).toMatch(/^https?:\/\/[^/\s]\S+$/);
        // What `next` itself says may be longer.
        for (const url of actions) expect(url.length).toBeLessThan(4_000);
      }),
      { numRuns: runs(100) },
    );
  });

  it('the requests of these tests come to all kinds of answers', () => {
    const samples = fc.sample(fc.tuple(validWidgets, anyEvent), { numRuns: 150, seed: 1 });
    const kinds = samples.flatMap(([widgets, event]) => {
      const service = serviceWith(widgets);
      return paths.map((path) => {
        const { text } = ask(path, event, service);
        return text === twiml('<Hangup/>')
          ? '<Hangup'
          : /^\d+|<Dial|<Redirect|<Gather|<Response\/|lookUpCall/.exec(text)?.[0];
      });
    });
    expect([...new Set(kinds)].sort()).toEqual([
      '404',
      '500',
      '<Dial',
      '<Gather',
      '<Hangup',
      '<Redirect',
      '<Response/',
      'lookUpCall',
    ]);
  });
});
