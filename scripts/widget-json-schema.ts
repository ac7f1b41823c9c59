import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { sipEndpointForms } from '../lib/config/sip-endpoint-schema';
import { usualType, widgetSchemaOf, widgetTypes } from '../lib/config/widget-schema';
import { nouns } from '../lib/dial/nouns';
import type { WidgetType } from '../lib/types';
import { propertiesSchema } from '../lib/widgets/connect-call-to/schema';

/** The text of `schema/widget.schema.json`: what an editor completes and explains, by the type of the widget. */
export function widgetJsonSchema(): string {
  return written({
    title: 'A widget of connect-call-to: assets/widgets/NAME.private.json',
    type: 'object',
    allOf: chosenByType(),
    $defs: widgetDefinitions(widgetSchemaOf, { isOpen: false }),
  });
}

export function written(schema: JsonSchema): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** One definition for each type of widget, and those that they share; open ones allow unknown keys. */
export function widgetDefinitions(
  schemaOf: (type: WidgetType) => v.GenericSchema,
  { isOpen }: { readonly isOpen: boolean },
): Record<string, JsonSchema> {
  const shared: Record<string, JsonSchema> = {};
  const widgets = widgetTypes.map((type): [string, JsonSchema] => {
    const { $defs, ...schema } = jsonSchemaOf(schemaOf(type), { isOpen });
    Object.assign(shared, $defs);
    return [type, schema];
  });
  return { ...Object.fromEntries(widgets), ...shared };
}

/** Of a single widget, the project's own type holds where none is said, and where it is misspelled. */
function chosenByType(): JsonSchema[] {
  const others = widgetTypes.filter((type) => type !== usualType);
  return [
    ...others.map((type) => chosen({ const: type }, type)),
    when({ not: has('type', { enum: [...others] }) }, definitionOf(usualType)),
  ];
}

/** Which definition holds for a type. */
export function chosen(type: JsonSchema, definition: string): JsonSchema {
  return when(has('type', type), definitionOf(definition));
}

function definitionOf(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

function has(property: string, schema: JsonSchema): JsonSchema {
  return { properties: { [property]: schema }, required: [property] };
}

function when(condition: JsonSchema, then: JsonSchema): JsonSchema {
  return { if: condition, then };
}

export function jsonSchemaOf(schema: v.GenericSchema, { isOpen }: { readonly isOpen: boolean }): JsonSchema {
  const { $schema: _, ...converted } = toJsonSchema(schema, {
    // What takes more than a pattern is left to `npm run check`.
    ignoreActions: ['check'],
    definitions: { sipEndpoint: sipEndpointForms },
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if (!('entries' in valibotSchema)) return undefined;
      const { additionalProperties, ...open } = jsonSchema;
      const object = isOpen ? open : { ...open, additionalProperties };
      return valibotSchema.entries === propertiesSchema.entries
        ? { ...object, allOf: requiredByNoun }
        : object;
    },
  });
  return converted;
}

/** Which property says whom to ring, and so has to be there. */
const requiredByNoun = Object.entries(nouns).map(([noun, { property }]) =>
  when(has('noun', { const: noun }), { required: [property] }),
);
