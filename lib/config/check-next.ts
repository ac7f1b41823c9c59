import { quote } from '../quote';
import { anyDomain } from '../url/any-domain';
import { readNext } from '../walk/read-next';
import { widgetName } from '../widget-name';
import { fault, type Remark, warning } from './finding';
import type { Names } from './names';
import { literalNexts } from './nexts';

/** Where a widget's transitions may lead. */
export interface Destinations extends Pick<Names, 'flows' | 'widget' | 'lostWithout'> {
  /** The flow of the widget. */
  readonly flow?: string | undefined;
  readonly secrets: readonly string[];
}

/** Check where the transitions of a widget lead, as far as that is known before a call. */
export function checkNext(transitions: unknown, destinations: Destinations): Remark[] {
  const { flow, flows, secrets } = destinations;
  return literalNexts(transitions).flatMap(({ path, event, text }) => {
    const next = readNext(text, {
      domain: anyDomain,
      findWidget: (name) => destinations.widget(name, flow),
      findFlow: (name) => (flows.has(name) ? name : undefined),
    });
    if (next === undefined) return [fault(path, whyNowhere(text, { flow, secrets }))];
    // What acts or decides still runs for a caller who is gone; what speaks or waits does not.
    const lost =
      event === 'hangup' && next.kind === 'widget' ? destinations.lostWithout(next.widget) : undefined;
    if (lost === undefined) return [];
    const instead =
      flow === undefined
        ? 'Write a URL or a /path'
        : 'Write what acts, such as a send-message, a URL or a /path';
    return [warning(path, `is the widget ${quote(text)}, which ${lost}: the caller has hung up. ${instead}`)];
  });
}

function whyNowhere(
  next: string,
  { flow, secrets }: { readonly flow: string | undefined; readonly secrets: readonly string[] },
): string {
  if (!widgetName.test(next.trim())) {
    return `is ${quote(next, secrets)}; expected the name of a widget here, flow: and the name of a flow here, an absolute http: or https: URL, or a /path on this service`;
  }
  if (flow !== undefined) {
    return `is ${quote(next, secrets)}, which is no widget of this flow, and no single widget either; expected one, flow: and the name of a flow here, an absolute URL or a /path`;
  }
  return `is ${quote(next, secrets)}, which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path`;
}
