import { addressOf } from '../../lib/dial/read-target';
import type { Answer, Parameters } from '../../lib/types';
import { ownFunction } from '../../lib/url/own-function';
import { askOnLeg } from './ask-on-leg';
import { comingBack, type Request, requestOf, type Stay, type Step, type World } from './call-requests';
import { type Happening, isDialOutcome, type Outcome, toldOf } from './happenings';
import { over, type Position, ringing, type Waiting, waitingWith } from './positions';
import { actionParameters, messageParameters } from './stand-in-parameters';

interface Gone {
  /** What a person was asked who answered. */
  readonly asked: readonly Step[];
  readonly next: Position | Request;
}

/** Where a call goes when something has happened that it waited for. */
export function goOn(waiting: Waiting, happening: Happening, world: World): Gone {
  return waiting.kind === 'ringing'
    ? afterDial(waiting, happening, world)
    : { asked: [], next: after(waiting, happening, world) };
}

type Ringing = Waiting & { kind: 'ringing' };

function after(
  waiting: Exclude<Waiting, Ringing>,
  { outcome, text = '' }: Happening,
  world: World,
): Position | Request {
  const request = (url: string, happened: string, told: Parameters = {}, isGone = false) =>
    requestOf(url, happened, world, { told, isGone });
  switch (waiting.kind) {
    case 'asked':
      if (outcome === 'keys') return request(waiting.action, `The caller presses ${text}`, { Digits: text });
      if (outcome === 'speech') {
        const told = { SpeechResult: text, Confidence: '0.9' };
        return request(waiting.action, `The caller says “${text}”`, told);
      }
      if (outcome === 'silence') return request(waiting.action, 'The caller does nothing');
      // Twilio requests nothing then.
      return over('The caller has hung up, and the call is over.');
    case 'recording': {
      if (outcome === 'notRecorded') return request(waiting.silent, 'The caller says nothing');
      if (outcome === 'hangup')
        return over('The caller has hung up without a message, and the call is over.');
      const isGone = outcome === 'recordedAndHungUp';
      const happened = `The caller leaves a message of 20 seconds${isGone ? ' and hangs up' : ''}`;
      return request(waiting.action, happened, messageParameters(isGone ? 'hangup' : ''), isGone);
    }
    case 'queued': {
      const [result, happened] = queueEndings[outcome] ?? ['error', 'Something fails'];
      const told = { QueueResult: result, QueueTime: '30' };
      return request(waiting.action, happened, told, outcome === 'hangup');
    }
    case 'away':
      if (outcome === 'hangup') return over('The caller has hung up, and the call is over.');
      return request(comingBack(waiting.widget, world), 'The call comes back', { FlowEvent: 'return' });
    case 'acting':
      // It is answered while the request lasts.
      return waiting;
  }
}

/** Twilio's word for it, and ours. */
const queueEndings: Readonly<Partial<Record<Outcome, readonly [result: string, happened: string]>>> = {
  leftQueue: ['bridged', 'Somebody takes the call out of the queue, and they talk'],
  queueFull: ['queue-full', 'The queue is full'],
  hangup: ['hangup', 'The caller hangs up while they wait'],
};

/** The end of a Dial, and before it what the person who answered was asked. */
function afterDial({ dial, goesOnWithout: ringsOn }: Ringing, happening: Happening, world: World): Gone {
  const outcome = isDialOutcome(happening.outcome) ? happening.outcome : 'failed';
  const chosen = dial.targets.find((target) => addressOf(target) === happening.by) ?? dial.targets[0];
  const rung = chosen === undefined ? '' : addressOf(chosen);
  const asked =
    dial.screenUrl !== undefined && (outcome === 'answered' || outcome === 'declined')
      ? askOnLeg(dial, { rung, accepts: outcome === 'answered', ...world })
      : [];
  const happened = ringsOn && outcome === 'declined' ? `${rung} refuses` : toldOf(outcome, dial);
  const request = requestOf(dial.attributes.action, happened, world, {
    told: actionParameters(dial, outcome),
    isGone: outcome === 'hangup',
  });
  return { asked, next: { ...request, rung } };
}

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
