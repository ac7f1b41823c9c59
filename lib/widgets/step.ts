import type { TwimlElement } from '../twiml/element';
import type {
  Actions,
  DialAnswer,
  DialOutcome,
  Outputs,
  Parameters,
  Problem,
  Progress,
  Transition,
} from '../types';

/** What a widget does next with a call. */
export type Step =
  /** It adds to the response, and the call goes on at once. */
  | { readonly kind: 'speak'; readonly elements: readonly TwimlElement[]; readonly event: string }
  /** It has come to something: the transition for this event is taken. */
  | Happened
  /** Something has to be done first that only the edge can do. */
  | AskStep
  /** It ends the response; Twilio comes back with what happened. */
  | { readonly kind: 'wait'; readonly elements: readonly TwimlElement[] }
  | DialAnswer
  /** It cannot go on, and has no event for that: the flow ends. What is wrong is in the report. */
  | { readonly kind: 'end' };

/** An action that a widget wants done, and what follows from its result. */
export type AskStep<A extends keyof Actions = keyof Actions> = {
  readonly [K in A]: {
    readonly kind: 'ask';
    readonly action: K;
    readonly what: Actions[K]['what'];
    resume(result: Actions[K]['result']): Step;
  };
}[A];

export interface Happened {
  readonly kind: 'happened';
  readonly event: string;
  readonly outputs?: Outputs;
  /** `flow.variables.KEY` from now on. */
  readonly variables?: Parameters;
  /** What a Dial came to: the next redirect tells of it. */
  readonly lastDial?: DialOutcome;
  /** Counts that have changed. */
  readonly progress?: Progress;
  /** The transition that was chosen, where several are for one event. */
  readonly taken?: Transition;
  /** Why this widget was of no use to the caller: where nothing follows either, the call is refused with it. */
  readonly stranded?: Problem;
}

export function happened(event: string, outputs?: Outputs): Happened {
  return { kind: 'happened', event, ...(outputs !== undefined && { outputs }) };
}
