import { readProgress } from '../../lib/call/progress';
import type { DialWidget } from '../../lib/types';
import { dialEvent, listedEvent } from '../../lib/widgets/connect-call-to/dial-event';
import type { StoryEvent, Verb, Webhook } from './types';
import { widgetAt } from './widget-at';

/**
 * What this project makes of the end of a Dial: the event, and where it leads, as far as the TwiML that came back says.
 * @param widgets those that are served, by name; of others only the event is told
 */
export function explainDial(
  { url, parameters }: Webhook,
  verbs: readonly Verb[],
  widgets: ReadonlyMap<string, DialWidget>,
): readonly StoryEvent[] {
  const name = new URL(url).searchParams.get('widget');
  if (name === null) return [];
  const event = dialEvent(parameters);
  const widget = widgets.get(widgetAt(new URL(url)));
  const listedAs = widget === undefined ? event : listedEvent(event, widget);
  const isOver = event === 'hangup';
  // Nothing is taken yet where the others are rung first.
  const again = event === 'declined' && ringsAgain(verbs, url);
  return [
    {
      kind: 'event',
      widget: name,
      event,
      ...(listedAs !== event && !again && { listedAs }),
      leadsTo: again ? 'the others in the ring, again' : destination(verbs, { url, isOver }),
    },
  ];
}

/** The action of a ring that goes on says who has refused. */
function ringsAgain([verb]: readonly Verb[], url: string): boolean {
  const action = verb?.name === 'Dial' ? actionOf(verb, url) : undefined;
  return action !== undefined && readProgress(Object.fromEntries(action.searchParams)).refused.length > 0;
}

function actionOf({ attributes: { action = '' } }: Verb, url: string): URL | undefined {
  return URL.canParse(action, url) ? new URL(action, url) : undefined;
}

interface Departure {
  readonly url: string;
  readonly isOver: boolean;
}

function destination([verb]: readonly Verb[], { url, isOver }: Departure): string {
  switch (verb?.name) {
    case 'Dial': {
      const next = actionOf(verb, url)?.searchParams.get('widget') ?? null;
      return next === null ? 'another Dial' : `the widget ${next}`;
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
