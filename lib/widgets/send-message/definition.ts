import { closedObject, studioLeftover } from '../../config/closed-object';
import { fault, warning } from '../../config/finding';
import { packTexts } from '../../config/pack-properties';
import { required, ruled } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { textRule, urlRule } from '../rules';

const forChats = ['service', 'channel', 'attributes'];

const address = 'a number, such as {{flow.channel.address}}';

const entries = {
  from: required(address, 'From', 'Who sends: a number of the account, or of a sender. May hold Liquid.'),
  to: required(address, 'To', 'Who gets it. May hold Liquid.'),
  body: ruled(textRule, 'Message body', 'The text.'),
  media_url: ruled(urlRule, 'Media URL', 'A picture or another file to send along: a URL or a /path.'),
};

export const sendMessage: Definition<'send-message'> = {
  title: 'Send Message',
  description: 'Sends a text message.',
  schema: closedObject({
    ...entries,
    service: studioLeftover,
    channel: studioLeftover,
    attributes: studioLeftover,
    message_type: studioLeftover,
    offset: studioLeftover,
  }),
  events: { sent: 'Twilio took the message.', failed: 'it did not.' },
  outputs: { outbound: { Sid: true } },
  check({ properties: { body, media_url: media }, exported }) {
    const chat = forChats.filter((name) => (exported[name] ?? '') !== '');
    const are = `${chat.join(' and ')} ${chat.length === 1 ? 'is' : 'are'}`;
    const message = `is for chats: ${are} ignored, and a text message is sent`;
    const ignored = chat.slice(0, 1).map((first) => warning(['properties', first], message));
    if ((body ?? '') !== '' || (media ?? '') !== '') return ignored;
    return [...ignored, fault(['properties', 'body'], 'is missing; expected the text of the message')];
  },
  pack: (properties) => packTexts(properties, Object.keys(entries)),
};
