import type { TwimlElement } from '../twiml/element';
import type { Actions, Answer, Ask, Call, Handling, Problem, Widget } from '../types';
import type { Happened } from '../widgets/step';
import type { Visit } from '../widgets/visit';

/** A walk goes from widget to widget until one waits, or the flow ends: that is one response to Twilio. */
export interface Walk {
  readonly handling: Handling;
  /** What the caller hears first. */
  readonly spoken: readonly TwimlElement[];
  /** Who spoke last: the call goes on from there where another system has to be asked meanwhile. */
  readonly speaker?: Visit;
  /** How long that is. Bytes. */
  readonly length: number;
  /** Widgets in this response. */
  readonly widgets: number;
  /** Why a widget that should have reached somebody reached nobody; nothing has been said to the caller since. */
  readonly stranded?: Problem;
}

/** What a call comes to at one widget. */
export type Moved = Onwards | Answered | Asking;

/** It goes on to another widget. */
export interface Onwards {
  readonly kind: 'onwards';
  /** What happened at the widget before; absent at the beginning. */
  readonly left?: Happened;
  readonly widget: Widget;
  readonly call: Call;
  readonly walk: Walk;
}

/** The response is complete. */
export interface Answered {
  readonly kind: 'answered';
  /** What happened at the last widget; absent where that waits, or could not go on. */
  readonly left?: Happened;
  readonly answer: Answer | Ask<'deliver'>;
}

/** Something has to be done first that only the edge can do. */
export type Asking<A extends keyof Actions = keyof Actions> = {
  readonly [K in A]: {
    readonly kind: 'asking';
    readonly action: K;
    readonly what: Actions[K]['what'];
    resume(result: Actions[K]['result']): Moved;
  };
}[A];
