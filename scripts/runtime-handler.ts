import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, warning } from '../lib/config/finding';
import { parseJson } from '../lib/config/parse-json';
import { isObject } from '../lib/is-object';
import { quote } from '../lib/quote';

/**
 * The versions of `@twilio/runtime-handler` that Twilio installs: a list of its own, which is not npm's. Newest first.
 * Source: Twilio's docs, "Runtime Handler".
 */
export const platformHandlers: readonly string[] =
  '2.1.2 2.0.1 2.0.0 1.3.1 1.3.0 1.2.5 1.2.4 1.2.3 1.2.2 1.2.1'.split(' ');

/** The newest that npm has as well. */
const advised = '2.0.1';

const handlerPackage = '@twilio/runtime-handler';

/** Warn of a handler in package.json that Twilio will refuse when the project is deployed. */
export function checkRuntimeHandler(root: string): Finding[] {
  const file = 'package.json';
  const path = join(root, file);
  if (!existsSync(path)) return [];
  const { document } = parseJson(readFileSync(path, 'utf8'));
  if (document === undefined || !isObject(document.value)) return [];
  const { dependencies } = document.value;
  const version = isObject(dependencies) ? dependencies[handlerPackage] : undefined;
  if (typeof version === 'string' && platformHandlers.includes(version)) return [];
  const at = version === undefined ? [] : ['dependencies', handlerPackage];
  const what =
    version === undefined
      ? `names no ${handlerPackage} among its dependencies`
      : `is ${quote(version)}, which Twilio does not install`;
  const remark = warning(
    at,
    `${what}; expected one of ${platformHandlers.join(', ')}. npm install --save-exact ${handlerPackage}@${advised}`,
  );
  return [{ ...remark, ...document.place(at), file }];
}
