import type { Answer, Parameters, Problem } from '../../lib/types';

/** One request of Twilio's, and the project's answer. */
export interface Step {
  /** What happened, for people. */
  readonly happened: string;
  readonly path: '/connect' | '/connect-status' | '/connect-screen';
  readonly parameters: Parameters;
  /** What the widget that waited makes of it. */
  readonly event?: StepEvent;
  /** Absent where the answer waits for what the page has a stand-in for. */
  readonly answer?: Answer;
  /** The widgets that the call went through before that answer, in order. */
  readonly way: readonly Stay[];
  /** What would stand in the log. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** A widget that a call came to. */
export interface Stay {
  readonly widget: string;
  readonly flow?: string;
}

export interface StepEvent {
  readonly widget: string;
  readonly name: string;
  /** The listed event that it counts as. */
  readonly listedAs?: string;
  /** Whether no transition is taken yet, because the others of a screened ring are rung again. */
  readonly ringsOn: boolean;
}
