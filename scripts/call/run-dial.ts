import { isAnonymous } from '../../lib/phone/caller-id';
import type { Parameters } from '../../lib/types';
import { callerParameters } from './call-parameters';
import { callerIdFault, legsOf } from './dial-legs';
import { dialParameters, recording } from './dial-parameters';
import { type Line, type Next, webhookOf } from './line';
import { usualPlan } from './parse-outcomes';
import { type Ring, ringAtOnce, ringInOrder } from './ring';
import type { DialPlan, Verb } from './types';

/** Seconds. Source: Twilio docs, "TwiML Voice: <Dial>", attributes timeout and timeLimit. */
const usualTimeout = 30;
const usualTimeLimit = 14_400;

/**
 * Run a `<Dial>`: ring, talk, and request the `action`, after which no verb behind the Dial runs.
 * Source: Twilio docs, "TwiML Voice: <Dial>".
 */
export async function runDial(dial: Verb, url: string, line: Line): Promise<Next> {
  const { action, method, answerOnBridge } = dial.attributes;
  const plan = line.outcomes[line.dials] ?? usualPlan;
  line.dials += 1;
  // Without answerOnBridge Twilio takes the call before it rings anybody.
  if (answerOnBridge !== 'true') line.status = 'in-progress';
  const room = dial.children.find(({ name }) => name === 'Conference');
  const parameters =
    room === undefined ? await ringLegs(dial, { url, plan, line }) : meet(room.text, { dial, plan, line });
  line.events.push({ kind: 'dial-ended', parameters });
  if (action === undefined)
    return line.status === 'completed' ? { kind: 'end', ending: 'caller hung up' } : { kind: 'on' };
  const webhook = webhookOf({ url: action, method }, url, { ...callerParameters(line), ...parameters });
  return { kind: 'request', purpose: 'action', webhook };
}

interface Dialing {
  readonly plan: DialPlan;
  readonly line: Line;
}

async function ringLegs(dial: Verb, { url, plan, line }: Dialing & { url: string }): Promise<Parameters> {
  const { callerId = line.call.from, sequential, timeout, timeLimit } = dial.attributes;
  const legs = legsOf(dial, url, line);
  const [first, ...others] = legs;
  if (first === undefined) return { DialCallStatus: 'failed' };
  for (const leg of legs) line.onLeg?.(leg);
  const inOrder = sequential === 'true';
  const seconds = Number(timeout ?? usualTimeout);
  line.events.push({
    kind: 'ring',
    legs: legs.map(({ noun, address, callSid }) => ({ noun, address, callSid })),
    order: inOrder ? 'one after the other' : 'at once',
    timeout: seconds,
    callerId,
  });
  const beyond = [...plan.targets.keys()].filter((index) => index > legs.length);
  if (beyond.length > 0)
    line.events.push({ kind: 'note', text: `There is no target ${beyond.join(', ')} here.` });
  if (isAnonymous(callerId)) {
    line.events.push({
      kind: 'note',
      text: 'Warning 13214: carriers may refuse a call from an anonymous caller.',
    });
  }
  const ring: Ring = {
    legs: [first, ...others],
    plan,
    callerId,
    callerIdFault: (leg) => callerIdFault(callerId, leg),
    timeLimit: Number(timeLimit ?? usualTimeLimit),
    line,
  };
  const ended = await (inOrder ? ringInOrder(ring) : ringAtOnce(ring));
  if (ended.bridged && line.status === 'ringing') line.status = 'in-progress';
  return dialParameters(ended, { ...recording(dial.attributes, line, ended.bridged) });
}

/** The caller joins a room. There is no call of its own to tell of. Source: Twilio docs, "TwiML Voice: <Conference>". */
function meet(room: string, { dial, plan, line }: Dialing & { dial: Verb }): Parameters {
  if (line.status === 'ringing') line.status = 'in-progress';
  line.events.push({ kind: 'room', room });
  if (plan.endedBy?.who === 'caller') {
    line.status = 'completed';
    line.events.push({ kind: 'person', does: 'hangs up' });
  } else {
    if (plan !== usualPlan && plan.everybody?.does !== 'answered') {
      line.events.push({ kind: 'note', text: 'Nobody is rung for a conference: the caller just joins it.' });
    }
    line.events.push({ kind: 'note', text: 'The conference ends.' });
  }
  return { DialCallStatus: 'answered', ...recording(dial.attributes, line, true) };
}
