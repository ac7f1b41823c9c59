import * as v from 'valibot';
import { closedObject, studioLeftover } from '../../config/closed-object';
import { packText } from '../../config/pack-properties';
import { anyText, described, optional, ruled } from '../../config/schema-parts';
import type { Definition } from '../definition';
import { textRule } from '../rules';
import { checkArguments, checkConditions } from './check-conditions';
import { conditionTypes } from './conditions';

const entries = {
  input: ruled(textRule, 'Variable to test', 'What the conditions compare, such as {{widgets.menu.Digits}}.'),
};

const conditions = optional(
  v.array(
    closedObject({
      friendly_name: studioLeftover,
      arguments: optional(
        v.array(v.nullish(anyText), 'a list of texts'),
        'Arguments',
        'What is compared: the first of them, else the input of the widget. May hold Liquid.',
      ),
      type: described(
        v.picklist(conditionTypes, `one of ${conditionTypes.join(', ')}`),
        'Type',
        'How it is compared: without case, and without the spaces around it.',
      ),
      value: optional(anyText, 'Value', 'What it is compared with. May hold Liquid.'),
    }),
    'a list of conditions, such as [{"type": "equal_to", "value": "1"}]',
  ),
  'Conditions',
  'All of them have to hold for a match.',
);

export const splitBasedOn: Definition<'split-based-on'> = {
  title: 'Split Based On…',
  description: 'Goes where the first condition that holds leads.',
  schema: closedObject({ ...entries, offset: studioLeftover }),
  events: { match: 'the conditions of this transition hold.', noMatch: 'none of the others holds.' },
  repeated: ['match'],
  conditions,
  outputs: {},
  check: ({ properties: { input }, transitions }, secrets) => [
    ...(packText(input).trim() === '' ? checkArguments(transitions) : []),
    ...checkConditions(transitions, secrets),
  ],
  pack: ({ input }) => ({ input: packText(input) }),
};
