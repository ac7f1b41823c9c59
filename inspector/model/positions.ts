import { addressOf } from '../../lib/dial/read-target';
import type { TwimlElement } from '../../lib/twiml/element';
import type { DialAnswer } from '../../lib/types';
import { goesOnWithout } from '../../lib/widgets/connect-call-to/ring-again';
import { dialOutcomesOf, type Happening, isDialOutcome, type Outcome } from './happenings';
import type { Acting } from './stand-in-actions';

/** Where a call has come to. */
export type Position = Waiting | { readonly kind: 'over'; readonly why: string };

/** Something that somebody who tries the call decides about. */
export type Waiting =
  | {
      readonly kind: 'ringing';
      readonly widget: string;
      readonly dial: DialAnswer;
      /** Whether the others are rung again when one of them refuses. */
      readonly goesOnWithout: boolean;
    }
  | {
      /** For keys, or for speech as well. */
      readonly kind: 'asked';
      readonly widget: string;
      readonly action: string;
      readonly listens: boolean;
      /** After how many keys the input ends; absent where it does not. */
      readonly most?: number;
    }
  | {
      readonly kind: 'recording';
      readonly widget: string;
      readonly action: string;
      /** Where Twilio goes on when nothing was recorded. */
      readonly silent: string;
    }
  | { readonly kind: 'queued'; readonly widget: string; readonly action: string; readonly queue: string }
  /** Some other service has the call. */
  | { readonly kind: 'away'; readonly widget: string; readonly url: string }
  | { readonly kind: 'acting'; readonly widget: string; readonly acting: Acting };

/** What may happen here. */
export function possibleOutcomes(waiting: Waiting): readonly Outcome[] {
  switch (waiting.kind) {
    case 'ringing':
      return dialOutcomesOf(waiting.dial);
    case 'asked':
      return waiting.listens ? ['keys', 'speech', 'silence', 'hangup'] : ['keys', 'silence', 'hangup'];
    case 'recording':
      return ['recorded', 'recordedAndHungUp', 'notRecorded', 'hangup'];
    case 'queued':
      return ['leftQueue', 'queueFull', 'hangup'];
    case 'away':
      return ['cameBack', 'hangup'];
    case 'acting':
      return waiting.acting.action === 'sendMessage' ? ['sent', 'notSent'] : ['success', 'notReached'];
  }
}

/** Whether something can happen here: what was possible before the flow was changed need not be so now. */
function isPossible({ outcome, by }: Happening, waiting: Waiting): boolean {
  if (!possibleOutcomes(waiting).includes(outcome)) return false;
  if (waiting.kind !== 'ringing' || !isDialOutcome(outcome) || by === undefined) return true;
  return !waiting.goesOnWithout || waiting.dial.targets.some((target) => addressOf(target) === by);
}

/** The next thing that has happened and is possible here: before the flow was changed, more may have been. */
export function takePossible(left: Happening[], waiting: Waiting): Happening | undefined {
  for (let happening = left.shift(); happening !== undefined; happening = left.shift()) {
    if (isPossible(happening, waiting)) return happening;
  }
  return undefined;
}

export function ringing(dial: DialAnswer): Waiting {
  return {
    kind: 'ringing',
    widget: widgetIn(dial.attributes.action),
    dial,
    goesOnWithout: goesOnWithout(dial),
  };
}

/** What a widget waits with. @param widget its key, which TwiML of another service does not tell */
export function waitingWith(elements: readonly TwimlElement[], widget: string): Waiting | undefined {
  const [first, ...rest] = elements;
  const action = String(first?.attributes?.action ?? '');
  switch (first?.name) {
    case 'Gather':
      return {
        kind: 'asked',
        widget: widgetIn(action),
        action,
        listens: String(first.attributes?.input).includes('speech'),
        ...(first.attributes?.numDigits !== undefined && { most: Number(first.attributes.numDigits) }),
      };
    case 'Record':
      return { kind: 'recording', widget: widgetIn(action), action, silent: textOf(rest[0]) };
    case 'Enqueue':
      return {
        kind: 'queued',
        widget: widgetIn(action),
        action,
        queue: textOf(first) || String(first.attributes?.workflowSid ?? ''),
      };
    case 'Redirect':
      return { kind: 'away', widget, url: textOf(first) };
    default:
      return undefined;
  }
}

function textOf(element: TwimlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === 'string').join('');
}

/** The widget that a URL names. */
export function widgetIn(url: string): string {
  return new URL(url).searchParams.get('widget') ?? '';
}

export function over(why: string): Position {
  return { kind: 'over', why };
}
