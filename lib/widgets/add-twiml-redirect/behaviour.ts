import { readRequired, readText } from '../../liquid/read-text';
import { serviceRoot } from '../../url/service-url';
import { redirectUrl } from '../../walk/redirect-url';
import { oneOf, urlRule } from '../rules';
import { happened } from '../step';
import type { Behaviour } from '../visit';

export const redirectRules = { url: urlRule, method: oneOf(['GET', 'POST'], 'POST') } as const;

/**
 * Hands the call over to TwiML somewhere else, which gives it back by redirecting to this widget's `/connect-status`
 * with `FlowEvent=return`. Source: Twilio docs, "Studio: TwiML Redirect widget".
 */
export const addTwimlRedirect: Behaviour<'add-twiml-redirect'> = {
  kind: 'waits',
  arrive(visit) {
    const { widget, service, call } = visit;
    const { properties } = widget;
    const url = readRequired(properties.url, 'url', { rule: redirectRules.url, reading: visit });
    if (url === undefined) return happened('fail');
    const method = readText(properties.method, 'method', { rule: redirectRules.method, reading: visit });
    const target = redirectUrl(new URL(url, serviceRoot(service.domain)), { ...visit, call });
    return { kind: 'wait', elements: [{ name: 'Redirect', attributes: { method }, children: [target] }] };
  },
  resume: ({ call }) => happened('return', call.parameters),
};
