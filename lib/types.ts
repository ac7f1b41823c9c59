/** The words that the whole core speaks: a widget, a call, where it leads, and what went wrong on the way. */

import type { Json } from './json';
import type { LiquidBudget } from './liquid/budget';
import type { TwimlElement } from './twiml/element';
import type { HoursProperties } from './widgets/business-hours/properties';
import type { EnqueueProperties } from './widgets/enqueue-call/properties';
import type { GatherProperties } from './widgets/gather-input-on-call/properties';
import type { HttpProperties, NamedValue } from './widgets/make-http-request/properties';
import type { PromptProperties } from './widgets/prompt-properties';
import type { RecordProperties } from './widgets/record-voicemail/properties';
import type { ConditionSource } from './widgets/split-based-on/properties';

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

/** The properties of each type of widget that runs here, as the build packs them. */
export interface PropertiesOf {
  readonly 'connect-call-to': WidgetProperties;
  readonly 'say-play': PromptProperties;
  readonly 'gather-input-on-call': GatherProperties;
  readonly 'split-based-on': { readonly input?: string };
  readonly 'set-variables': { readonly variables: readonly NamedValue[] };
  readonly 'record-voicemail': RecordProperties;
  readonly 'enqueue-call': EnqueueProperties;
  readonly 'add-twiml-redirect': { readonly url?: string; readonly method?: string };
  readonly 'send-message': Readonly<Partial<Record<'from' | 'to' | 'body' | 'media_url', string>>>;
  readonly 'make-http-request': HttpProperties;
  readonly 'run-function': { readonly url?: string; readonly parameters?: readonly NamedValue[] };
  readonly 'business-hours': HoursProperties;
}

export type WidgetType = keyof PropertiesOf;

/** A widget as the build has checked and packed it. */
export type WidgetOf<T extends WidgetType> = {
  readonly [K in T]: {
    readonly type: K;
    readonly name: string;
    /** The flow that it belongs to; none for a single widget. */
    readonly flow?: string;
    /** E.164; the first one is a fallback for the caller ID. */
    readonly numbers: readonly string[];
    readonly properties: PropertiesOf[K];
    readonly transitions: readonly Transition[];
    /** The outputs that some template reads, as paths below `widgets.NAME`; an empty path is all of them. */
    readonly reads: readonly OutputPath[];
  };
}[T];

export type Widget = WidgetOf<WidgetType>;

/** The widget that this project is named after: it rings people. */
export type DialWidget = WidgetOf<'connect-call-to'>;

/** Where a widget leads when this happens. */
export interface Transition {
  readonly event: string;
  /** Empty where the flow ends. May hold Liquid. */
  readonly next: string;
  /** Which all have to hold, where it is one of several for its event. */
  readonly conditions?: readonly ConditionSource[];
}

/** Where a transition leads; `W` and `F` are what the reader knows of a widget and of a flow. */
export type Next<W = Widget, F = Flow> =
  | { readonly kind: 'end' }
  | { readonly kind: 'widget'; readonly widget: W }
  | { readonly kind: 'flow'; readonly flow: F }
  | { readonly kind: 'url'; readonly url: URL };

export type OutputPath = readonly string[];

/** A flow as the build has checked and packed it: its widgets are found by its name and theirs. */
export interface Flow {
  readonly type: 'flow';
  readonly name: string;
  readonly numbers: readonly string[];
  /** The widget that an incoming call comes to first. */
  readonly start: string;
}

export const outcomeParameters = [
  'DialCallStatus',
  'DialCallSid',
  'DialCallDuration',
  'RecordingUrl',
] as const;

/** What a Dial came to, in the parameters of Twilio's request to its `action`. */
export type DialOutcome = Readonly<Partial<Record<(typeof outcomeParameters)[number], string>>>;

/** What a widget tells of what happened: `widgets.NAME.…` for templates. */
export type Outputs = Readonly<Record<string, Json>>;

export interface LastDial {
  readonly widget: string;
  readonly outcome: DialOutcome;
}

/** How far a call has come: carried from URL to URL, because a Function remembers nothing. */
export interface Progress {
  /** How many Dials the call has been through, the current one included. */
  readonly dials: number;
  /** How many widgets of any type. */
  readonly steps: number;
  /** What widgets told of what happened, by their names, oldest first. */
  readonly outputs: ReadonlyMap<string, Outputs>;
  /** What the flow has set itself: `flow.variables`. */
  readonly variables: Parameters;
  /** The last Dial, as far as this request knows of it. */
  readonly lastDial?: LastDial;
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
  /** The flow that the URL names. */
  readonly flowName?: string;
  /** The widget that the URL names. */
  readonly widgetName?: string;
  /** Whether Twilio came by the way that it takes when nothing was recorded. */
  readonly isSilent: boolean;
  /** The Studio flow to return to. */
  readonly flowSid?: string;
  /** `contact.channel.address`; empty where Twilio sent none. */
  readonly otherParty: string;
  /** `flow.channel.address`: the Twilio number of the call. */
  readonly twilioNumber: string;
  readonly progress: Progress;
}

/** The widgets and flows of this service. */
export interface Configuration {
  /** A widget of a flow; a single one where no flow is named. */
  widget(name: string, flow?: string): Widget | undefined;
  flow(name: string): Flow | undefined;
  /** Name of the widget or flow that answers this number (E.164). */
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
  /** The way of the call from widget to widget, for who tells its story; during a call nobody does. */
  readonly trail?: TrailStep[];
}

/** A transition that a call has taken. */
export interface TrailStep {
  readonly widget: Widget;
  readonly event: string;
  readonly next: Next;
}

/** What the core works with besides the call itself. */
export interface Handling {
  readonly service: Service;
  readonly report: Report;
  /** When the request came, in milliseconds since 1970. */
  readonly moment: number;
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
export type Answer = TwimlAnswer | Refusal;

/** How a response ends; and, before that, what the caller hears. */
export type TwimlAnswer = { readonly spoken?: readonly TwimlElement[] } & (
  | DialAnswer
  | {
      readonly kind: 'redirect';
      readonly url: string;
      readonly method?: 'POST';
      readonly delivery?: Delivery;
    }
  | { readonly kind: 'hangup' }
  /** What some other type of widget waits with. */
  | { readonly kind: 'verbs'; readonly elements: readonly TwimlElement[] }
  | { readonly kind: 'screen'; readonly question: Question; readonly action: string }
  | { readonly kind: 'bridge' }
);

/** No TwiML: Twilio turns to the number's fallback URL. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: 404 | 500;
  readonly message: string;
}

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
  /** Send a text message. Source: Twilio docs, "Message resource", create. */
  readonly sendMessage: {
    readonly what: {
      readonly from: string;
      readonly to: string;
      readonly body?: string;
      readonly mediaUrl?: string;
    };
    readonly result:
      | { readonly ok: true; readonly sid: string }
      | { readonly ok: false; readonly why: string };
  };
  /** Ask a web service. */
  readonly webRequest: {
    readonly what: WebRequest;
    /** An answer of whatever status. */
    readonly result:
      | {
          readonly ok: true;
          readonly status: number;
          readonly contentType: string;
          readonly body: string;
        }
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

export interface WebRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  /** Absent for a GET. */
  readonly content?: { readonly type: string; readonly body: string } | { readonly form: Parameters };
  /** With the account's credentials; or signed as Twilio signs its webhooks, which only a form can be. */
  readonly authentication: 'none' | 'account' | 'signature';
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
