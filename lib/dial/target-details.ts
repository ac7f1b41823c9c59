import { bareRecord } from '../bare-record';
import type { Parameters, Target } from '../types';
import { nouns } from './nouns';
import { type Reading, renderProperty, renderText } from './render-property';
import { encodeSipHeader, headersLimit } from './sip-headers';

/**
 * What goes on the targets of a widget besides their addresses: SIP credentials and headers, a client's parameters.
 */
export function targetDetails(reading: Reading): (target: Target) => Target {
  const { noun, parameters, headers } = reading.widget.properties;
  const credentials = nouns[noun].kind === 'sip' ? readCredentials(reading) : {};
  return (target) => {
    if (target.kind === 'sip') {
      const query = headers === undefined ? '' : headersQuery(headers, reading);
      return { ...target, ...credentials, uri: withQuery(target.uri, query) };
    }
    if (target.kind === 'client' && parameters !== undefined) {
      return { ...target, parameters: renderAll(parameters, 'client.parameters', reading) };
    }
    return target;
  };
}

/** SIP user name and password, which go on every target of `sip` and `sip-multi`. */
function readCredentials(reading: Reading): { username?: string; password?: string } {
  const username = renderProperty('sip_username', reading);
  const password = renderProperty('sip_password', reading);
  return { ...(username !== '' && { username }), ...(password !== '' && { password }) };
}

/** What renders to nothing is left out. */
function renderAll(
  sources: Readonly<Record<string, string>>,
  property: string,
  reading: Reading,
): Parameters {
  const rendered = bareRecord<string>();
  for (const [name, source] of Object.entries(sources)) {
    const text = renderText(source, `${property}.${name}`, reading);
    if (text !== '') rendered[name] = text;
  }
  return rendered;
}

/** The headers as they stand in a URI, as many as fit. */
function headersQuery(headers: Readonly<Record<string, string>>, reading: Reading): string {
  let query = '';
  for (const [name, value] of Object.entries(renderAll(headers, 'sip.headers', reading))) {
    const longer = [query, encodeSipHeader(name, value)].filter((part) => part !== '').join('&');
    if (longer.length < headersLimit) query = longer;
    else {
      reading.report.problems.push({
        widget: reading.widget.name,
        property: `sip.headers.${name}`,
        value,
        message: `is left out: the headers of a SIP URI have to be fewer than ${headersLimit} characters`,
      });
    }
  }
  return query;
}

function withQuery(uri: string, query: string): string {
  if (query === '') return uri;
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
}
