import { dialEvent, listedEvent } from '../../lib/flow/dial-event';
import type { Widget } from '../../lib/types';
import type { StoryEvent, Verb, Webhook } from './types';

/**
 * What this project makes of the end of a Dial: the event, and where it leads, as far as the TwiML that came back says.
 * @param widgets those that are served, by name; of others only the event is told
 */
export function explainDial(
  { url, parameters }: Webhook,
  verbs: readonly Verb[],
  widgets: ReadonlyMap<string, Widget>,
): readonly StoryEvent[] {
  const name = new URL(url).searchParams.get('widget');
  if (name === null) return [];
  const event = dialEvent(parameters);
  const widget = widgets.get(name);
  const listedAs = widget === undefined ? event : listedEvent(event, widget);
  const isOver = event === 'hangup';
  return [
    {
      kind: 'event',
      widget: name,
      event,
      ...(listedAs !== event && { listedAs }),
      leadsTo: destination(verbs, { url, isOver, again: event === 'declined' ? name : undefined }),
    },
  ];
}

interface Departure {
  readonly url: string;
  readonly isOver: boolean;
  /** The widget whose others may be rung again. */
  readonly again: string | undefined;
}

function destination([verb]: readonly Verb[], { url, isOver, again }: Departure): string {
  switch (verb?.name) {
    case 'Dial': {
      const action = verb.attributes.action ?? '';
      const next = URL.canParse(action, url) ? new URL(action, url).searchParams.get('widget') : null;
      if (next === null) return 'another Dial';
      return next === again ? 'the others in the ring, again' : `the widget ${next}`;
    }
    case 'Redirect': {
      const target = new URL(verb.text, url);
      if (target.hostname === 'webhooks.twilio.com') return 'the Studio flow that the call came from';
      const place = `${target.origin === new URL(url).origin ? '' : target.origin}${target.pathname}`;
      return isOver ? `${place}, which Twilio does not request any more` : place;
    }
    default:
      return 'the end of the call';
  }
}
