import { writeFileSync } from 'node:fs';
import { widgetJsonSchema } from './widget-json-schema';

const file = 'schema/widget.schema.json';
writeFileSync(file, widgetJsonSchema());
console.log(`Wrote ${file}.`);
