import { followCall, isAnsweredHere } from './follow-call';
import { hangUp, tell } from './line';
import type { Ring, Rung } from './ring';
import { runLeg } from './run-leg';
import type { DialOutcome } from './take-outcome';
import type { Leg, PersonDoes } from './types';

/** How long somebody takes to refuse. Seconds. */
const refusal = 5;

/** Whether it is this service that answers, and the simulation goes on in another call. */
export function isFollowed(leg: Leg, { outcome, line }: Ring): boolean {
  return outcome.kind === 'ring' && isAnsweredHere(leg, line);
}

/** Somebody has answered: they are asked what there is to ask, and the two talk. */
export async function talk(leg: Leg, ring: Ring): Promise<Rung> {
  const { outcome, line, callerId, timeLimit } = ring;
  const person = personIn(outcome, leg);
  const bridged = await runLeg({ leg, callerId, line, refuses: person.does === 'declined' });
  if (!bridged) return { status: 'completed', leg, bridged, seconds: refusal };
  if (isFollowed(leg, ring)) {
    const followed = await followCall(leg, callerId, line);
    line.talked += followed.seconds ?? 0;
    return followed;
  }
  const planned = person.does === 'answered' ? person.seconds : refusal;
  const seconds = Math.min(planned, timeLimit);
  line.talked += seconds;
  const together = `is connected, and the two talk for ${seconds} s`;
  if (planned > timeLimit) {
    tell(`${together}: no Dial is longer`, line, leg);
  } else if (outcome.kind === 'caller-hangup') {
    tell(together, line, leg);
    hangUp('hangs up', line);
  } else {
    tell(`${together}; then hangs up`, line, leg);
  }
  return { status: 'completed', leg, bridged, seconds };
}

/** What somebody does. Where only others are named, they do not answer. */
export function personIn(outcome: DialOutcome, leg: Leg): PersonDoes {
  switch (outcome.kind) {
    case 'ring':
      return outcome.targets.get(leg.index) ?? outcome.everybody ?? { does: 'no-answer' };
    case 'all-declined':
      return { does: 'declined' };
    case 'caller-hangup':
      return { does: 'answered', seconds: outcome.seconds ?? 0 };
    case 'canceled':
      return { does: 'no-answer' };
  }
}
