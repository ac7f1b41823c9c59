/** The words that the whole core speaks: a widget, a call, where it leads, and what went wrong on the way. */

import type { LiquidBudget } from './liquid/budget';

/** Names and values of a request or of the environment. Has no prototype, so that any name is only a name. */
export type Parameters = Readonly<Record<string, string>>;

/** A name and a value for a URL's query. */
export type Pair = [name: string, value: string];

export type Noun =
  | 'number'
  | 'number-multi'
  | 'client'
  | 'sim'
  | 'sip'
  | 'conference'
  | 'client-multi'
  | 'sip-multi'
  | 'multi'
  | 'queue'
  | 'application'
  | 'whatsapp';

/** The events that a widget's transitions may list. Studio knows `callCompleted` and `hangup`. */
export type EventName =
  | 'answered'
  | 'declined'
  | 'noAnswer'
  | 'busy'
  | 'failed'
  | 'canceled'
  | 'callCompleted'
  | 'hangup';

/** What Studio and Beyond Studio let a widget say about its Dial. Every string may hold Liquid. */
export interface WidgetProperties extends TextProperties {
  readonly noun: Noun;
  /** Further attributes by element, spelled as TwiML spells them. */
  readonly attributes?: FurtherAttributes;
  /** The parameters of every `<Client>`, or of the `<Application>`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The headers of every SIP URI. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly screen?: Screen;
  /** In place of `sip_endpoint`: one SIP phone that is reached by several routes. */
  readonly sipRoutes?: readonly SipRouteTexts[];
}

/** A SIP URI, tried in the order of the priorities; those of one priority by their weights. Every string may hold Liquid. */
export interface SipRouteTexts {
  readonly uri: string;
  readonly priority?: string;
  readonly weight?: string;
}

/** The properties that are one text. */
export interface TextProperties {
  readonly to?: string;
  readonly sip_endpoint?: string;
  readonly sip_username?: string;
  readonly sip_password?: string;
  readonly caller_id?: string;
  readonly record?: string;
  readonly timeout?: string;
  readonly time_limit?: string;
}

/** The elements for which a widget may have an object of further attributes. */
export type AttributedElement =
  | 'dial'
  | 'number'
  | 'client'
  | 'sip'
  | 'conference'
  | 'queue'
  | 'application'
  | 'whatsapp';

/** What the person who answers is asked before the two are bridged. Every string may hold Liquid. */
export interface Screen {
  readonly say?: string;
  readonly play?: string;
  readonly voice?: string;
  readonly language?: string;
  readonly digit?: string;
  readonly timeout?: string;
}

/** A widget as the build has checked and packed it. */
export interface Widget {
  readonly name: string;
  /** E.164; the first one is a fallback for the caller ID. */
  readonly numbers: readonly string[];
  readonly properties: WidgetProperties;
  /** The listed events and their `next`, which is empty where the flow ends. */
  readonly transitions: Readonly<Partial<Record<EventName, string>>>;
  /** Whether any widget's Liquid reads this one's outcome; those that nobody reads are the first to go. */
  readonly outcomeIsRead: boolean;
}

export const outcomeParameters = [
  'DialCallStatus',
  'DialCallSid',
  'DialCallDuration',
  'RecordingUrl',
] as const;

/** What a Dial came to, in the parameters of Twilio's request to its `action`. */
export type DialOutcome = Readonly<Partial<Record<(typeof outcomeParameters)[number], string>>>;

/** How far a call has come: carried from URL to URL, because a Function remembers nothing. */
export interface Progress {
  /** How many widgets the call has been through, the current one included. */
  readonly widgets: number;
  /** By the name of the widget, oldest first. */
  readonly outcomes: ReadonlyMap<string, DialOutcome>;
  /** Who has refused the current widget's screened ring so far: addresses, as targets are compared. */
  readonly refused: readonly string[];
  /** Whether the request is one that this service sent by itself after a hang-up. */
  readonly isDelivery: boolean;
}

/** One request of Twilio's about one call. */
export interface Call {
  /** All parameters of the request but the project's own state: `trigger.call`. */
  readonly parameters: Parameters;
  /** The user's own parameters: `flow.data`. */
  readonly flowData: Parameters;
  /** The widget that the URL names. */
  readonly widgetName?: string;
  /** The Studio flow to return to. */
  readonly flowSid?: string;
  /** `contact.channel.address`; empty where Twilio sent none. */
  readonly otherParty: string;
  /** `flow.channel.address`: the Twilio number of the call. */
  readonly twilioNumber: string;
  readonly progress: Progress;
}

/** The widgets of this service. */
export interface Configuration {
  widget(name: string): Widget | undefined;
  /** Name of the widget that answers this number (E.164). */
  widgetForNumber(number: string): string | undefined;
}

/** What a call meets here. */
export interface Service {
  /** Host and port, without a scheme. */
  readonly domain: string;
  /** The environment variables, without `AUTH_TOKEN`. */
  readonly variables: Parameters;
  readonly configuration: Configuration;
}

/** One line for the log. */
export interface Problem {
  readonly message: string;
  /** An error where it is left out. */
  readonly severity?: 'warning';
  readonly widget?: string;
  readonly property?: string;
  readonly value?: string;
  /** A request that was lost, whole, so that it can be made again by hand. */
  readonly replay?: Replay;
}

export interface Replay {
  readonly method: 'POST';
  readonly url: string;
  /** But for the signature, which is no affair of a log. */
  readonly headers: Parameters;
  readonly form: Parameters;
}

/** What there is to tell after a request: problems, and the values that no log may show. */
export interface Report {
  readonly problems: Problem[];
  readonly secrets: string[];
}

/** What the core works with besides the call itself. */
export interface Handling {
  readonly service: Service;
  readonly report: Report;
  /** For all Liquid of the request; without one, only each template by itself has a limit. */
  readonly budget?: LiquidBudget;
}

/** One phone, person, SIM, room, queue or app to connect to. */
export type Target =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'client'; readonly identity: string; readonly parameters?: Parameters }
  | { readonly kind: 'sim'; readonly sid: string }
  | {
      readonly kind: 'sip';
      /** Where there are routes, that of the first one. */
      readonly uri: string;
      readonly routes?: readonly SipRoute[];
      readonly username?: string;
      readonly password?: string;
    }
  | { readonly kind: 'conference'; readonly room: string }
  | { readonly kind: 'queue'; readonly name: string }
  | { readonly kind: 'application'; readonly sid: string; readonly parameters?: Parameters }
  | { readonly kind: 'whatsapp'; readonly number: string };

/** A way to a SIP phone. */
export interface SipRoute {
  readonly uri: string;
  readonly priority?: number;
  readonly weight?: number;
}

export type TargetKind = Target['kind'];

/** The attributes of a `<Dial>`; times in seconds. */
export interface DialAttributes {
  readonly action: string;
  readonly callerId?: string;
  readonly timeout: number;
  readonly timeLimit?: number;
  readonly record?: string;
}

/** What a widget dials. */
export interface DialAnswer {
  readonly kind: 'dial';
  readonly attributes: DialAttributes;
  /** Further attributes by element. */
  readonly further: FurtherAttributes;
  /** What runs on the leg of the person who answers, before the two are bridged. */
  readonly screenUrl?: string;
  readonly targets: readonly Target[];
}

export type FurtherAttributes = Readonly<
  Partial<Record<AttributedElement, Readonly<Record<string, string>>>>
>;

/** What to answer Twilio with. */
export type Answer =
  | DialAnswer
  | {
      readonly kind: 'redirect';
      readonly url: string;
      readonly method?: 'POST';
      readonly delivery?: Delivery;
    }
  | { readonly kind: 'hangup' }
  | { readonly kind: 'screen'; readonly question: Question; readonly action: string }
  | { readonly kind: 'bridge' }
  | { readonly kind: 'refusal'; readonly status: 404 | 500; readonly message: string };

/** What is asked before the two are bridged; time in seconds. */
export interface Question {
  readonly prompt:
    | { readonly kind: 'say'; readonly text: string; readonly voice?: string; readonly language?: string }
    | { readonly kind: 'play'; readonly url: string };
  readonly digit?: string;
  readonly timeout: number;
}

/** What `next` is sent by ourselves, because the call is over and Twilio runs no redirect any more. */
export interface Delivery {
  readonly widget: string;
  readonly parameters: Parameters;
}

/** What only the edge can do: by name, what it has to know, and what comes of it. */
export interface Actions {
  /** Ask Twilio's API whom a call rang. */
  readonly lookUpCall: {
    readonly what: { readonly callSid: string };
    readonly result:
      | { readonly ok: true; readonly to: string }
      | { readonly ok: false; readonly why: string };
  };
  /** Send a form, signed as Twilio would. */
  readonly deliver: {
    readonly what: { readonly url: string; readonly parameters: Parameters };
    readonly result:
      | { readonly ok: true }
      | { readonly ok: false; readonly why: string; readonly replay: Replay };
  };
}

/** The core asks for an action, and goes on with its result: to an answer, or to the next question. */
export type Ask<A extends keyof Actions = keyof Actions> = {
  readonly [K in A]: {
    readonly kind: 'ask';
    readonly action: K;
    readonly what: Actions[K]['what'];
    resume(result: Actions[K]['result']): Answer | Ask;
  };
}[A];
