import { nouns } from '../dial/nouns';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { isNoun, type RawProperties } from './check-dial';
import { type Remark, warning } from './finding';

/** A Dial lasts at most this long without the account's 24-hour feature. Seconds. */
const usualTimeLimit = 14_400;

/** What is allowed of a Dial and may well be a mistake. */
export function checkDialHabits(properties: RawProperties, secrets: readonly string[]): Remark[] {
  return [
    ...checkTimeLimit(properties.time_limit, secrets),
    ...checkCredentials(properties),
    ...checkCallReasons(properties, secrets),
  ];
}

function checkTimeLimit(timeLimit: unknown, secrets: readonly string[]): Remark[] {
  // An object with a `toString` of its own is no number, nor does it become one.
  if (typeof timeLimit === 'object' || !(Number(timeLimit) > usualTimeLimit)) return [];
  const message = `is ${quote(timeLimit, secrets)}: more than ${usualTimeLimit} needs the account's 24-hour feature`;
  return [warning(['properties', 'time_limit'], message)];
}

/** Source: Twilio docs, "Branded Calling": 50 characters, and 64 in the United States. */
function checkCallReasons(properties: RawProperties, secrets: readonly string[]): Remark[] {
  return ['dial', 'number'].flatMap((element) => {
    const attributes = properties[element];
    const reason = isObject(attributes) ? attributes.callReason : undefined;
    if (typeof reason !== 'string' || isTemplate(reason) || reason.length <= 50) return [];
    const message = `is ${quote(reason, secrets)}: more than 50 characters are shown by branded calls in the United States alone`;
    return [warning(['properties', element, 'callReason'], message)];
  });
}

function checkCredentials({ noun, sip_username: username, sip_password: password }: RawProperties): Remark[] {
  const isUnused = (username || password) && isNoun(noun) && nouns[noun].kind === 'any';
  const messages = [
    whyUnsafe(typeof password === 'string' ? password : ''),
    isUnused ? 'is not used: user name and password go on targets of sip and sip-multi only' : undefined,
  ];
  return messages.flatMap((message) =>
    message === undefined ? [] : [warning(['properties', 'sip_password'], message)],
  );
}

function whyUnsafe(password: string): string | undefined {
  const instead = 'read it from the environment: {{env.SIP_PASSWORD}}';
  if (password.trim() === '') return undefined;
  if (!isTemplate(password)) return `stands in a file that is kept in git; ${instead}`;
  if (!/\b(flow\.(data|variables)|trigger)\b/.test(password)) return undefined;
  return `comes with the call, so that it stands in URLs; ${instead}`;
}
