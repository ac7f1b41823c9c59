import { bareRecord } from '../bare-record';
import { renderText } from '../liquid/read-text';
import type { Parameters, Target } from '../types';
import type { DialVisit } from '../widgets/visit';
import { nouns } from './nouns';
import { encodeSipHeader, headersLimit } from './sip-headers';

/**
 * What goes on the targets of a widget besides their addresses: SIP credentials and headers, the parameters of a client
 * or an app.
 */
export function targetDetails(visit: DialVisit): (target: Target) => Target {
  const { noun, parameters, headers } = visit.widget.properties;
  const credentials = nouns[noun].kind === 'sip' ? readCredentials(visit) : {};
  // Once for all targets, and only where there is one that takes them.
  let renderedHeaders: Parameters | undefined;
  let renderedParameters: Parameters | undefined;
  return (target) => {
    if (target.kind === 'sip') {
      if (headers === undefined) return { ...target, ...credentials };
      renderedHeaders ??= renderAll(headers, 'sip.headers', visit);
      const rendered = renderedHeaders;
      const withAll = <T extends { readonly uri: string }>(route: T): T => ({
        ...route,
        uri: withHeaders(route.uri, rendered, visit),
      });
      const { routes } = target;
      return { ...withAll(target), ...credentials, ...(routes && { routes: routes.map(withAll) }) };
    }
    if ((target.kind === 'client' || target.kind === 'application') && parameters !== undefined) {
      renderedParameters ??= renderAll(parameters, `${target.kind}.parameters`, visit);
      return { ...target, parameters: renderedParameters };
    }
    return target;
  };
}

/** SIP user name and password, which go on every target of `sip` and `sip-multi`. */
function readCredentials(visit: DialVisit): { username?: string; password?: string } {
  const { sip_username, sip_password } = visit.widget.properties;
  const username = renderText(sip_username, 'sip_username', visit);
  const password = renderText(sip_password, 'sip_password', visit);
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}

/** What renders to nothing is left out. */
function renderAll(
  sources: Readonly<Record<string, string>>,
  property: string,
  visit: DialVisit,
): Parameters {
  const rendered = bareRecord<string>();
  for (const [name, source] of Object.entries(sources)) {
    const text = renderText(source, `${property}.${name}`, visit);
    if (text !== '') rendered[name] = text;
  }
  return rendered;
}

/** The URI with as many of the headers as fit, those that it has already counted in. */
function withHeaders(uri: string, headers: Parameters, { widget, report }: DialVisit): string {
  const [address = '', ...rest] = uri.split('?');
  let query = rest.join('?');
  for (const [name, value] of Object.entries(headers)) {
    const longer = [query, encodeSipHeader(name, value)].filter((part) => part !== '').join('&');
    if (longer.length < headersLimit) query = longer;
    else {
      report.problems.push({
        widget: widget.name,
        property: `sip.headers.${name}`,
        value,
        message: `is left out: the headers of a SIP URI have to be fewer than ${headersLimit} characters`,
      });
    }
  }
  return query === '' ? uri : `${address}?${query}`;
}
