import { writeFileSync } from 'node:fs';
import { flowJsonSchema } from './flow-json-schema';
import { widgetJsonSchema } from './widget-json-schema';

const schemas = {
  'schema/widget.schema.json': widgetJsonSchema(),
  'schema/flow.schema.json': flowJsonSchema(),
};
for (const [file, text] of Object.entries(schemas)) {
  writeFileSync(file, text);
  console.log(`Wrote ${file}.`);
}
