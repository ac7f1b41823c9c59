import { readRequired } from '../../liquid/read-text';
import { serviceRoot } from '../../url/service-url';
import { renderParameters } from '../make-http-request/behaviour';
import { urlRule } from '../rules';
import { happened } from '../step';
import type { Behaviour } from '../visit';
import { askWeb } from '../web-answer';

/** Asks a Function, signed as Twilio signs. Source: Twilio docs, "Studio: Run Function widget". */
export const runFunction: Behaviour<'run-function'> = {
  kind: 'acts',
  arrive(visit) {
    const { properties } = visit.widget;
    const url = readRequired(properties.url, 'url', { rule: urlRule, reading: visit });
    const form = renderParameters(properties.parameters ?? [], visit);
    if (url === undefined || form === undefined) return happened('fail');
    const absolute = new URL(url, serviceRoot(visit.service.domain)).href;
    return askWeb(
      { method: 'POST', url: absolute, content: { form }, authentication: 'signature' },
      visit,
      'fail',
    );
  },
};
