import { isJsonObject, parseJson } from '../../json';
import { matching, oneOf, textRule, urlRule, wholeNumber } from '../rules';

/** Source: Twilio docs, "Studio: Enqueue Call widget" and "TwiML Voice: <Enqueue>"; seconds. */
export const enqueueRules = {
  queue_name: {
    ...textRule,
    expected: 'the name of a queue, at most 64 characters',
    read: (text: string) => (text.length <= 64 ? text : undefined),
  },
  workflow_sid: matching(/^WW[0-9a-f]{32}$/i, 'a workflow SID: WW and 32 hexadecimal digits'),
  priority: wholeNumber(0, 2_147_483_647, undefined),
  timeout: wholeNumber(1, 1_209_600, undefined),
  task_attributes: {
    ...textRule,
    expected: 'a text that is an object of JSON, such as {"type": "call"}, of at most 1,024 characters',
    read: (text: string) => (text.length <= 1024 && isJsonObject(parseJson(text)) ? text : undefined),
  },
  wait_url: urlRule,
  wait_url_method: oneOf(['GET', 'POST'], undefined),
} as const;

export type EnqueueProperties = Readonly<Partial<Record<keyof typeof enqueueRules, string>>>;
