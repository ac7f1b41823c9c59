import { parseOutcomes } from '../../scripts/call/parse-outcomes';
import { simulateCall } from '../../scripts/call/simulate-call';
import type { Caller, Simulation, Story, StoryEvent, Webhook, WebhookAnswer } from '../../scripts/call/types';

/** A path of the scripted service → what stands inside its `<Response>`, or a whole answer. */
export type Script = Readonly<Record<string, string | Partial<WebhookAnswer>>>;

interface Placed {
  readonly story: Story;
  /** All webhooks that the simulator requested, in order. */
  readonly requests: readonly Webhook[];
}

const service = 'https://calls.example.com';

/** Place a call at a service that answers from a script: `/voice` comes first, and a path without an answer hangs up. */
export async function placeScripted(
  script: Script,
  outcome = '',
  further: Partial<Simulation> & { readonly caller?: Partial<Caller> } = {},
): Promise<Placed> {
  const requests: Webhook[] = [];
  let sids = 0;
  const story = await simulateCall({
    call: {
      voiceUrl: `${service}/voice`,
      from: '+14155550111',
      to: '+13125550100',
      accountSid: 'AC4a1f0c7e52d94b03a8e6d1f27c905b3e',
      ...further.caller,
    },
    fetchWebhook: async (webhook) => {
      requests.push(webhook);
      const { origin, pathname } = new URL(webhook.url);
      const answer = script[origin === service ? pathname : webhook.url] ?? '<Hangup/>';
      return { ...twimlAnswer(answer), milliseconds: 1 };
    },
    outcomes: outcomesOf(outcome),
    acceptKey: () => '1',
    follow: false,
    newSid: (prefix) => `${prefix}${(++sids).toString().padStart(32, '0')}`,
    ...further,
  });
  return { story, requests };
}

/** The plans that `--outcome` would make of this. */
export function outcomesOf(text: string, readFile?: (path: string) => string): Simulation['outcomes'] {
  const parsed = parseOutcomes([text], readFile);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.outcomes;
}

/** What of a story is of these kinds. */
export function eventsOf<K extends StoryEvent['kind']>(
  { events }: Story,
  kind: K,
): (StoryEvent & { kind: K })[] {
  return events.filter((event): event is StoryEvent & { kind: K } => event.kind === kind);
}

/** What the people of a story do, a line each. */
export function doings(story: Story): string[] {
  return eventsOf(story, 'person').map(({ leg = 'The caller', does }) => `${leg} ${does}`);
}

function twimlAnswer(answer: string | Partial<WebhookAnswer>): Omit<WebhookAnswer, 'milliseconds'> {
  const usual = { status: 200, contentType: 'text/xml' };
  return typeof answer === 'string'
    ? { ...usual, body: `<Response>${answer}</Response>` }
    : { ...usual, body: '', ...answer };
}

/** The way of a call: event by event, and how it ends. */
export function wayOf(story: Story): (string | undefined)[] {
  return [
    ...eventsOf(story, 'event').map(({ widget, event, leadsTo }) => `${widget}: ${event} → ${leadsTo}`),
    story.ending,
  ];
}
