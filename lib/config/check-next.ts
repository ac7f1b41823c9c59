import { readNext } from '../flow/read-next';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { fault, type Remark } from './finding';
import { widgetName } from './widget-schema';

// Which host a service gets is known only after its first deployment, and no check depends on it.
const anyDomain = 'service.invalid';

/** Check where the transitions of a widget lead, as far as that is known before a call. */
export function checkNext(transitions: unknown, widgetNames: ReadonlySet<string>): Remark[] {
  if (!Array.isArray(transitions)) return [];
  return transitions.flatMap((transition: unknown, index) => {
    const next = isObject(transition) ? transition.next : undefined;
    if (typeof next !== 'string' || isTemplate(next)) return [];
    const findWidget = (name: string) => (widgetNames.has(name) ? name : undefined);
    if (readNext(next, { domain: anyDomain, findWidget }) !== undefined) return [];
    return [fault(['transitions', index, 'next'], whyNowhere(next))];
  });
}

function whyNowhere(next: string): string {
  if (!widgetName.test(next.trim())) {
    return `is ${quote(next)}; expected the name of a widget here, an absolute http: or https: URL, or a /path on this service`;
  }
  return `is ${quote(next)}, which is no widget here; if it is one of your Studio flow, leave "next" out and enter through Add TwiML Redirect with FlowSid, so that the call goes back to the flow; else write a widget of this folder, an absolute URL or a /path`;
}
