import { closedObject, studioLeftover } from '../../config/closed-object';
import { packTexts } from '../../config/pack-properties';
import { ruled } from '../../config/property-schema';
import type { Definition } from '../definition';
import { textRule } from '../rules';
import { checkConditions } from './check-conditions';

const entries = {
  input: ruled(textRule, 'Variable to test', 'What the conditions compare, such as {{widgets.menu.Digits}}.'),
};

export const splitBasedOn: Definition<'split-based-on'> = {
  title: 'Split Based On…',
  description: 'Goes where the first condition that holds leads.',
  schema: closedObject({ ...entries, offset: studioLeftover }),
  events: { match: 'the conditions of this transition hold.', noMatch: 'none of the others holds.' },
  outputs: {},
  check: ({ transitions }, secrets) => checkConditions(transitions, secrets),
  pack: (properties) => packTexts(properties, Object.keys(entries)),
};
