import { renderTextOrFault } from '../../liquid/read-text';
import { happened, type Step } from '../step';
import type { Behaviour } from '../visit';

/** Sends a text message. Source: Twilio docs, "Studio: Send Message widget". */
export const sendMessage: Behaviour<'send-message'> = {
  kind: 'acts',
  arrive(visit): Step {
    const { properties, name } = visit.widget;
    const [from, to, body, mediaUrl] = messageProperties.map((property) =>
      renderTextOrFault(properties[property], property, visit),
    );
    // Of Liquid that fails the report tells already.
    if (from === undefined || to === undefined || body === undefined || mediaUrl === undefined) {
      return happened('failed');
    }
    if (from === '' || to === '' || (body === '' && mediaUrl === '')) {
      visit.report.problems.push({
        widget: name,
        message: 'lacks a from, a to or a text: no message is sent',
      });
      return happened('failed');
    }
    return {
      kind: 'ask',
      action: 'sendMessage',
      what: { from, to, ...(body !== '' && { body }), ...(mediaUrl !== '' && { mediaUrl }) },
      resume(result) {
        if (result.ok) return happened('sent', { outbound: { Sid: result.sid } });
        visit.report.problems.push({ widget: name, message: `The message was not sent: ${result.why}` });
        return happened('failed');
      },
    };
  },
};

const messageProperties = ['from', 'to', 'body', 'media_url'] as const;
