import { parse, stringify } from 'node:querystring';
import { getExpectedTwilioSignature, validateRequest } from 'twilio';
import busy from '../fixtures/dial-busy.json';
import inbound from '../fixtures/inbound-call.json';
import { ask } from '../support/ask';
import { sales, serviceWith } from '../support/service';

const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';

const service = serviceWith([
  sales({ screen: { say: '{{flow.data.a}}' } }, [
    { event: 'busy', next: 'team' },
    { event: 'callCompleted', next: '/next' },
  ]),
  { name: 'team', properties: { noun: 'client', to: "it's_a~team@(x)", screen: { say: '{{flow.data.a}}' } } },
]);

const carried = {
  zebra: 'a b+c&d=e%',
  alpha: 'ü€😀 @:/?#[]$,;"<>\\^`{|}',
  FlowSid: 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68',
  RecordingUrl: 'https://api.twilio.com/2010-04-01/Recordings/RE1',
  From: "sip:it's~(me)*!@pbx.example.com;a=b",
};

/** The URLs of ours that an answer names, as Twilio requests them. */
function urlsIn(path: '/connect' | '/connect-status', more: object): string[] {
  const { text } = ask(
    path,
    { ...(path === '/connect' ? inbound : busy), ...carried, widget: 'sales', ...more },
    service,
  );
  return [...text.matchAll(/(?:action|url)="([^"]*)"|<Redirect[^>]*>([^<]*)/g)].map(
    ([, attribute, content = '']) => (attribute ?? content).replaceAll('&amp;', '&'),
  );
}

/** The URL as helper libraries put it together before they sign it. */
const ways: Record<string, (url: string) => string> = {
  'as it stands': (url) => url,
  'as a URL parser writes it': (url) => new URL(url).href,
  'with its query parsed and written again': (url) => {
    const [start = '', query = ''] = url.split('?');
    return `${start}?${stringify(parse(query))}`;
  },
  'with its query parsed, sorted and written again': (url) => {
    const [start = '', query = ''] = url.split('?');
    const sorted = Object.entries(parse(query)).sort(([a], [b]) => (a < b ? -1 : 1));
    return `${start}?${stringify(Object.fromEntries(sorted))}`;
  },
  'as a form writes it': (url) => {
    const parsed = new URL(url);
    const query = new URLSearchParams(parsed.searchParams);
    query.sort();
    return `${parsed.origin}${parsed.pathname}?${String(query).replaceAll('+', '%20')}`;
  },
};

describe('the signature of a URL of this service', () => {
  const urls = [
    ...urlsIn('/connect', {}),
    ...urlsIn('/connect-status', {}),
    ...urlsIn('/connect-status', { DialCallStatus: 'no-answer' }),
  ];

  it('is computed for the action, the screen and a redirect', () => {
    const paths = urls.map((url) => new URL(url).pathname);
    expect(paths).toEqual([
      '/connect-status',
      '/connect-screen',
      '/connect-status',
      '/connect-screen',
      '/next',
    ]);
    expect(urls.filter((url) => /_outcomes=[\w.-]+&/.test(url)).length).toBe(3);
  });

  it.each(Object.keys(ways))('is the same where a library takes the URL %s', (way) => {
    const form = { ...busy, CallSid: 'CA1' };
    const signatures = urls.map((url) => getExpectedTwilioSignature(token, ways[way]?.(url) ?? '', form));
    expect(signatures).toEqual(urls.map((url) => getExpectedTwilioSignature(token, url, form)));
  });

  it('is the one that Twilio’s own library expects, with and without the port', () => {
    const form = { ...busy };
    for (const url of urls) {
      const withPort = url.replace('twil.io/', 'twil.io:443/');
      for (const signed of [url, withPort]) {
        const signature = getExpectedTwilioSignature(token, signed, form);
        expect([url, withPort].map((seen) => validateRequest(token, signature, seen, form))).toEqual([
          true,
          true,
        ]);
      }
    }
  });

  it('holds nothing in its state but letters, digits, dots, dashes and underscores', () => {
    const state = urls
      .flatMap((url) => (url.split('?')[1] ?? '').split('&'))
      .filter((pair) => pair.startsWith('_'));
    expect(state.filter((pair) => !/^_[a-z]+=[\w.-]*$/.test(pair))).toEqual([]);
    expect(state.length).toBeGreaterThan(5);
  });
});
