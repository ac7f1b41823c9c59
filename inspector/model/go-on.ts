import { addressOf } from '../../lib/dial/read-target';
import type { Parameters } from '../../lib/types';
import { askOnLeg } from './ask-on-leg';
import { comingBack, type Request, requestOf, type World } from './call-requests';
import { endings, type Happening, isDialOutcome, toldOf } from './happenings';
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
  const { outcome, text = '' } = happening;
  const request = (...[url, happened, what]: [string, string, Parameters?, boolean?]): Gone => ({
    asked: [],
    next: requestOf(url, happened, world, { told: what ?? {} }),
  });
  switch (waiting.kind) {
    case 'ringing':
      return afterDial(waiting, happening, world);
    case 'asked':
      if (outcome === 'keys') return request(waiting.action, `The caller presses ${text}`, { Digits: text });
      if (outcome === 'speech') {
        const told = { SpeechResult: text, Confidence: '0.9' };
        return request(waiting.action, `The caller says “${text}”`, told);
      }
      if (outcome === 'silence') return request(waiting.action, 'The caller does nothing');
      // Twilio requests nothing then.
      return { asked: [], next: over('The caller has hung up, and the call is over.') };
    case 'recording': {
      if (outcome === 'notRecorded') return request(waiting.silent, 'The caller says nothing');
      if (outcome === 'recorded') {
        return request(waiting.action, 'The caller leaves a message of 20 seconds', messageParameters(''));
      }
      if (outcome === 'hangup') {
        return { asked: [], next: over('The caller has hung up without a message, and the call is over.') };
      }
      const told = messageParameters('hangup');
      const happened = 'The caller leaves a message of 20 seconds and hangs up';
      return { asked: [], next: requestOf(waiting.action, happened, world, { told, isGone: true }) };
    }
    case 'queued': {
      const results = { leftQueue: 'bridged', queueFull: 'queue-full', hangup: 'hangup' };
      const isKnown = outcome === 'leftQueue' || outcome === 'queueFull' || outcome === 'hangup';
      const told = { QueueResult: isKnown ? results[outcome] : 'error', QueueTime: '30' };
      const words = {
        leftQueue: 'Somebody takes the call out of the queue, and they talk',
        queueFull: 'The queue is full',
        hangup: 'The caller hangs up while they wait',
      };
      const happened = isKnown ? words[outcome] : 'Something fails';
      return {
        asked: [],
        next: requestOf(waiting.action, happened, world, { told, isGone: outcome === 'hangup' }),
      };
    }
    case 'away':
      if (outcome === 'hangup') {
        return { asked: [], next: over('The caller has hung up, and the call is over.') };
      }
      return request(comingBack(waiting.widget, world), 'The call comes back', { FlowEvent: 'return' });
    case 'acting':
      // It is answered while the request lasts.
      return { asked: [], next: waiting };
  }
}

/** The end of a Dial, and before it what the person who answered was asked. */
function afterDial(
  { dial, goesOnWithout: ringsOn }: Waiting & { kind: 'ringing' },
  happening: Happening,
  world: World,
): Gone {
  const outcome = isDialOutcome(happening.outcome) ? happening.outcome : 'failed';
  const chosen = dial.targets.find((target) => addressOf(target) === happening.by) ?? dial.targets[0];
  const rung = chosen === undefined ? '' : addressOf(chosen);
  const asked =
    dial.screenUrl !== undefined && (outcome === 'answered' || outcome === 'declined')
      ? askOnLeg(dial, { rung, accepts: outcome === 'answered', ...world })
      : [];
  const happened = ringsOn && outcome === 'declined' ? `${rung} refuses` : toldOf(outcome, dial);
  const told = actionParameters(dial, outcome);
  const isGone = endings[outcome].over;
  const request = requestOf(dial.attributes.action, happened, world, { told, isGone });
  return { asked, next: { ...request, rung } };
}
