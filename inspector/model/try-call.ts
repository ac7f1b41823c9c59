import type { Parameters } from '../../lib/types';
import { callIn, type Request, type Step, type World } from './call-requests';
import { goOn } from './go-on';
import type { Happening } from './happenings';
import { over, type Position, takePossible } from './positions';
import { take } from './take';

// A stand-in for Twilio's part of a call: it requests what the TwiML names, with the parameters that Twilio would send,
// and the project's own core answers. Nothing is ever sent anywhere.

export interface Story {
  readonly steps: readonly Step[];
  readonly position: Position;
}

/** More requests than a call makes that ever ends. */
const mostRequests = 200;

/**
 * What happens to a sample call.
 * @param entry the parameters of its first request that name a widget or a flow; none where its number does
 */
export function tryCall(entry: Parameters, happenings: readonly Happening[], world: World): Story {
  const steps: Step[] = [];
  const left = [...happenings];
  let next: Position | Request = callIn(entry, world.sample);
  for (let requests = 0; requests < mostRequests; requests++) {
    if ('path' in next) {
      const taken = take(next, left, world);
      steps.push(taken.step);
      next = taken.next;
      continue;
    }
    const happening: Happening | undefined =
      next.kind === 'over' || next.kind === 'acting' ? undefined : takePossible(left, next);
    if (next.kind === 'over' || happening === undefined) return { steps, position: next };
    const gone = goOn(next, happening, world);
    steps.push(...gone.asked);
    next = gone.next;
  }
  return { steps, position: over('The call goes in circles.') };
}
