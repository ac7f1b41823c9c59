import type { Answer, EventName, Parameters, Problem } from '../../lib/types';

/** One request of Twilio's, and the project's answer. */
export interface Step {
  /** What happened, for people. */
  readonly happened: string;
  readonly path: '/connect' | '/connect-status' | '/connect-screen';
  readonly parameters: Parameters;
  /** What the widget makes of the end of its Dial. */
  readonly event?: StepEvent;
  readonly answer: Answer;
  /** What would stand in the log. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

export interface StepEvent {
  readonly widget: string;
  readonly name: EventName;
  /** The listed event that it counts as. */
  readonly listedAs?: EventName;
  /** Whether no transition is taken yet, because the others of a screened ring are rung again. */
  readonly ringsOn: boolean;
}

/** Where an answer leads, for people. */
export function leadsTo({ answer, event }: Pick<Step, 'answer' | 'event'>): string {
  if (event?.ringsOn) return 'the others, who are rung again';
  switch (answer.kind) {
    case 'dial':
      return `the widget ${new URL(answer.attributes.action).searchParams.get('widget') ?? ''}`;
    case 'redirect': {
      const { hostname, origin, pathname } = new URL(answer.url);
      return hostname === 'webhooks.twilio.com'
        ? 'the Studio flow that the call came from'
        : `${origin}${pathname}`;
    }
    case 'verbs':
      return 'what the caller hears next';
    case 'hangup':
      return 'the end of the call';
    case 'screen':
      return 'a question for the person who answered';
    case 'bridge':
      return 'the two, connected';
    case 'refusal':
      return 'nowhere';
  }
}
