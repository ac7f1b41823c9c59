import type { EventName } from '../../types';

/** The events of a widget, with what they mean. Studio knows the last two, as Connected Call Ended and Caller Hung Up. */
export const eventDescriptions = {
  answered: 'somebody answered and talked to the caller, or joined the conference.',
  declined: 'the person who answered refused the call.',
  noAnswer: 'nobody answered in time.',
  busy: 'the line was busy.',
  failed: 'the call could not be placed.',
  canceled: 'the call ended before anybody answered.',
  callCompleted:
    'Connected Call Ended: the call ended in any way that is not listed by itself; an answered one, too, unless answered is listed.',
  hangup: 'Caller Hung Up: the caller is gone.',
} as const;

export const eventNames = Object.keys(eventDescriptions).filter((name): name is EventName =>
  Object.hasOwn(eventDescriptions, name),
);
