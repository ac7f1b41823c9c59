import { closedObject, studioLeftover } from '../../config/closed-object';
import { type Remark, warning } from '../../config/finding';
import { nexts } from '../../config/nexts';
import { packTexts } from '../../config/pack-properties';
import { ruled, ruledAndRequired } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { redirectRules } from './behaviour';

const entries = {
  url: ruledAndRequired(redirectRules.url, 'URL', 'Where the TwiML is: a URL or a /path.'),
  method: ruled(redirectRules.method, 'Method', 'GET or POST (if left out).'),
};

export const addTwimlRedirect: Definition<'add-twiml-redirect'> = {
  title: 'Add TwiML Redirect',
  description: 'Hands the call over to TwiML somewhere else.',
  schema: closedObject({ ...entries, timeout: studioLeftover, offset: studioLeftover }),
  events: {
    return: 'the call came back: a request to this widget’s /connect-status with FlowEvent=return.',
    timeout: 'never happens here.',
    fail: 'never happens here, unless the URL renders to none.',
  },
  outputs: true,
  check: ({ transitions }) =>
    nexts(transitions).flatMap(({ path, event, text }): Remark[] => {
      if (text.trim() === '' || (event !== 'timeout' && event !== 'fail')) return [];
      return [warning(path, `is where "${event}" leads, which does not happen here; see "return"`)];
    }),
  pack: (properties) => packTexts(properties, Object.keys(entries)),
};
