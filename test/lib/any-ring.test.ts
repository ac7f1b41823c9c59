import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import declined from '../fixtures/dial-declined.json';
import inbound from '../fixtures/inbound-call.json';
import { ask, askKnowing, onwards } from '../support/ask';
import { runs } from '../support/fuzz';
import { serviceWith } from '../support/service';

const address = fc.oneof(
  fc.integer({ min: 0, max: 30 }).map((last) => `+141555501${String(last).padStart(2, '0')}`),
  fc.integer({ min: 0, max: 30 }).map((last) => `(415) 555-01${String(last).padStart(2, '0')}`),
  fc.stringMatching(/^[\w.@+ ü😀&<"-]{1,12}$/u).map((identity) => `client:x${identity}x`),
  fc.stringMatching(/^[A-Za-z0-9]{1,3}$/).map((user) => `sip:${user}@example.com;transport=tls?X-A=1`),
);

/** Whom a TwiML document rings, as the call resources of Twilio's API would name them. */
function rungIn(text: string): string[] {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  const [dial] = [...document.getElementsByTagName('Dial')];
  const targets = [...(dial?.childNodes ?? [])];
  return targets.map(({ nodeName, textContent }) => {
    if (nodeName === 'Client') return `client:${textContent}`;
    return nodeName === 'Sip' ? (textContent ?? '').toLowerCase().replace(/[;?].*/, '') : (textContent ?? '');
  });
}

describe('any screened ring', () => {
  it('never rings again who refused, rings all others, and ends, in whatever order they refuse', () => {
    fc.assert(
      fc.property(
        fc.array(address, { minLength: 1, maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        fc.constantFrom({}, { lang: 'de', _widgets: '25' }),
        (addresses, refusals, carried) => {
          const properties = { noun: 'multi', to: addresses.join(', '), screen: { say: 'Press a key' } };
          const service = serviceWith([{ name: 'team', properties }]);
          let { text } = ask('/connect', { ...inbound, widget: 'team', ...carried, _widgets: '0' }, service);
          let ringing = rungIn(text);
          expect(ringing).toHaveLength(addresses.length);
          while (ringing.length > 0) {
            const refuser = ringing[(refusals.next().value ?? 0) % ringing.length];
            const reply = askKnowing(refuser, { ...declined, ...carried, ...onwards(text) }, service);
            expect(reply.problems).toEqual([]);
            text = reply.text;
            expect(rungIn(text)).toEqual(ringing.filter((other) => other !== refuser));
            ringing = rungIn(text);
          }
          expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>');
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('ends whatever the API says, and whatever the URL says of who refused', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(address, { minLength: 1, maxLength: 10 }),
        fc.array(fc.option(fc.oneof(address, fc.string()), { nil: undefined }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.oneof(fc.string(), fc.array(address).map(String)),
        (addresses, answers, _refused) => {
          const properties = { noun: 'multi', to: addresses.join(', '), screen: { say: 'Press a key' } };
          const service = serviceWith([{ name: 'team', properties }]);
          let request: Record<string, string> = { widget: 'team', _refused };
          let rounds = 0;
          for (let ringing = true; ringing; rounds++) {
            const to = answers[rounds % answers.length];
            const { text } = askKnowing(to, { ...declined, ...request }, service);
            ringing = rungIn(text).length > 0;
            request = onwards(text) ?? {};
          }
          // Ten refuse, and as many may be unknown because of a deployment.
          expect(rounds).toBeLessThan(20);
        },
      ),
      { numRuns: runs(60) },
    );
  });
});
