import { bareRecord } from '../../lib/bare-record';
import type { Configuration, Service } from '../../lib/types';
import type { SampleCall } from './workbench';

/** A service with this configuration, as the sample call meets it. `AUTH_TOKEN` is no variable that Liquid may read. */
export function serviceOf(configuration: Configuration, { variables }: SampleCall, domain: string): Service {
  const known = variables.filter(([name]) => name !== '' && name !== 'AUTH_TOKEN');
  return { domain, configuration, variables: Object.assign(bareRecord<string>(), Object.fromEntries(known)) };
}
