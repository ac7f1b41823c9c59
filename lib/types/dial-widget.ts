// What Connect Call To says of its Dial.

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

export type FurtherAttributes = Readonly<
  Partial<Record<AttributedElement, Readonly<Record<string, string>>>>
>;
