import { closedObject, studioLeftover } from '../../config/closed-object';
import { packNamedValues } from '../../config/pack-properties';
import { described, namedValues } from '../../config/schema-parts';
import type { Definition } from '../definition';

export const setVariables: Definition<'set-variables'> = {
  title: 'Set Variables',
  description: 'Sets {{flow.variables.KEY}} for the rest of the call.',
  schema: closedObject({
    variables: described(namedValues, 'Variables', 'What is set; a later one sees the earlier.'),
    offset: studioLeftover,
  }),
  events: { next: 'they are set.' },
  outputs: {},
  pack: ({ variables }) => ({ variables: packNamedValues(variables) }),
};
