import type { Call, DialAnswer, Service } from '../types';
import type { CallRequests } from './call-requests';

/** How far a call has come on its way through the widgets. */
export interface Stage {
  /** The number that was called, as people read it. */
  readonly entrance: string;
  readonly requests: CallRequests;
  /** The Dial before, and how it ended. */
  readonly before?: { readonly state: State; readonly ending: string };
}

/** A call in a widget's Dial. */
export interface State extends Stage {
  readonly widget: string;
  readonly dial: DialAnswer;
  /** Where the call may be next, and the first ending that leads there. */
  readonly ahead: Map<State, string>;
}

/** A Dial on a way, and the endings of it by which the way goes on. */
export interface Step {
  readonly widget: string;
  readonly endings: readonly string[];
}

/** A way on which a caller who is still there is left with nothing. */
export interface DeadEnd {
  readonly entrance: string;
  readonly steps: readonly Step[];
  /** What is at the end of it. */
  readonly end: string;
}

/** What a walk works with, and what it has found so far. */
export interface Walking {
  readonly service: Service;
  /** The paths of this service at which something answers. */
  readonly paths: ReadonlySet<string>;
  readonly keyOf: (call: Call) => string;
  /** By key, in the order in which the walk came to them. */
  readonly states: Map<string, State>;
}

/** The steps that lead to a state. */
export function stepsTo({ before }: Stage): Step[] {
  if (before === undefined) return [];
  return [...stepsTo(before.state), { widget: before.state.widget, endings: [before.ending] }];
}
