import { closedObject, studioLeftover } from '../../config/closed-object';
import { packNamedValues, packTexts } from '../../config/pack-properties';
import { namedValues, optional, ruledAndRequired } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { webOutputs } from '../make-http-request/definition';
import { urlRule } from '../rules';

export const runFunction: Definition<'run-function'> = {
  title: 'Run Function',
  description: 'Asks a Function, signed as Twilio signs.',
  schema: closedObject({
    url: ruledAndRequired(urlRule, 'Function URL', 'The Function: a URL, or a /path on this service.'),
    parameters: optional(namedValues, 'Function parameters', 'What it is sent.'),
    service_sid: studioLeftover,
    environment_sid: studioLeftover,
    function_sid: studioLeftover,
    offset: studioLeftover,
  }),
  events: { success: 'it answered with 2xx.', fail: 'it answered otherwise, or not in time.' },
  outputs: webOutputs,
  pack: ({ parameters, url }) => ({
    ...packTexts({ url }, ['url']),
    ...(parameters != null && { parameters: packNamedValues(parameters) }),
  }),
};
