/** The words of a simulated call: what stands in a TwiML document, what people do, and the story of it all. */

import type { EventName, Parameters } from '../../lib/types';

/** An element of a TwiML document that came back. Text is trimmed. */
export interface Verb {
  readonly name: string;
  readonly attributes: Parameters;
  readonly text: string;
  readonly children: readonly Verb[];
}

/** What one person who is rung does. Times in seconds. */
export type PersonDoes =
  | { readonly does: 'answered'; readonly seconds: number }
  | { readonly does: 'declined' | 'no-answer' | 'busy' | 'failed' };

/** What happens at one place of a call where people decide how it goes on: so far, in one Dial. */
export type Outcome =
  | {
      readonly kind: 'ring';
      /** What everybody does of whom `targets` says nothing. */
      readonly everybody?: PersonDoes;
      /** What single targets do, counted from 1, in the order in which they answer. */
      readonly targets: ReadonlyMap<number, PersonDoes>;
    }
  /** Everybody refuses: also those who are rung again because somebody else did. */
  | { readonly kind: 'all-declined' }
  /** The caller hangs up: without `seconds` while it rings, else after so long a talk. */
  | { readonly kind: 'caller-hangup'; readonly seconds?: number }
  /** The Dial is ended from outside while it rings. */
  | { readonly kind: 'canceled' };

/** A request for TwiML, as Twilio makes it. */
export interface Webhook {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly parameters: Parameters;
}

/** What came back for a webhook. */
export interface WebhookAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly milliseconds: number;
  /** What else the service did meanwhile, as far as it can be seen: lines of its log, letters of its own. */
  readonly aside?: readonly StoryEvent[];
}

export type FetchWebhook = (webhook: Webhook) => Promise<WebhookAnswer>;

/** Somebody whom a Dial rings. */
export interface Leg {
  readonly index: number;
  readonly noun: string;
  /** As `To` says it: a number, `client:alice`, a SIP URI, `sim:DE…`. */
  readonly address: string;
  readonly callSid: string;
  /** What runs on this leg once it is answered. */
  readonly webhook?: { readonly method: 'GET' | 'POST'; readonly url: string };
}

/** The request that a webhook makes, and what it is for. */
export type Purpose = 'voice' | 'redirect' | 'action' | 'screen' | 'recording';

/** One line or block of the story. */
export type StoryEvent =
  | { readonly kind: 'call'; readonly from: string; readonly to: string; readonly callSid: string }
  | {
      readonly kind: 'request';
      readonly purpose: Purpose;
      /** The leg that it is about; absent for the caller's own. */
      readonly leg?: string;
      readonly webhook: Webhook;
      readonly status: number;
      readonly milliseconds: number;
    }
  | { readonly kind: 'twiml'; readonly twiml: string; readonly run: boolean }
  /** A line of the service's own log. */
  | { readonly kind: 'log'; readonly line: string }
  /** A request that the service made by itself, because Twilio runs nothing any more. */
  | { readonly kind: 'letter'; readonly url: string; readonly sent: boolean }
  | {
      readonly kind: 'ring';
      readonly legs: readonly Pick<Leg, 'noun' | 'address' | 'callSid'>[];
      readonly order: 'at once' | 'one after the other';
      readonly timeout: number;
      readonly callerId: string;
    }
  | { readonly kind: 'room'; readonly room: string }
  /** What a person does: the caller where `leg` is absent. */
  | { readonly kind: 'person'; readonly leg?: string; readonly does: string }
  | { readonly kind: 'dial-ended'; readonly parameters: Parameters }
  /** What the widget makes of it: this project's own word, not Twilio's. */
  | {
      readonly kind: 'event';
      readonly widget: string;
      readonly event: EventName;
      readonly listedAs?: EventName;
      readonly leadsTo: string;
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'leaves'; readonly url: string; readonly toStudio: boolean }
  /** What Twilio would put into its debugger as an error. */
  | { readonly kind: 'fault'; readonly text: string; readonly leg?: string }
  /** What was asked of the simulation, and cannot happen. */
  | { readonly kind: 'wrong-use'; readonly text: string }
  | { readonly kind: 'end'; readonly ending: Ending };

export type Ending =
  | 'hung up'
  | 'rejected'
  | 'caller hung up'
  | 'left'
  | 'application error'
  | 'endless'
  | 'wrong use';

/** A whole call. */
export interface Story {
  readonly events: readonly StoryEvent[];
  readonly ending: Ending;
  /** How many Dials happened. */
  readonly dials: number;
  /** How many of the outcomes happened. */
  readonly outcomes: number;
}

/** Whatever a simulated call works with. */
export interface Simulation {
  readonly call: Caller;
  readonly fetchWebhook: FetchWebhook;
  /** One for each Dial that happens; later ones are answered by the first person. */
  readonly outcomes: readonly Outcome[];
  /** Whether a number is one that this service answers: who rings it starts another call. */
  readonly answersHere?: (number: string) => boolean;
  /** The key that a person presses to take a call, or undefined where they cannot tell. */
  readonly acceptKey: (prompt: Prompt) => string | undefined;
  /** Whether the call goes on where it leaves for another host. */
  readonly follow: boolean;
  /** A new SID: `CA` or `RE`, and 32 hexadecimal digits. */
  readonly newSid: (prefix: 'CA' | 'RE') => string;
  /** Told of every leg before it rings. */
  readonly onLeg?: (leg: Leg) => void;
  /** What there is to say of the request for a Dial's `action` besides what Twilio sees. */
  readonly explain?: (webhook: Webhook, verbs: readonly Verb[]) => readonly StoryEvent[];
}

/** What a person is asked by a `<Gather>`. */
export interface Prompt {
  /** Of the document in which the question stands. */
  readonly url: string;
  /** What is said; empty for a recording. */
  readonly text: string;
}

/** The caller's own call. */
export interface Caller {
  readonly voiceUrl: string;
  readonly method?: 'GET' | 'POST';
  readonly from: string;
  readonly to: string;
  readonly accountSid: string;
  /** Further parameters of Twilio's, and such as replace the usual ones. */
  readonly parameters?: Parameters;
}
