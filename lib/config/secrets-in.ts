import { isObject } from '../is-object';
import { isTemplate } from '../liquid/render-template';

/** What a variable or a parameter is named whose value no line may show. */
const secretName = /(token|secret|password|key)$/i;

/** What is shorter stands in too many other texts. */
const shortest = 4;

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
    if (typeof key !== 'string' || typeof value !== 'string' || !secretName.test(key)) return [];
    return value.length < shortest || isTemplate(value) ? [] : [value];
  });
  return typeof password === 'string' && password !== '' ? [password, ...named] : named;
}
