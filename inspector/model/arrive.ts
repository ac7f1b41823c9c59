import type { Answer } from '../../lib/types';
import { ownFunction } from '../../lib/url/own-function';
import { type Request, requestOf, type World } from './call-requests';
import { over, type Position, ringing, waitingWith } from './positions';
import type { Stay } from './step';

/** Where a call comes to with an answer. */
export function arrive(
  answer: Answer,
  stay: Stay | undefined,
  { world, isGone }: { readonly world: World; readonly isGone: boolean },
): Position | Request {
  if (isGone) return over('The caller has hung up, and the call is over.');
  switch (answer.kind) {
    case 'dial':
      return ringing(answer);
    case 'redirect':
      return redirected(answer.url, world);
    case 'refusal':
      return over(
        `The answer is ${answer.status}: Twilio turns to the number’s fallback URL, and without one the caller is cut off.`,
      );
    case 'verbs': {
      const key = stay?.flow === undefined ? (stay?.widget ?? '') : `${stay.flow}/${stay.widget}`;
      const waiting = waitingWith(answer.elements, key);
      if (waiting?.kind === 'away' && isOwn(waiting.url, world)) return redirected(waiting.url, world);
      return waiting ?? over('The call is hung up.');
    }
    case 'hangup':
    case 'screen':
    case 'bridge':
      // The last two are answers on another leg, of which the caller hears nothing.
      return over('The call is hung up.');
  }
}

/** A redirect to one of this service's own Functions goes on here; what is anywhere else, nobody here knows. */
function redirected(to: string, world: World): Position | Request {
  if (isOwn(to, world)) return requestOf(to, 'Twilio follows the redirect', world);
  const where =
    new URL(to).hostname === 'webhooks.twilio.com' ? 'goes back to its Studio flow' : `goes on at ${to}`;
  return over(`The call ${where}, outside of this page.`);
}

function isOwn(to: string, { service }: World): boolean {
  const own = ownFunction(new URL(to), service.domain);
  return own === '/connect' || own === '/connect-status';
}
