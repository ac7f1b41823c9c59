import { nouns } from '../dial/nouns';
import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { quote } from '../quote';
import { isNoun, type RawProperties } from './check-dial';
import { type JsonPath, type Remark, warning } from './finding';
import { nexts } from './nexts';

/** A Dial lasts at most this long without the account's 24-hour feature. Seconds. */
const usualTimeLimit = 14_400;

/** What is allowed and may well be a mistake. */
export function checkHabits(
  properties: RawProperties,
  transitions: unknown,
  secrets: readonly string[],
): Remark[] {
  const strings = [...stringsIn(properties, ['properties']), ...nexts(transitions)];
  return strings.flatMap(({ path, text }) =>
    isPlainHttp(text) ? [warning(path, plainHttp(text, secrets))] : [],
  );
}

/** The same of what only a Dial has. */
export function checkDialHabits(properties: RawProperties, secrets: readonly string[]): Remark[] {
  return [
    ...checkTimeLimit(properties.time_limit, secrets),
    ...checkCredentials(properties),
    ...checkCallReasons(properties, secrets),
  ];
}

function isPlainHttp(text: string): boolean {
  return /^\s*http:\/\//i.test(text) && !/^\s*http:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i.test(text);
}

function plainHttp(text: string, secrets: readonly string[]): string {
  return `is ${quote(text, secrets)}: what is sent there can be read on the way, phone numbers included; write https:`;
}

function checkTimeLimit(timeLimit: unknown, secrets: readonly string[]): Remark[] {
  // An object with a `toString` of its own is no number, nor does it become one.
  if (typeof timeLimit === 'object' || !(Number(timeLimit) > usualTimeLimit)) return [];
  return [
    warning(
      ['properties', 'time_limit'],
      `is ${quote(timeLimit, secrets)}: more than ${usualTimeLimit} needs the account's 24-hour feature`,
    ),
  ];
}

/** Source: Twilio docs, "Branded Calling": 50 characters, and 64 in the United States. */
function checkCallReasons(properties: RawProperties, secrets: readonly string[]): Remark[] {
  return ['dial', 'number'].flatMap((element) => {
    const attributes = properties[element];
    const reason = isObject(attributes) ? attributes.callReason : undefined;
    if (typeof reason !== 'string' || isTemplate(reason) || reason.length <= 50) return [];
    return [
      warning(
        ['properties', element, 'callReason'],
        `is ${quote(reason, secrets)}: more than 50 characters are shown by branded calls in the United States alone`,
      ),
    ];
  });
}

function checkCredentials({ noun, sip_username: username, sip_password: password }: RawProperties): Remark[] {
  const remarks: Remark[] = [];
  const path = ['properties', 'sip_password'];
  if (
    typeof password === 'string' &&
    isTemplate(password) &&
    /\b(flow\.(data|variables)|trigger)\b/.test(password)
  ) {
    remarks.push(
      warning(
        path,
        'comes with the call, so that it stands in URLs; read it from the environment: {{env.SIP_PASSWORD}}',
      ),
    );
  } else if (typeof password === 'string' && password.trim() !== '' && !isTemplate(password)) {
    remarks.push(
      warning(
        path,
        'stands in a file that is kept in git; read it from the environment: {{env.SIP_PASSWORD}}',
      ),
    );
  }
  if ((username || password) && isNoun(noun) && nouns[noun].kind === 'any') {
    remarks.push(
      warning(path, 'is not used: user name and password go on targets of sip and sip-multi only'),
    );
  }
  return remarks;
}

/** Every text under `value`, and where it stands. */
export function stringsIn(value: unknown, path: JsonPath): { path: JsonPath; text: string }[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    stringsIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}
