import { legParameters } from './call-parameters';
import { hears } from './hear';
import { type Document, type Line, requestTwiml, tell, webhookOf } from './line';
import type { Leg, Verb, Webhook } from './types';

interface Answered {
  readonly leg: Leg;
  readonly callerId: string;
  readonly line: Line;
  /** Whether the person means to refuse. */
  readonly refuses: boolean;
}

type Step = 'on' | 'refused' | Webhook;

/**
 * What runs on the leg of the person who has answered, before the two are bridged: they are, when it ends without
 * hanging up.
 *
 * It may hold no Dial. Source: Twilio docs, "TwiML Voice: <Number>", attribute url.
 * @returns whether the two are bridged
 */
export async function runLeg(answered: Answered): Promise<boolean> {
  const { leg, line, callerId } = answered;
  if (leg.webhook === undefined) return true;
  let webhook: Webhook = { ...leg.webhook, parameters: legParameters(leg, callerId, line) };
  for (;;) {
    const document = await requestTwiml({ purpose: 'screen', webhook, leg: leg.address }, line);
    if ('ending' in document) return false;
    const step = runVerbs(document, answered);
    if (step === 'on') return true;
    if (step === 'refused') return false;
    webhook = step;
  }
}

function runVerbs({ url, verbs }: Document, answered: Answered): Step {
  for (const verb of verbs) {
    const step = runVerb(verb, url, answered);
    if (step !== 'on') return step;
  }
  return 'on';
}

function runVerb(verb: Verb, url: string, answered: Answered): Step {
  const { leg, line, callerId } = answered;
  switch (verb.name) {
    case 'Say':
    case 'Play':
      tell(hears(verb), line, leg);
      return 'on';
    case 'Gather':
      return gather(verb, url, answered);
    case 'Hangup':
    case 'Reject':
      tell('is hung up on', line, leg);
      return 'refused';
    case 'Redirect': {
      const target = { url: verb.text, method: verb.attributes.method };
      return webhookOf(target, url, legParameters(leg, callerId, line));
    }
    case 'Dial': {
      const text = 'there can be no <Dial> on the leg of somebody who was dialed';
      line.events.push({ kind: 'fault', leg: leg.address, text });
      return 'refused';
    }
    default:
      return 'on';
  }
}

/** The key # ends a Gather and is not passed on, unless `finishOnKey` says otherwise. Source: Twilio docs, "<Gather>". */
function gather({ attributes, children }: Verb, url: string, answered: Answered): Step {
  const { leg, line, callerId, refuses } = answered;
  const { action, method, timeout = '5', finishOnKey = '#', actionOnEmptyResult } = attributes;
  for (const prompt of children) if (prompt.name !== 'Pause') tell(hears(prompt), line, leg);
  const text = children.map((prompt) => (prompt.name === 'Say' ? prompt.text : '')).join(' ');
  const right = line.acceptKey({ url, text });
  const key = refuses ? wrongKey(right) : (right ?? '1');
  tell(key === undefined ? `presses no key for ${timeout} s` : `presses ${key}`, line, leg);
  const digits = key === undefined || key === finishOnKey ? '' : key;
  if (digits === '' && actionOnEmptyResult !== 'true') return 'on';
  const parameters = { ...legParameters(leg, callerId, line), Digits: digits };
  return webhookOf({ url: action, method }, url, parameters);
}

/** Another key than the one that is asked for; none where any would do. */
function wrongKey(right: string | undefined): string | undefined {
  if (right === undefined) return undefined;
  return right === '9' ? '8' : '9';
}
