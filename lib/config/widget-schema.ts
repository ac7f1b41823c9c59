import * as v from 'valibot';
import { e164 } from '../phone/e164';
import type { WidgetType } from '../types';
import { widgetName } from '../widget-name';
import { type Definition, definitions, isWidgetType } from '../widgets/definitions';
import { closedObject, studioLeftover } from './closed-object';
import { onceForEachType } from './once-for-each-type';
import { described, optional, text } from './schema-parts';

// The one definition of a widget's file: the check, its types and schema/widget.schema.json come from it. A message
// says what should stand there.

/** The type of this project's own widget in Studio's older exports. */
const olderType = 'ConnectCaller';

export const usualType: WidgetType = 'connect-call-to';

export const widgetTypes = Object.keys(definitions).filter(isWidgetType);

export const widgetNameExpected = 'letters, digits, _ and -, at most 64';

/** All that a file may call a type. */
export function typeNames(type: WidgetType): string[] {
  return type === usualType ? [type, olderType] : [type];
}

/** The type that a widget's file says it has; undefined where that is none which runs here. */
export function typeOf(type: unknown): WidgetType | undefined {
  if (type === undefined || type === null || type === olderType) return usualType;
  return typeof type === 'string' && isWidgetType(type) ? type : undefined;
}

export const numbersSchema = optional(
  v.array(
    v.pipe(text, v.regex(e164, 'a number in E.164, such as +13125550100')),
    'a list of numbers, such as ["+13125550100"]',
  ),
  'Twilio numbers',
  'The Twilio numbers that this widget answers, in E.164. A number belongs to one widget.',
);

/** The schema of a single widget's file, by its type. */
export const widgetSchemaOf = onceForEachType((type) =>
  closedObject(
    {
      $schema: optional(
        text,
        'Schema',
        'Where an editor finds this schema: ../../schema/widget.schema.json.',
      ),
      name: optional(
        v.pipe(text, v.regex(widgetName, widgetNameExpected)),
        'Name',
        `The name of the widget, unique over all files: ${widgetNameExpected}. The name of the file if left out.`,
      ),
      type: optional(
        v.picklist([...widgetTypes, olderType], `one of ${widgetTypes.join(', ')}`),
        'Type',
        `What the widget does: ${usualType} if left out.`,
      ),
      numbers: numbersSchema,
      ...widgetParts(type, v.picklist(Object.keys(definitions[type].events), eventExpected(type))),
      offset: studioLeftover,
      sid: studioLeftover,
    },
    { states: 'makes this file a flow; flows stand in assets/flows/. Move the file there' },
  ),
);

/** The schema of a widget in a flow: what Studio adds to an export is told as a warning. */
export const stateSchemaOf = onceForEachType((type) =>
  closedObject({
    // What a name may be is checked before.
    name: described(text, 'Name', 'The name of the widget, unique in its flow.'),
    type: described(v.picklist(typeNames(type)), 'Type', 'What the widget does.'),
    // Studio's own flows may list an event that never happens here: checkEvents warns of it.
    ...widgetParts(type, v.pipe(text, v.examples(Object.keys(definitions[type].events)))),
    offset: studioLeftover,
    sid: studioLeftover,
    uuid: studioLeftover,
  }),
);

export function eventExpected(type: WidgetType): string {
  return `one of ${Object.keys(definitions[type].events).join(', ')}`;
}

function widgetParts<const E extends v.GenericSchema>(type: WidgetType, event: E) {
  const { title, description, schema, events, conditions }: Omit<Definition, 'pack'> = definitions[type];
  const meanings = Object.entries(events).map(([name, meaning]) => `${name}: ${meaning}`);
  const transition = closedObject({
    event: described(event, 'Event', meanings.join(' ')),
    next: optional(
      text,
      'Next',
      'Where the call goes: the name of a widget here, flow: and the name of a flow here, an absolute URL, or a /path on this service. The flow ends if left out. May hold Liquid.',
    ),
    uuid: studioLeftover,
    conditions: conditions ?? studioLeftover,
  });
  return {
    properties: described(schema, title, description),
    transitions: optional(
      v.array(transition, 'a list of transitions'),
      'Transitions',
      'Where the call goes afterwards, by event.',
    ),
  };
}
