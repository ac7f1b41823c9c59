import type { Parameters } from '../../lib/types';
import { callerParameters } from './call-parameters';
import { hangUp, type Line, type Next, tell, webhookOf } from './line';
import { usualOutcome } from './parse-outcomes';
import { takeNext } from './take-outcome';
import type { Outcome, Verb } from './types';
import { widgetNameAt } from './widget-at';

type Queued = Extract<Outcome, { readonly kind: 'ring' | 'caller-hangup' | 'canceled' }>;

/** How long the caller waits in a queue until something happens. Seconds. */
const wait = 20;

/**
 * Run an `<Enqueue>`: the caller waits until somebody takes the call; then the two talk, and only then the `action` is
 * requested. Source: Twilio docs, "TwiML Voice: <Enqueue>", attribute action.
 */
export function runEnqueue({ attributes, text }: Verb, url: string, line: Line): Next {
  const { action, method, workflowSid } = attributes;
  line.status = 'in-progress';
  const queue = workflowSid ?? text;
  line.events.push({ kind: 'queue', queue });
  const outcome = takeNext<Queued>(
    {
      place: `${widgetNameAt(action) ?? 'an Enqueue'} puts the caller into the queue ${queue}`,
      words: 'answered, no-answer, busy (the queue is full), failed, canceled or caller-hangup',
      read: (next) => {
        if (next.kind === 'caller-hangup' || next.kind === 'canceled') return next;
        const isForAll = next.kind === 'ring' && next.targets.size === 0;
        return isForAll && next.everybody?.does !== 'declined' ? next : undefined;
      },
      usual: usualOutcome,
    },
    line,
  );
  if (outcome.kind === 'wrong-use') return outcome;
  const result = leaveQueue(outcome, line);
  if (action === undefined) {
    return outcome.kind === 'caller-hangup' ? { kind: 'end', ending: 'caller hung up' } : { kind: 'on' };
  }
  const webhook = webhookOf({ url: action, method }, url, { ...callerParameters(line), ...result });
  return { kind: 'request', purpose: 'queue', webhook };
}

/** What Twilio says of how the caller left the queue. */
function leaveQueue(outcome: Queued, line: Line): Parameters {
  const waited = (QueueResult: string) => ({ QueueResult, QueueTime: String(wait) });
  if (outcome.kind === 'canceled') {
    tell(`waits ${wait} s, and is taken out of the queue`, line);
    return waited('redirected');
  }
  if (outcome.kind === 'caller-hangup') {
    const { seconds } = outcome;
    line.talked += seconds ?? 0;
    const talks = seconds === undefined ? '' : ` talks to somebody for ${seconds} s,`;
    hangUp(`waits ${wait} s,${talks} and hangs up`, line);
    return waited(seconds === undefined ? 'hangup' : 'bridged');
  }
  switch (outcome.everybody?.does) {
    case 'busy':
      tell('does not get into the queue: it is full', line);
      return { QueueResult: 'queue-full' };
    case 'failed':
      tell('does not get into the queue: something fails at Twilio', line);
      return { QueueResult: 'system-error' };
    case 'no-answer':
      tell(`waits ${wait} s; nobody takes the call, and the hold music ends the wait`, line);
      return waited('leave');
    default: {
      const seconds = outcome.everybody?.does === 'answered' ? outcome.everybody.seconds : 0;
      line.talked += seconds;
      tell(`waits ${wait} s, and talks to somebody for ${seconds} s, who then hangs up`, line);
      return waited('bridged');
    }
  }
}
