import { errorMessage } from '../lib/error-message';
import type { Actions } from '../lib/types';
import type { Tools } from './request';
import { within } from './within';

/**
 * Send a text message, once: who does not hear of its arrival in time takes it for lost, and does not send it again.
 * Never rejects. Source: Twilio docs, "Message resource", create.
 * @param time at most, in milliseconds
 */
export async function sendMessage(
  { from, to, body, mediaUrl }: Actions['sendMessage']['what'],
  tools: Pick<Tools, 'getTwilioClient'>,
  time: number,
): Promise<Actions['sendMessage']['result']> {
  try {
    const sent = tools.getTwilioClient().messages.create({
      // Studio's field takes either.
      ...(/^MG[0-9a-f]{32}$/i.test(from) ? { messagingServiceSid: from } : { from }),
      to,
      ...(body !== undefined && { body }),
      ...(mediaUrl !== undefined && { mediaUrl: [mediaUrl] }),
    });
    const message = await within(time, sent);
    return message === undefined
      ? { ok: false, why: 'Twilio did not answer in time' }
      : { ok: true, sid: String(message.sid) };
  } catch (error) {
    return { ok: false, why: errorMessage(error) };
  }
}
