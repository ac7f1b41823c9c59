import { closedObject, studioLeftover } from '../../config/closed-object';
import { packNamedValues, packTexts } from '../../config/pack-properties';
import { namedValues, optional, ruled, ruledAndRequired } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { textRule } from '../rules';
import { httpRules } from './properties';

const entries = {
  method: ruled(httpRules.method, 'Request method', 'GET (if left out) or POST.'),
  url: ruledAndRequired(httpRules.url, 'Request URL', 'What is asked: a URL or a /path.'),
  content_type: ruled(textRule, 'Content type', 'Of the body; a form if left out.'),
  body: ruled(textRule, 'Request body', 'What is sent with a POST.'),
  add_twilio_auth: ruled(
    httpRules.add_twilio_auth,
    'Add Twilio authentication',
    'Whether the account’s credentials go along; only to hosts of twilio.com.',
  ),
};

/** What a web service answers. */
export const webOutputs = { parsed: true, body: true, status_code: true, content_type: true } as const;

export const makeHttpRequest: Definition<'make-http-request'> = {
  title: 'Make HTTP Request',
  description: 'Asks a web service.',
  schema: closedObject({
    ...entries,
    parameters: optional(namedValues, 'HTTP parameters', 'What is sent as a form, or in the query of a GET.'),
    offset: studioLeftover,
  }),
  events: { success: 'it answered with 2xx.', failed: 'it answered otherwise, or not in time.' },
  outputs: webOutputs,
  pack: ({ parameters, ...properties }) => ({
    ...packTexts(properties, Object.keys(entries)),
    ...(parameters != null && { parameters: packNamedValues(parameters) }),
  }),
};
