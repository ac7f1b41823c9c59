import { addressOf } from '../../lib/dial/read-target';
import type { Parameters } from '../../lib/types';
import { askOnLeg } from './ask-on-leg';
import { comingBack, type Request, requestOf, type World } from './call-requests';
import { type Happening, isDialOutcome, type Outcome, toldOf } from './happenings';
import { over, type Position, type Waiting } from './positions';
import { actionParameters, messageParameters } from './stand-in-parameters';
import type { Step } from './step';

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
