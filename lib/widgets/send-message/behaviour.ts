import { given } from '../../given';
import { readRendered, renderProseOrFault, renderTextOrFault } from '../../liquid/read-text';
import { serviceRoot } from '../../url/service-url';
import { urlRule } from '../rules';
import { happened, type Step } from '../step';
import type { Behaviour } from '../visit';

/** Sends a text message. Source: Twilio docs, "Studio: Send Message widget". */
export const sendMessage: Behaviour<'send-message'> = {
  kind: 'acts',
  arrive(visit): Step {
    const { properties, name } = visit.widget;
    const from = renderTextOrFault(properties.from, 'from', visit);
    const to = renderTextOrFault(properties.to, 'to', visit);
    const body = renderProseOrFault(properties.body, 'body', visit);
    const media = renderTextOrFault(properties.media_url, 'media_url', visit);
    // Of Liquid that fails the report tells already.
    if (from === undefined || to === undefined || body === undefined || media === undefined) {
      return happened('failed');
    }
    const url = readRendered(media, 'media_url', { rule: urlRule, reading: visit });
    const mediaUrl = url && new URL(url, serviceRoot(visit.service.domain)).href;
    if (from === '' || to === '' || (body === '' && mediaUrl === undefined)) {
      visit.report.problems.push({
        widget: name,
        message: 'lacks a from, a to or a text: no message is sent',
      });
      return happened('failed');
    }
    return {
      kind: 'ask',
      action: 'sendMessage',
      what: { from, to, ...(body !== '' && { body }), ...given({ mediaUrl }) },
      resume(result) {
        if (result.ok) return happened('sent', { outbound: { Sid: result.sid } });
        visit.report.problems.push({ widget: name, message: `The message was not sent: ${result.why}` });
        return happened('failed');
      },
    };
  },
};
