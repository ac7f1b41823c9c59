import type { Parameters } from '../../lib/types';
import { answerAct } from './answer-act';
import { formatTwiml } from './format-twiml';
import { parseTwiml } from './parse-twiml';
import type { WrongUse } from './take-outcome';
import type {
  Act,
  ActAnswer,
  Acted,
  Ending,
  Leg,
  Purpose,
  Simulation,
  StoryEvent,
  Verb,
  Webhook,
} from './types';

/** A call under way. */
export interface Line extends Simulation {
  readonly callSid: string;
  readonly events: StoryEvent[];
  /** Of the caller's own call; `completed` once they have hung up. */
  status: 'ringing' | 'in-progress' | 'completed';
  /** How long somebody has talked to the caller. Seconds. */
  talked: number;
  /** The numbers of this service that have been called on the way here, and what each began with. */
  readonly way: readonly { readonly number: string; readonly voiceUrl: string }[];
  /** Set where the whole story ends, and not only the call that it happens in. */
  over?: Ending;
  /** Shared with the calls that this one has led to. */
  readonly tally: Tally;
  /** Run a call from its first request to its end. */
  run(line: Line): Promise<Ending>;
}

interface Tally {
  dials: number;
  requests: number;
  /** How many of the outcomes are taken. */
  outcomes: number;
  /** How often the caller had nothing to say to a question, of which nobody said anything either. */
  readonly silences: Map<string, number>;
  /** The addresses that are left of a ring in which everybody refuses. */
  left: ReadonlySet<string>;
}

/** Where a call goes from a verb: to the next verb, to another document, or nowhere. */
export type Next =
  | { readonly kind: 'on' }
  | ({ readonly kind: 'request' } & Errand)
  | { readonly kind: 'end'; readonly ending: Ending }
  | WrongUse;

/** A document that may be run, and the URL that it came from. */
export interface Document {
  readonly url: string;
  readonly verbs: readonly Verb[];
}

/** A request to be made. */
export interface Errand {
  readonly purpose: Purpose;
  readonly webhook: Webhook;
  /** The person on whose leg it runs; absent for the caller. */
  readonly leg?: string;
}

/** A flow that asks for itself again and again is ended. */
const requestLimit = 200;

/** Request a document as Twilio does, and tell of it. What the service asks meanwhile is answered by a stand-in. */
export async function requestTwiml(
  { purpose, webhook, leg }: Errand,
  line: Line,
): Promise<Document | { readonly ending: Ending }> {
  const whose = leg === undefined ? {} : { leg };
  const fail = (text: string) => {
    line.events.push({ kind: 'fault', text, ...whose });
    return { ending: 'application error' } as const;
  };
  if (!URL.canParse(webhook.url)) return fail(`11100: "${webhook.url}" is no URL`);
  if (new URL(webhook.url).origin !== new URL(line.call.voiceUrl).origin && !line.follow) {
    line.events.push({ kind: 'leaves', url: webhook.url, toStudio: isStudio(webhook.url) });
    return { ending: 'left' };
  }
  line.tally.requests += 1;
  if (line.tally.requests > requestLimit)
    return fail(`the call has made ${requestLimit} requests, and goes in circles`);
  const acted: Acted[] = [];
  let wrongUse: WrongUse | undefined;
  const act = (asked: Act): ActAnswer => {
    const answered = answerAct(asked, line);
    if (answered.kind === 'wrong-use') wrongUse ??= answered;
    const answer: ActAnswer = answered.kind === 'wrong-use' ? { kind: 'not-sent' } : answered;
    acted.push({ act: asked, answer });
    return answer;
  };
  const answer = await line.fetchWebhook(webhook, act).catch((error: Error) => error);
  if (answer instanceof Error) return fail(`11200: ${answer.message}`);
  const { status, milliseconds } = answer;
  line.events.push({ kind: 'request', purpose, ...whose, webhook, status, milliseconds });
  if (wrongUse !== undefined) {
    line.events.push(wrongUse);
    return { ending: 'wrong use' };
  }
  line.events.push(...acted.map((one) => ({ kind: 'act', ...one }) as const));
  line.events.push(...(answer.aside ?? []));
  const parsed = parseTwiml(answer);
  if (/xml/.test(answer.contentType) && status >= 200 && status <= 299) {
    const run = leg !== undefined || line.status !== 'completed';
    line.events.push({ kind: 'twiml', twiml: formatTwiml(answer.body), run });
  }
  if (!parsed.ok) return fail(parsed.fault);
  if (leg === undefined) {
    line.events.push(...(line.explain?.({ purpose, webhook, verbs: parsed.verbs, acted }) ?? []));
  }
  return { url: webhook.url, verbs: parsed.verbs };
}

/** A webhook that a verb names, or the document's own URL where it names none; POST where it does not say how. */
export function webhookOf(
  { url, method }: { url: string | undefined; method: string | undefined },
  base: string,
  parameters: Parameters,
): Webhook {
  return {
    method: method?.toUpperCase() === 'GET' ? 'GET' : 'POST',
    url: url && URL.canParse(url, base) ? new URL(url, base).href : url || base,
    parameters,
  };
}

/** Tell what somebody does: the caller, unless it is said on whose leg. */
export function tell(does: string, { events }: Line, leg?: Leg): void {
  events.push({ kind: 'person', ...(leg !== undefined && { leg: leg.address }), does });
}

/** The caller hangs up, and their call is over. */
export function hangUp(does: string, line: Line): Next {
  line.status = 'completed';
  tell(does, line);
  return { kind: 'end', ending: 'caller hung up' };
}

/** Source: Twilio docs, "Studio: TwiML Redirect widget", returning to the flow. */
function isStudio(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return hostname === 'webhooks.twilio.com' && pathname.includes('/Flows/');
}
