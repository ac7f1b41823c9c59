import type { TwimlElement } from '../twiml/element';
import type { Parameters } from './call';
import type { FurtherAttributes } from './dial-widget';

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

/** What a widget dials. */
export interface DialAnswer {
  readonly kind: 'dial';
  /** Times in seconds. */
  readonly attributes: {
    readonly action: string;
    readonly callerId?: string;
    readonly timeout: number;
    readonly timeLimit?: number;
    readonly record?: string;
  };
  /** Further attributes by element. */
  readonly further: FurtherAttributes;
  /** What runs on the leg of the person who answers, before the two are bridged. */
  readonly screenUrl?: string;
  readonly targets: readonly Target[];
}

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
