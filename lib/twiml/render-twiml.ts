import type VoiceResponse from 'twilio/lib/twiml/VoiceResponse';
import type { TwimlElement } from './answer-elements';

/**
 * Write elements as a TwiML document.
 * @param response a new one of the runtime's own `Twilio.twiml.VoiceResponse`, which does the escaping
 */
export function renderTwiml(elements: readonly TwimlElement[], response: VoiceResponse): string {
  for (const element of elements) append(response, element);
  return response.toString();
}

type Parent = Pick<VoiceResponse, 'addChild' | 'addText'>;

function append(parent: Parent, { name, attributes = {}, children = [] }: TwimlElement): void {
  const node = parent.addChild(name, attributes);
  for (const child of children) {
    if (typeof child === 'string') node.addText(child);
    else append(node, child);
  }
}
