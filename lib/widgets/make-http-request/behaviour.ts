import { bareRecord } from '../../bare-record';
import { propertyReader, readRequired, renderJsonOrFault, renderTextOrFault } from '../../liquid/read-text';
import type { Parameters, WebRequest } from '../../types';
import { addParameters, serviceRoot } from '../../url/service-url';
import { happened } from '../step';
import type { Behaviour, Visit } from '../visit';
import { askWeb } from '../web-answer';
import { httpRules, type NamedValue } from './properties';

/** Asks a web service. Source: Twilio docs, "Studio: Make HTTP Request widget". */
export const makeHttpRequest: Behaviour<'make-http-request'> = {
  kind: 'acts',
  arrive(visit) {
    const request = requestOf(visit);
    return request === undefined ? happened('failed') : askWeb(request, visit, 'failed');
  },
};

function requestOf(visit: Visit<'make-http-request'>): WebRequest | undefined {
  const { properties } = visit.widget;
  const read = propertyReader(httpRules, properties, visit);
  const method = read('method');
  const path = readRequired(properties.url, 'url', { rule: httpRules.url, reading: visit });
  const parameters = renderParameters(properties.parameters ?? [], visit);
  const type = renderTextOrFault(properties.content_type, 'content_type', visit);
  const renderBody = type !== undefined && isJson(type) ? renderJsonOrFault : renderTextOrFault;
  const body = renderBody(properties.body, 'body', visit);
  if (path === undefined || parameters === undefined || body === undefined || type === undefined)
    return undefined;
  const url = new URL(path, serviceRoot(visit.service.domain));
  const authentication = read('add_twilio_auth') ? 'account' : 'none';
  if (method === 'GET') {
    return { method, url: addParameters(url, Object.entries(parameters)).href, authentication };
  }
  return { method, url: url.href, content: contentOf({ type, body, parameters }), authentication };
}

function contentOf({ type, body, parameters }: Content): NonNullable<WebRequest['content']> {
  if (Object.keys(parameters).length > 0) {
    if (type === '' || type.startsWith(formType)) return { form: parameters };
    if (isJson(type) && body === '') return { type, body: JSON.stringify(parameters) };
  }
  return { type: type || formType, body };
}

interface Content {
  readonly type: string;
  readonly body: string;
  readonly parameters: Parameters;
}

function isJson(type: string): boolean {
  return /json/i.test(type);
}

const formType = 'application/x-www-form-urlencoded';

/** Names and rendered values; undefined where the Liquid of one fails. */
export function renderParameters(pairs: readonly NamedValue[], visit: Visit): Parameters | undefined {
  const rendered = bareRecord<string>();
  for (const { key, value } of pairs) {
    const name = renderTextOrFault(key, `parameters.${key}`, visit);
    const text = renderTextOrFault(value, `parameters.${key}`, visit);
    if (name === undefined || text === undefined) return undefined;
    rendered[name] = text;
  }
  return rendered;
}
