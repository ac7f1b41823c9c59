import { callerParameters } from './call-parameters';
import { type Document, type Line, type Next, requestTwiml, webhookOf } from './line';
import { isWithoutNumber } from './refuse-leg';
import { runDial } from './run-dial';
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
    tally: { dials: 0, requests: 0, outcomes: 0, left: new Set() },
    run: runCall,
  };
  line.events.push({ kind: 'call', from: call.from, to: call.to, callSid: line.callSid });
  const ending = await runCall(line);
  line.events.push({ kind: 'end', ending });
  const { dials, outcomes } = line.tally;
  return { events: line.events, ending, dials, outcomes };
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
  const { voiceUrl, method = 'POST' } = line.call;
  let next: Next = {
    kind: 'request',
    purpose: 'voice',
    webhook: { method, url: voiceUrl, parameters: callerParameters(line) },
  };
  for (;;) {
    const document = await requestTwiml(next, line);
    if ('ending' in document) return line.status === 'completed' ? 'caller hung up' : document.ending;
    // The action of a Dial is requested when the caller has hung up, too; what comes back is not run.
    if (line.status === 'completed') return 'caller hung up';
    const after: Next = await runVerbs(document, line);
    if (after.kind === 'end') return after.ending;
    // What runs to its end without a word about what comes next hangs up.
    if (after.kind === 'on') return 'hung up';
    next = after;
  }
}

async function runVerbs({ url, verbs }: Document, line: Line): Promise<Next> {
  for (const verb of verbs) {
    const next = await runVerb(verb, url, line);
    if (next.kind !== 'on') return next;
  }
  return { kind: 'on' };
}

async function runVerb(verb: Verb, url: string, line: Line): Promise<Next> {
  const run = verbs[verb.name];
  if (run === undefined) throw new Error(`<${verb.name}> has passed the parser, and nothing here runs it`);
  return run(verb, url, line);
}

type Run = (verb: Verb, url: string, line: Line) => Next | Promise<Next>;

const verbs: Readonly<Record<string, Run>> = {
  Dial: runDial,
  Say: (verb, _, line) => hear(`"${verb.text}"`, line),
  Play: (verb, _, line) => hear(verb.text || `the keys ${verb.attributes.digits ?? ''}`, line),
  Pause: () => ({ kind: 'on' }),
  Gather: gather,
  Record: record,
  Hangup: () => ({ kind: 'end', ending: 'hung up' }),
  Reject: () => ({ kind: 'end', ending: 'rejected' }),
  Redirect: (verb, url, line) => ({
    kind: 'request',
    purpose: 'redirect',
    webhook: webhookOf({ url: verb.text, method: verb.attributes.method }, url, callerParameters(line)),
  }),
};

function hear(what: string, line: Line): Next {
  line.status = 'in-progress';
  line.events.push({ kind: 'person', does: `hears ${what}` });
  return { kind: 'on' };
}

/** The caller of the simulation presses no key. Source: Twilio docs, "TwiML Voice: <Gather>", actionOnEmptyResult. */
function gather({ attributes, children }: Verb, url: string, line: Line): Next {
  line.status = 'in-progress';
  for (const { name, text } of children)
    if (name !== 'Pause') hear(name === 'Say' ? `"${text}"` : text, line);
  line.events.push({ kind: 'person', does: 'presses no key' });
  if (attributes.actionOnEmptyResult !== 'true') return { kind: 'on' };
  const parameters = { ...callerParameters(line), Digits: '' };
  return {
    kind: 'request',
    purpose: 'redirect',
    webhook: webhookOf({ url: attributes.action, method: attributes.method }, url, parameters),
  };
}

/** The caller leaves a message and hangs up. Source: Twilio docs, "TwiML Voice: <Record>", attribute action. */
function record({ attributes: { action, method } }: Verb, url: string, line: Line): Next {
  line.status = 'completed';
  line.events.push({ kind: 'person', does: 'leaves a message of 10 s, and hangs up' });
  if (action === undefined) return { kind: 'end', ending: 'caller hung up' };
  const parameters = {
    ...callerParameters(line),
    Digits: 'hangup',
    RecordingDuration: '10',
    RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${line.call.accountSid}/Recordings/${line.newSid('RE')}`,
  };
  return {
    kind: 'request',
    purpose: 'recording',
    webhook: webhookOf({ url: action, method }, url, parameters),
  };
}
