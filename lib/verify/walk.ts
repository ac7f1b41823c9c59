import type { Service } from '../types';
import type { Onwards } from '../walk/moved';
import type { CallRequests } from './call-requests';
import type { Candidates } from './candidates';
import type { Moments } from './moments';
import type { Relevance } from './relevance';

/** How far a call has come on its way. */
export interface Stage {
  /** The number that was called, as people read it. */
  readonly entrance: string;
  readonly requests: CallRequests;
  /** The widget before, and how the call left it. */
  readonly before?: { readonly state: State; readonly outcome: string };
}

/** A call that comes to a widget, with all that makes a difference to where it goes from there. */
export interface State extends Stage {
  readonly onwards: Onwards;
  /** Whether the caller has been told something since their last input or ring. */
  readonly isTold: boolean;
  /** When the call comes, where opening hours have decided on the way already, in milliseconds since 1970. */
  readonly moment?: number;
  /** Whether something has been said in this response. */
  readonly hasSpoken: boolean;
  /** Where the call may be next, and the first outcome that leads there. */
  readonly ahead: Map<State, string>;
  /** Whether the call may end here, in whatever way. */
  mayEnd: boolean;
}

/** A widget on a way, and the outcomes by which the way goes on: none where there is only one. */
interface Step {
  readonly flow?: string;
  readonly widget: string;
  readonly outcomes: readonly string[];
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
  readonly relevance: Relevance;
  readonly candidates: Candidates;
  readonly moments: Moments;
  readonly states: Map<string, State>;
  /** The same, in the order in which the walk came to them. */
  readonly queue: State[];
  /** The flows of their widgets. */
  readonly flows: Set<string>;
}

/** The steps that lead to a state. */
export function stepsTo({ before }: Stage): Step[] {
  const steps: Step[] = [];
  // Not by recursion: thousands of widgets may stand in one line.
  for (let stage = before; stage !== undefined; stage = stage.state.before) {
    steps.unshift(stepFrom(stage.state, [stage.outcome]));
  }
  return steps;
}

export function stepFrom({ onwards: { widget } }: State, outcomes: readonly string[]): Step {
  const { name, flow } = widget;
  return {
    ...(flow !== undefined && { flow }),
    widget: name,
    outcomes: outcomes.filter((outcome) => outcome !== ''),
  };
}
