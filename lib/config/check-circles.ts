import { quote } from '../quote';
import { anyDomain } from '../url/any-domain';
import { functionAt, isTwiliosOwn } from '../url/own-function';
import { isOwnUrl } from '../url/service-url';
import { readNext } from '../walk/read-next';
import { fault, type Remark, warning } from './finding';
import { replaceOutputs } from './literal-text';
import { nexts } from './nexts';

/**
 * Check that no transition leads back to where Twilio tells how a Dial ended, or asks on the leg of who answers: a call
 * would go in circles there, and after a hang-up nobody would end them. Liquid may stand anywhere but in the path.
 */
export function checkCircles(transitions: unknown, secrets: readonly string[]): Remark[] {
  return nexts(transitions).flatMap(({ path, event, text }): Remark[] => {
    const next = readNext(asKnown(text), {
      domain: anyDomain,
      findWidget: () => undefined,
      findFlow: () => undefined,
    });
    if (next?.kind !== 'url') return [];
    const { url } = next;
    const name = functionAt(url.pathname);
    const isHere = isOwnUrl(url, anyDomain) || servesFunctions.test(url.hostname);
    const shown = quote(text, secrets);
    if (isTwiliosOwn(name)) {
      const to = `${name}, which only Twilio requests: the call would go in circles`;
      if (isHere) return [fault(path, `is ${shown}; it leads to this service's own ${to}. ${instead}`)];
      const what = `is ${shown}; where that host is this service, it leads to ${to}, and the flow ends instead`;
      return [warning(path, `${what}. ${instead}`)];
    }
    if (name !== '/connect' || !isHere || event !== 'hangup') return [];
    const why = `is ${shown}, this service's own /connect: the caller has hung up, so that it rings nobody, and what it answers is read by nobody`;
    return [warning(path, `${why}. Write a URL that takes the message`)];
  });
}

const instead = 'Write the name of a widget';

/** Where Twilio serves Functions, and where they are tried out. */
const servesFunctions = /(\.twil\.io|^localhost)\.?$/;

/** A `next` as far as the file says it; what Liquid puts into it is no more than a letter. */
function asKnown(text: string): string {
  return replaceOutputs(text.replaceAll(/\{\{-?\s*env\.DOMAIN_NAME\s*-?\}\}/g, anyDomain), 'x');
}
