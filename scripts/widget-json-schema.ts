import { toJsonSchema } from '@valibot/to-json-schema';
import { sipEndpointForms } from '../lib/config/sip-endpoint-schema';
import { widgetSchema } from '../lib/config/widget-schema';
import { nouns } from '../lib/dial/nouns';
import { propertiesSchema } from '../lib/widgets/connect-call-to/schema';

/** The text of `schema/widget.schema.json`: what an editor completes and explains. */
export function widgetJsonSchema(): string {
  const schema = toJsonSchema(widgetSchema, {
    // What takes more than a pattern is left to `npm run check`.
    ignoreActions: ['check'],
    definitions: { sipEndpoint: sipEndpointForms },
    overrideSchema: ({ valibotSchema, jsonSchema }) =>
      'entries' in valibotSchema && valibotSchema.entries === propertiesSchema.entries
        ? { ...jsonSchema, allOf: requiredByNoun }
        : undefined,
  });
  const title = 'A widget of connect-call-to: assets/widgets/NAME.private.json';
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}

/** Which property says whom to ring, and so has to be there. */
const requiredByNoun = Object.entries(nouns).map(([noun, { property }]) => ({
  if: { properties: { noun: { const: noun } }, required: ['noun'] },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word, in an object that nobody awaits.
  then: { required: [property] },
}));
