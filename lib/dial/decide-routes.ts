import { readText, renderText } from '../liquid/read-text';
import type { Problem, SipRoute, SipRouteTexts, Target } from '../types';
import type { DialVisit } from '../widgets/visit';
import { routeRules } from './property-rules';
import { targetRules } from './read-target';
import { targetDetails } from './target-details';

/** Whom a widget rings; or, where nobody is left to ring, why. */
export type TargetDecision =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'nobody'; readonly problem: Problem };

/**
 * The SIP phone that several routes lead to in this call; a route that is invalid is left out and reported.
 * Source: Twilio docs, "TwiML Voice: <Sip>", nested noun <Uri>.
 */
export function decideRoutes(sources: readonly SipRouteTexts[], visit: DialVisit): TargetDecision {
  const routes = sources.flatMap((source, index) => decideRoute(source, index, visit) ?? []);
  const [first] = routes;
  if (first === undefined) {
    const at = { widget: visit.widget.name, property: 'sip_endpoint', value: '' };
    return { kind: 'nobody', problem: { ...at, message: 'leaves nobody to ring: no route has a SIP URI' } };
  }
  const phone = targetDetails(visit)({ kind: 'sip', uri: first.uri, routes });
  return { kind: 'targets', targets: [phone] };
}

function decideRoute(source: SipRouteTexts, index: number, visit: DialVisit): SipRoute | undefined {
  const at = `sip_endpoint[${index}]`;
  const uri = renderText(source.uri, `${at}.uri`, visit);
  if (targetRules.sip.read(uri) === undefined) {
    visit.report.problems.push({
      widget: visit.widget.name,
      property: `${at}.uri`,
      value: uri,
      message: `is not ${targetRules.sip.expected}; it does not ring`,
    });
    return undefined;
  }
  const number = (name: 'priority' | 'weight') =>
    readText(source[name], `${at}.${name}`, { rule: routeRules[name], reading: visit });
  const [priority, weight] = [number('priority'), number('weight')];
  return { uri, ...(priority !== undefined && { priority }), ...(weight !== undefined && { weight }) };
}
