import { dialEvent } from '../../lib/widgets/connect-call-to/dial-event';
import type { Answered, StoryEvent, Verb } from './types';
import { widgetNameAt } from './widget-at';

/**
 * What a service somewhere else makes of the end of a Dial: the event, and where it leads, as far as the TwiML that came
 * back says. Its widgets may be others than those that lie here.
 */
export function explainDial({ purpose, webhook, verbs }: Answered): readonly StoryEvent[] {
  const { url, parameters } = webhook;
  const widget = widgetNameAt(url);
  if (purpose !== 'action' || widget === undefined) return [];
  return [{ kind: 'event', widget, event: dialEvent(parameters), leadsTo: destination(verbs, url) }];
}

function destination([verb]: readonly Verb[], url: string): string {
  switch (verb?.name) {
    case 'Dial':
      return `the widget ${widgetNameAt(verb.attributes.action) ?? '?'}`;
    case 'Redirect': {
      const target = new URL(verb.text, url);
      if (target.hostname === 'webhooks.twilio.com') return 'the Studio flow that the call came from';
      return `${target.origin === new URL(url).origin ? '' : target.origin}${target.pathname}`;
    }
    case 'Hangup':
    case undefined:
      return 'the end of the call';
    default:
      return 'what comes back';
  }
}
