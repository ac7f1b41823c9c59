import type { JsonSchema } from '@valibot/to-json-schema';
import { numbersSchema, stateSchemaOf, typeNames, widgetTypes } from '../lib/config/widget-schema';
import { chosen, jsonSchemaOf, widgetDefinitions, written } from './widget-json-schema';

/**
 * The text of `schema/flow.schema.json`: a flow as Studio exports it, in whatever it is wrapped. Studio adds keys of its own,
 * so that any are allowed.
 */
export function flowJsonSchema(): string {
  const flow = { $ref: '#/$defs/flow' };
  const wrapped = { $ref: '#/$defs/wrapped' };
  return written({
    title: 'A flow of Twilio Studio, run by connect-call-to: assets/flows/NAME.private.json',
    anyOf: [flow, wrapped, { type: 'array', minItems: 1, maxItems: 1, items: { anyOf: [flow, wrapped] } }],
    $defs: {
      flow: {
        type: 'object',
        required: ['states'],
        properties: {
          ...besideTheFlow,
          description: { description: 'What the flow is for.' },
          states: {
            type: 'array',
            description: 'The widgets: a trigger, and what its incomingCall leads to.',
            items: state,
          },
          initial_state: { description: 'The name of the trigger.' },
          flags: { description: 'Exported by Studio; not used here.' },
        },
      },
      wrapped: {
        type: 'object',
        required: ['definition'],
        properties: {
          ...besideTheFlow,
          definition: { ...flow, description: 'The flow itself, as the CLI and the REST API wrap it.' },
        },
      },
      trigger,
      ...widgetDefinitions(stateSchemaOf, { isOpen: true }),
    },
  });
}

const besideTheFlow: Record<string, JsonSchema> = {
  $schema: {
    type: 'string',
    description: 'Where an editor finds this schema: ../../schema/flow.schema.json.',
  },
  numbers: jsonSchemaOf(numbersSchema, { isOpen: true }),
};

/** A widget of a type that does not run here may say anything. */
const state: JsonSchema = {
  type: 'object',
  required: ['name', 'type'],
  properties: {
    name: { type: 'string', description: 'The name of the widget, unique in its flow.' },
    type: {
      type: 'string',
      description: 'What the widget does. To one of a type that does not run here no call may get.',
      examples: ['trigger', ...widgetTypes],
    },
  },
  allOf: [
    chosen({ const: 'trigger' }, 'trigger'),
    ...widgetTypes.map((type) => chosen({ enum: typeNames(type) }, type)),
  ],
};

const trigger: JsonSchema = {
  type: 'object',
  required: ['transitions'],
  properties: {
    transitions: {
      type: 'array',
      description: 'Where the flow begins.',
      items: {
        type: 'object',
        properties: {
          event: {
            type: 'string',
            description: 'incomingCall: a call has come. Others do not happen here.',
            examples: ['incomingCall'],
          },
          next: { description: 'The name of the widget that calls come to first.' },
        },
      },
    },
  },
};
