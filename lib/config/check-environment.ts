import { variablesOf } from '../liquid/engine';
import type { Template } from './check-liquid';
import { type Remark, warning } from './finding';

/** A file of environment variables, with which the service may be deployed. */
export interface Environment {
  /** As people see it: `.env`. */
  readonly file: string;
  /** Of the variables that have a value: an empty one is not deployed. */
  readonly names: ReadonlySet<string>;
}

/** Source: Twilio docs, "Functions and Assets: Environment variables", those that Twilio sets by itself. */
const setByTwilio: ReadonlySet<string> = new Set([
  'ACCOUNT_SID',
  'AUTH_TOKEN',
  'DOMAIN_NAME',
  'ENVIRONMENT_SID',
  'PATH',
  'SERVICE_SID',
]);

/**
 * Warn of environment variables that a template reads and a file of variables does not set: they render to nothing.
 * One for which the template itself has a `default` may be missing.
 * @param template whose Liquid is valid
 */
export function checkEnvironment({ path, source }: Template, environments: readonly Environment[]): Remark[] {
  if (environments.length === 0 || !source.includes('env')) return [];
  const optional = new Set([...source.matchAll(/\benv\.(\w+)\s*\|\s*default\b/g)].map(([, name]) => name));
  return variablesOf(source).flatMap(([root, name]) => {
    if (root !== 'env' || name === undefined || !/^\w+$/.test(name)) return [];
    if (setByTwilio.has(name) || optional.has(name)) return [];
    const without = environments.filter(({ names }) => !names.has(name)).map(({ file }) => file);
    if (without.length === 0) return [];
    const where = `${without.join(' and ')} ${without.length === 1 ? 'gives' : 'give'}`;
    const what = `{{env.${name}}} renders to nothing: ${where} ${name} no value`;
    return [warning(path, `${what}. Write a line ${name}=… there`)];
  });
}
