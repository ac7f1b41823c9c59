import { isAnonymous } from '../../lib/phone/caller-id';
import type { Parameters } from '../../lib/types';
import { callerParameters } from './call-parameters';
import { isWithoutNumber, legsOf, refusalOf } from './dial-legs';
import { dialParameters, recording } from './dial-parameters';
import { hangUp, type Line, type Next, webhookOf } from './line';
import { usualOutcome } from './parse-outcomes';
import { type Ring, ringAtOnce, ringInOrder } from './ring';
import { type DialOutcome, rememberLeft, takeForDial } from './take-outcome';
import type { Leg, Verb } from './types';

/** Seconds. Source: Twilio docs, "TwiML Voice: <Dial>", attributes timeout and timeLimit. */
const usualTimeout = 30;
const usualTimeLimit = 14_400;

/**
 * Run a `<Dial>`: ring, talk, and request the `action`, after which no verb behind the Dial runs.
 * Source: Twilio docs, "TwiML Voice: <Dial>".
 */
export async function runDial(dial: Verb, url: string, line: Line): Promise<Next> {
  const { action, method, answerOnBridge } = dial.attributes;
  const room = dial.children.find(({ name }) => name === 'Conference');
  const legs = room === undefined ? legsOf(dial, url, line) : [];
  const outcome = takeForDial(legs, action, line);
  if (outcome.kind === 'wrong-use') return outcome;
  line.tally.dials += 1;
  // Without answerOnBridge Twilio takes the call before it rings anybody.
  if (answerOnBridge !== 'true') line.status = 'in-progress';
  const parameters =
    room === undefined
      ? await ringLegs(dial, legs, { outcome, line })
      : meet(room.text, { dial, outcome, line });
  if (line.over !== undefined) return { kind: 'end', ending: line.over };
  line.events.push({ kind: 'dial-ended', parameters });
  if (action === undefined)
    return line.status === 'completed' ? { kind: 'end', ending: 'caller hung up' } : { kind: 'on' };
  const webhook = webhookOf({ url: action, method }, url, { ...callerParameters(line), ...parameters });
  return { kind: 'request', purpose: 'action', webhook };
}

interface Dialing {
  readonly outcome: DialOutcome;
  readonly line: Line;
}

async function ringLegs(dial: Verb, legs: readonly Leg[], { outcome, line }: Dialing): Promise<Parameters> {
  const { callerId, sequential, timeout, timeLimit } = dial.attributes;
  const [first, ...others] = legs;
  if (first === undefined) return { DialCallStatus: 'failed' };
  for (const leg of legs) line.onLeg?.(leg);
  const inOrder = sequential === 'true';
  const { from } = line.call;
  const shown = callerId ?? (isWithoutNumber(from) ? '' : from);
  line.events.push({
    kind: 'ring',
    legs: legs.map(({ noun, address, callSid }) => ({ noun, address, callSid })),
    order: inOrder ? 'one after the other' : 'at once',
    timeout: Number(timeout ?? usualTimeout),
    callerId: shown,
  });
  if (isAnonymous(callerId ?? from)) {
    const text = 'Warning 13214: carriers may refuse a call from an anonymous caller.';
    line.events.push({ kind: 'note', text });
  }
  const refusals = new Map(legs.map((leg) => [leg, refusalOf(callerId, leg, line.call)]));
  for (const [leg, text] of refusals) {
    if (text !== undefined) line.events.push({ kind: 'fault', leg: leg.address, text });
  }
  const ring: Ring = {
    legs: [first, ...others],
    outcome,
    callerId: shown,
    refusal: (leg) => refusals.get(leg),
    timeLimit: Number(timeLimit ?? usualTimeLimit),
    line,
  };
  const ended = await (inOrder ? ringInOrder(ring) : ringAtOnce(ring));
  // In order, those before the one who was rung last have had their turn.
  rememberLeft(
    outcome,
    legs.filter((leg) => (inOrder ? leg.index > ended.leg.index : leg !== ended.leg)),
    line,
  );
  if (ended.bridged && line.status === 'ringing') line.status = 'in-progress';
  return dialParameters(ended, recording(dial.attributes, line, ended.bridged));
}

/** The caller joins a room. There is no call of its own to tell of. Source: Twilio docs, "TwiML Voice: <Conference>". */
function meet(room: string, { dial, outcome, line }: Dialing & { dial: Verb }): Parameters {
  if (line.status === 'ringing') line.status = 'in-progress';
  line.events.push({ kind: 'room', room });
  if (outcome.kind === 'caller-hangup') {
    hangUp('hangs up', line);
  } else {
    if (outcome !== usualOutcome && !(outcome.kind === 'ring' && outcome.everybody?.does === 'answered')) {
      line.events.push({ kind: 'note', text: 'Nobody is rung for a conference: the caller just joins it.' });
    }
    line.events.push({ kind: 'note', text: 'The conference ends.' });
  }
  return { DialCallStatus: 'answered', ...recording(dial.attributes, line, true) };
}
