import type { EventName } from '../../lib/types';

/** A widget's file: these properties, and where it leads by event (`''`: the event is listed without a `next`). */
export function widgetContent(
  properties: object,
  next: Readonly<Partial<Record<EventName, string>>> = {},
): object {
  const transitions = Object.entries(next).map(([event, place]) =>
    place === '' ? { event } : { event, next: place },
  );
  return { type: 'connect-call-to', properties, transitions };
}
