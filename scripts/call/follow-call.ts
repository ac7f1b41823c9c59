import type { Line } from './line';
import type { Rung } from './ring';
import type { Ending, Leg } from './types';

/** A call comes to the same number a second time, so that one sees how it goes on; but not a third time. */
const mostVisits = 2;

/** Whether who rings this leg reaches this service again: in another call, which is billed like the first. */
export function isAnsweredHere({ noun, address }: Leg, { answersHere, way }: Line): boolean {
  if (noun !== 'Number') return false;
  return way.some(({ number }) => number === address) || answersHere?.(address) === true;
}

/** Place the call that Twilio places to a number of this service, and see what comes of it. */
export async function followCall(leg: Leg, callerId: string, line: Line): Promise<Rung> {
  const { call, events, newSid } = line;
  const { address: number } = leg;
  const before = line.way.filter((stop) => stop.number === number);
  // A number that nobody has called yet begins with /connect, as every number here does.
  const voiceUrl = before[0]?.voiceUrl ?? new URL('/connect', call.voiceUrl).href;
  const way = [...line.way, { number, voiceUrl }];
  if (before.length >= mostVisits) {
    const round = way.map((stop) => stop.number).join(' rings ');
    const text = `the call goes round: ${round}; every round is another call that is billed, and nothing ends it`;
    events.push({ kind: 'fault', text });
    line.over = 'endless';
    return { status: 'failed', leg, bridged: false };
  }
  const text = `${number} is a number of this service: Twilio places another call to it, billed like the first.`;
  events.push({ kind: 'note', text });
  const next: Line = {
    ...line,
    call: { voiceUrl, from: callerId, to: number, accountSid: call.accountSid },
    callSid: newSid('CA'),
    status: 'ringing',
    talked: 0,
    way,
  };
  events.push({ kind: 'call', from: callerId, to: number, callSid: next.callSid });
  const ending = await line.run(next);
  if (ending === 'left' || ending === 'endless' || ending === 'wrong use') {
    line.over = ending;
  } else {
    events.push({ kind: 'note', text: `The call to ${number} is over; back in the call to ${call.to}.` });
  }
  // It was the caller who heard all this.
  if (ending === 'caller hung up') line.status = 'completed';
  return { ...statusOf(ending, next), leg };
}

/** What the Dial hears of a call that has come here. */
function statusOf(ending: Ending, { status, talked }: Line): Omit<Rung, 'leg'> {
  if (ending === 'rejected') return { status: 'busy', bridged: false };
  if (ending === 'caller hung up' && talked === 0) return { status: 'canceled', bridged: false };
  if (ending === 'hung up' && status === 'ringing') return { status: 'no-answer', bridged: false };
  return { status: 'completed', bridged: true, seconds: talked };
}
