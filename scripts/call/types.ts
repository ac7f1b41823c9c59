/** The words of a simulated call: what stands in a TwiML document, what people do, and the story of it all. */

import type { Parameters } from '../../lib/types';

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

/** What happens at one place of a call where it depends on people, or on another system, how it goes on. */
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
  /** The caller hangs up: without `seconds` at once, while it rings; else after so long a talk. */
  | { readonly kind: 'caller-hangup'; readonly seconds?: number }
  /** The caller hangs up at the next that they hear, before anything waits for them. */
  | { readonly kind: 'hangup-listening' }
  /** The Dial is ended from outside while it rings. */
  | { readonly kind: 'canceled' }
  /** The caller presses keys where a `<Gather>` waits for them. */
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'speech'; readonly text: string }
  | { readonly kind: 'silence' }
  /** The caller leaves a message, seconds long. */
  | { readonly kind: 'recorded'; readonly seconds: number; readonly hangsUp: boolean }
  | { readonly kind: 'no-audio' }
  /** What becomes of a text message. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'not-sent' }
  /** A web service answers with 200, and with this. */
  | { readonly kind: 'success'; readonly file?: string; readonly body: string };

/** What a Function asks of another system. */
export type Act =
  | { readonly kind: 'message'; readonly from: string; readonly to: string; readonly text: string }
  | { readonly kind: 'web'; readonly method: string; readonly url: string; readonly body: string };

/** What a stand-in answers in place of that system. */
export type ActAnswer =
  | { readonly kind: 'message'; readonly sid: string }
  | { readonly kind: 'web'; readonly status: number; readonly body: string }
  | { readonly kind: 'not-sent' };

/** What has been asked, and what the stand-in has answered. */
export interface Acted {
  readonly act: Act;
  readonly answer: ActAnswer;
}

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

/** @param act what answers the service where it asks another system meanwhile; a service elsewhere asks for real */
export type FetchWebhook = (webhook: Webhook, act: (act: Act) => ActAnswer) => Promise<WebhookAnswer>;

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
export type Purpose = 'voice' | 'redirect' | 'action' | 'screen' | 'gather' | 'recording' | 'queue';

/** One line or block of the story. */
export type StoryEvent =
  | {
      readonly kind: 'call';
      readonly from: string;
      readonly to: string;
      readonly callSid: string;
      /** When, for people; absent where it is now. */
      readonly at?: string;
    }
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
  /** What the service has asked of another system, which a stand-in has answered. */
  | ({ readonly kind: 'act' } & Acted)
  | {
      readonly kind: 'ring';
      readonly legs: readonly Pick<Leg, 'noun' | 'address' | 'callSid'>[];
      readonly order: 'at once' | 'one after the other';
      readonly timeout: number;
      readonly callerId: string;
    }
  | { readonly kind: 'room'; readonly room: string }
  | { readonly kind: 'queue'; readonly queue: string }
  /** What a person does: the caller where `leg` is absent. */
  | { readonly kind: 'person'; readonly leg?: string; readonly does: string }
  | { readonly kind: 'dial-ended'; readonly parameters: Parameters }
  /** What the widget makes of it: this project's own word, not Twilio's. */
  | {
      readonly kind: 'event';
      readonly widget: string;
      readonly event: string;
      readonly listedAs?: string;
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
  /** How many requests for TwiML were made. */
  readonly roundTrips: number;
  /** How many of the outcomes happened. */
  readonly outcomes: number;
}

/** Whatever a simulated call works with. */
export interface Simulation {
  readonly call: Caller;
  readonly fetchWebhook: FetchWebhook;
  /** When the call comes, for people; now, if left out. */
  readonly at?: string;
  /** One for each place where it depends on somebody how the call goes on; then comes what is usual there. */
  readonly outcomes: readonly Outcome[];
  /** Whether a number is one that this service answers: who rings it starts another call. */
  readonly answersHere?: (number: string) => boolean;
  /** The key that a person presses to take a call, or undefined where they cannot tell. */
  readonly acceptKey: (prompt: Prompt) => string | undefined;
  /** Whether the call goes on where it leaves for another host. */
  readonly follow: boolean;
  /** A new SID: its two letters, and 32 hexadecimal digits. */
  readonly newSid: (prefix: 'CA' | 'RE' | 'SM') => string;
  /** Told of every leg before it rings. */
  readonly onLeg?: (leg: Leg) => void;
  /** What there is to say of a request besides what Twilio sees: which widgets the call went through, and why. */
  readonly explain?: (answered: Answered) => readonly StoryEvent[];
}

/** A request for the caller's own call, and what came of it. */
export interface Answered {
  readonly purpose: Purpose;
  readonly webhook: Webhook;
  readonly verbs: readonly Verb[];
  readonly acted: readonly Acted[];
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
  readonly from: string;
  readonly to: string;
  readonly accountSid: string;
  /** Further parameters of Twilio's, and such as replace the usual ones. */
  readonly parameters?: Parameters;
}
