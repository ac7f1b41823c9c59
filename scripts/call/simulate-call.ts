import { callerParameters } from './call-parameters';
import { isWithoutNumber } from './dial-legs';
import { hear } from './hear';
import { type Document, type Errand, type Line, type Next, requestTwiml, webhookOf } from './line';
import { runDial } from './run-dial';
import { runEnqueue } from './run-enqueue';
import { runGather } from './run-gather';
import { runRecord } from './run-record';
import type { Caller, Ending, Simulation, Story, Verb } from './types';

/**
 * Place a call: a stand-in for Twilio's Voice, which requests TwiML, runs it, and lets simulated people do what is
 * planned for them. It follows how Twilio behaves; what it cannot know it says. It does not touch the network by
 * itself, nor the clock: `fetchWebhook` is the only way out.
 */
export async function simulateCall(simulation: Simulation): Promise<Story> {
  const { call, newSid } = simulation;
  const line: Line = {
    ...simulation,
    callSid: newSid('CA'),
    events: [],
    // A call that we place ourselves is answered before its TwiML is asked for.
    status: isOutbound(call) ? 'in-progress' : 'ringing',
    talked: 0,
    way: wayTo(call),
    tally: { dials: 0, requests: 0, outcomes: 0, silences: new Map(), left: new Set() },
    run: runCall,
  };
  const {
    call: { from, to },
    callSid,
    at,
  } = line;
  line.events.push({ kind: 'call', from, to, callSid, ...(at !== undefined && { at }) });
  const ending = await runCall(line);
  line.events.push({ kind: 'end', ending });
  const { dials, outcomes, requests: roundTrips } = line.tally;
  return { events: line.events, ending, dials, roundTrips, outcomes };
}

function isOutbound({ parameters }: Caller): boolean {
  return parameters?.Direction?.startsWith('outbound') ?? false;
}

/** The Twilio number of a call is one of this service. What a browser or a SIP phone dials may be anybody's. */
function wayTo(call: Caller): Line['way'] {
  const { from, to, voiceUrl } = call;
  if (isOutbound(call)) return [{ number: from, voiceUrl }];
  return isWithoutNumber(from) ? [] : [{ number: to, voiceUrl }];
}

async function runCall(line: Line): Promise<Ending> {
  const url = line.call.voiceUrl;
  let next: Errand = {
    purpose: 'voice',
    webhook: { method: 'POST', url, parameters: callerParameters(line) },
  };
  for (;;) {
    const document = await requestTwiml(next, line);
    if ('ending' in document) {
      const { ending } = document;
      return line.status === 'completed' && ending !== 'wrong use' ? 'caller hung up' : ending;
    }
    // The action of a Dial is requested when the caller has hung up, too; what comes back is not run.
    if (line.status === 'completed') return 'caller hung up';
    const after: Next = await runVerbs(document, line);
    if (after.kind === 'end') return after.ending;
    if (after.kind === 'wrong-use') {
      line.events.push(after);
      return 'wrong use';
    }
    // What runs to its end without a word about what comes next hangs up.
    if (after.kind === 'on') return 'hung up';
    next = after;
  }
}

async function runVerbs({ url, verbs }: Document, line: Line): Promise<Next> {
  for (const verb of verbs) {
    const run = runs[verb.name];
    if (run === undefined) throw new Error(`<${verb.name}> has passed the parser, and nothing here runs it`);
    const next = await run(verb, url, line);
    if (next.kind !== 'on') return next;
  }
  return { kind: 'on' };
}

type Run = (verb: Verb, url: string, line: Line) => Next | Promise<Next>;

const runs: Readonly<Record<string, Run>> = {
  Dial: runDial,
  Say: (verb, _, line) => hear(verb, line),
  Play: (verb, _, line) => hear(verb, line),
  Pause: (verb, _, line) => hear(verb, line),
  Gather: runGather,
  Record: runRecord,
  Enqueue: runEnqueue,
  Hangup: () => ({ kind: 'end', ending: 'hung up' }),
  Reject: () => ({ kind: 'end', ending: 'rejected' }),
  Redirect: (verb, url, line) => ({
    kind: 'request',
    purpose: 'redirect',
    webhook: webhookOf({ url: verb.text, method: verb.attributes.method }, url, callerParameters(line)),
  }),
};
