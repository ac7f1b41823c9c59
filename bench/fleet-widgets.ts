import type { EventName } from '../lib/types';
import { widgetKinds } from './widget-kinds';

/** A widget of the fleet, by itself. */
export interface FleetWidget {
  /** The number that it answers. */
  readonly number: string;
  /** Of its file. */
  readonly content: { readonly name: string };
}

/**
 * So many widgets, no two alike: all nouns, screens, Liquid, attributes and chains, each with a number of its own and
 * with texts of its own, as a service with that many customers has them.
 */
export function fleetWidgets(count: number): FleetWidget[] {
  const kinds = Object.values(widgetKinds);
  return Array.from({ length: count }, (_, index): FleetWidget => {
    const properties = kinds[index % kinds.length]?.(index);
    const name = widgetName(index);
    const number = `+1212${5_000_000 + index}`;
    // Chains of five, so that no call goes in circles.
    const following = index % 5 === 4 || index === count - 1 ? undefined : widgetName(index + 1);
    const transitions = ways[index % ways.length]?.({ index, name, following });
    const content = { name, type: 'connect-call-to', numbers: [number], properties, transitions };
    return { number, content };
  });
}

function widgetName(index: number): string {
  return `customer-${String(index).padStart(5, '0')}`;
}

interface Place {
  readonly index: number;
  readonly name: string;
  /** The next widget of the chain, if there is one. */
  readonly following: string | undefined;
}

interface Transition {
  readonly event: EventName;
  readonly next?: string;
}

// Seven has no factor in common with the number of kinds: each kind of widget leaves in each way.
const ways: readonly ((place: Place) => readonly Transition[])[] = [
  ({ index }) => [to('callCompleted', `https://example.com/voicemail/${index}`)],
  ({ following }) => [to('answered'), to('callCompleted', following)],
  ({ following }) => [
    to('answered'),
    to('declined', following),
    to('noAnswer', following),
    to('busy', '/busy.xml'),
    to('failed', 'https://example.com/failed?from=widget#top'),
    to('canceled'),
    to('callCompleted'),
    to('hangup', 'https://example.com/hung-up'),
  ],
  ({ index, name }) => [
    to(
      'callCompleted',
      `https://example.com/after?n=${index}&status={{widgets.${name}.DialCallStatus | url_encode}}&m={{flow.data.marker | url_encode}}`,
    ),
  ],
  ({ following }) => [to('noAnswer', following), to('busy', following), to('failed', following)],
  ({ following }) => [
    to(
      'callCompleted',
      `{% if flow.data.day == 'sunday' %}/closed.xml{% else %}${following ?? '/open.xml'}{% endif %}`,
    ),
  ],
  () => [],
];

function to(event: EventName, next?: string): Transition {
  return next === undefined ? { event } : { event, next };
}
