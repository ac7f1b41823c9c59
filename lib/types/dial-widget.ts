// What Connect Call To says of its Dial.

import type { attributeRules } from '../dial/attribute-rules';
import type { nouns } from '../dial/nouns';
import type { eventDescriptions } from '../widgets/connect-call-to/event-names';

export type Noun = keyof typeof nouns;

/** The events that a widget's transitions may list. */
export type EventName = keyof typeof eventDescriptions;

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
export type AttributedElement = keyof typeof attributeRules;

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
