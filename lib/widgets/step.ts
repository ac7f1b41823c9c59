import type { Asking } from '../actions/action';
import type { Json } from '../json';
import type { DialAnswer, Parameters, Problem, Transition } from '../types';
import type { TwimlElement } from '../twiml/element';

/** What a widget has to tell of what happened: `widgets.NAME.…` for templates. */
export type Outputs = Readonly<Record<string, Json>>;

/** What a widget does next with a call. */
export type Step =
  /** It adds to the response, and the call goes on at once. */
  | { readonly kind: 'speak'; readonly elements: readonly TwimlElement[]; readonly event: string }
  /** It has come to something: the transition for this event is taken. */
  | Happened
  /** Another system has to be asked first. */
  | Asking<Step>
  /** It ends the response; Twilio comes back with what happened. */
  | { readonly kind: 'wait'; readonly elements: readonly TwimlElement[] }
  | { readonly kind: 'dial'; readonly dial: DialAnswer }
  /** It cannot go on, and has no event for that: the flow ends, and this is logged. */
  | { readonly kind: 'end'; readonly problem?: Problem };

export interface Happened {
  readonly kind: 'happened';
  readonly event: string;
  readonly outputs?: Outputs;
  /** `flow.variables.KEY` from now on. */
  readonly variables?: Parameters;
  /** The transition that was chosen, where several are for one event. */
  readonly taken?: Transition;
  /** Why this widget was of no use to the caller: where nothing follows either, the call is refused with it. */
  readonly stranded?: Problem;
}

export function happened(event: string, outputs?: Outputs): Happened {
  return { kind: 'happened', event, ...(outputs !== undefined && { outputs }) };
}
