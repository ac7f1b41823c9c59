import type { Json } from '../json';
import type { LiquidBudget } from '../liquid/budget';
import type { Flow, Next, Widget } from './widget';

/** Names and values of a request or of the environment. Has no prototype, so that any name is only a name. */
export type Parameters = Readonly<Record<string, string>>;

/** A name and a value for a URL's query. */
export type Pair = [name: string, value: string];

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
  readonly lastDial?: { readonly widget: string; readonly outcome: DialOutcome };
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
