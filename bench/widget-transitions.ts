import type { EventName } from '../lib/types';

/** What the transitions of a widget of a fleet are made of. */
interface Place {
  readonly name: string;
  /** The next widget of the chain, if there is one. */
  readonly following: string | undefined;
}

interface Transition {
  readonly event: EventName;
  readonly next?: string;
}

/** The transitions of widget number `index`: each of seven ways to leave a widget in turn. */
export function widgetTransitions(index: number, place: Place): readonly Transition[] {
  return ways[index % ways.length]?.(index, place) ?? [];
}

// Seven has no factor in common with the number of kinds: each kind of widget leaves in each way.
const ways: readonly ((index: number, place: Place) => readonly Transition[])[] = [
  (index) => [to('callCompleted', `https://example.com/voicemail/${index}`)],
  (_, { following }) => [{ event: 'answered' }, to('callCompleted', following)],
  (_, { following }) => [
    { event: 'answered' },
    to('declined', following),
    to('noAnswer', following),
    to('busy', '/busy.xml'),
    to('failed', 'https://example.com/failed?from=widget#top'),
    { event: 'canceled' },
    { event: 'callCompleted' },
    to('hangup', 'https://example.com/hung-up'),
  ],
  (index, { name }) => [
    to(
      'callCompleted',
      `https://example.com/after?n=${index}&status={{widgets.${name}.DialCallStatus | url_encode}}&m={{flow.data.marker | url_encode}}`,
    ),
  ],
  (_, { following }) => [to('noAnswer', following), to('busy', following), to('failed', following)],
  (_, { following }) => [
    to(
      'callCompleted',
      `{% if flow.data.day == 'sunday' %}/closed.xml{% else %}${following ?? '/open.xml'}{% endif %}`,
    ),
  ],
  () => [],
];

function to(event: EventName, next: string | undefined): Transition {
  return next === undefined ? { event } : { event, next };
}
