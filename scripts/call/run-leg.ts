import { legParameters } from './call-parameters';
import { hears } from './hear';
import { type Document, type Line, requestTwiml, webhookOf } from './line';
import type { Leg, Verb, Webhook } from './types';

interface Answered {
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
export async function runLeg(leg: Leg, answered: Answered): Promise<boolean> {
  const { line, callerId } = answered;
  if (leg.webhook === undefined) return true;
  let webhook: Webhook = { ...leg.webhook, parameters: legParameters(leg, callerId, line) };
  for (;;) {
    const document = await requestTwiml({ purpose: 'screen', webhook, leg: leg.address }, line);
    if ('ending' in document) return false;
    const step = runVerbs(leg, document, answered);
    if (step === 'on') return true;
    if (step === 'refused') return false;
    webhook = step;
  }
}

function runVerbs(leg: Leg, document: Document, answered: Answered): Step {
  for (const verb of document.verbs) {
    const step = runVerb(verb, { leg, document, answered });
    if (step !== 'on') return step;
  }
  return 'on';
}

function runVerb(
  verb: Verb,
  { leg, document, answered }: { leg: Leg; document: Document; answered: Answered },
): Step {
  const { line, callerId } = answered;
  const tell = (does: string) => line.events.push({ kind: 'person', leg: leg.address, does });
  switch (verb.name) {
    case 'Say':
    case 'Play':
      tell(hears(verb));
      return 'on';
    case 'Gather':
      return gather(verb, { leg, document, answered });
    case 'Hangup':
    case 'Reject':
      tell('is hung up on');
      return 'refused';
    case 'Redirect':
      return webhookOf(
        { url: verb.text, method: verb.attributes.method },
        document.url,
        legParameters(leg, callerId, line),
      );
    case 'Dial':
      line.events.push({
        kind: 'fault',
        leg: leg.address,
        text: 'there can be no <Dial> on the leg of somebody who was dialed',
      });
      return 'refused';
    default:
      return 'on';
  }
}

/** The key # ends a Gather and is not passed on, unless `finishOnKey` says otherwise. Source: Twilio docs, "<Gather>". */
function gather(
  verb: Verb,
  { leg, document, answered }: { leg: Leg; document: Document; answered: Answered },
): Step {
  const { line, callerId, refuses } = answered;
  const { action, method, timeout = '5', finishOnKey = '#', actionOnEmptyResult } = verb.attributes;
  const tell = (does: string) => line.events.push({ kind: 'person', leg: leg.address, does });
  for (const prompt of verb.children) if (prompt.name !== 'Pause') tell(hears(prompt));
  const text = verb.children.map((prompt) => (prompt.name === 'Say' ? prompt.text : '')).join(' ');
  const right = line.acceptKey({ url: document.url, text });
  const key = refuses ? wrongKey(right) : (right ?? '1');
  tell(key === undefined ? `presses no key for ${timeout} s` : `presses ${key}`);
  const digits = key === undefined || key === finishOnKey ? '' : key;
  if (digits === '' && actionOnEmptyResult !== 'true') return 'on';
  return webhookOf({ url: action, method }, document.url, {
    ...legParameters(leg, callerId, line),
    Digits: digits,
  });
}

/** Another key than the one that is asked for; none where any would do. */
function wrongKey(right: string | undefined): string | undefined {
  if (right === undefined) return undefined;
  return right === '9' ? '8' : '9';
}
