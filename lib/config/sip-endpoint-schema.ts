import * as v from 'valibot';
import { routeRules } from '../dial/property-rules';
import { closedObject } from './closed-object';
import { numeric, optional, text } from './schema-parts';

const route = closedObject({
  uri: v.pipe(text, v.description('The SIP URI, such as sip:alice@example.com. May hold Liquid.')),
  priority: optional(
    numeric(routeRules.priority),
    'Priority',
    'The lowest number is tried first: 0 to 65535. May hold Liquid.',
  ),
  weight: optional(
    numeric(routeRules.weight),
    'Weight',
    'The share of the calls among those of one priority: 1 to 65535. May hold Liquid.',
  ),
});

const routes = v.array(route, 'a list of objects, such as [{"uri": "sip:alice@example.com", "priority": 1}]');
/** What may stand there at all: what an editor knows of it. */
export const sipEndpointForms = v.union([text, routes]);

/** A text, or a list of routes: what is wrong is told of the one that was written. */
export const sipEndpointSchema: v.LazySchema<typeof sipEndpointForms | typeof text | typeof routes> = v.lazy(
  (input) => {
    // Only the JSON Schema is made without a value.
    if (input === undefined) return sipEndpointForms;
    return Array.isArray(input) ? routes : text;
  },
);
