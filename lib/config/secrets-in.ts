import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';
import { secretValues } from '../mask-secrets';

/**
 * The values of a widget's properties that no line of the check may show: the password for SIP, and literals whose name
 * says that they are secret. A password in a URL is known by its form, and hidden wherever a value is quoted.
 */
export function secretsIn({
  sip_password: password,
  variables,
  parameters,
}: Readonly<Record<string, unknown>>): string[] {
  const pairs = [variables, parameters].flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  const named = pairs.flatMap((pair): string[] => {
    if (!isObject(pair)) return [];
    const { key, value } = pair;
    return typeof key === 'string' ? secretValues({ [key]: value }).filter((text) => !isTemplate(text)) : [];
  });
  return typeof password === 'string' && password !== '' ? [password, ...named] : named;
}
