import { readFileSync } from 'node:fs';
import { isObject } from '../lib/is-object';
import { widgetJsonSchema } from '../scripts/widget-json-schema';

describe('schema/widget.schema.json', () => {
  it('is what `npm run schema` makes of the definition that the check uses', () => {
    expect(readFileSync('schema/widget.schema.json', 'utf8')).toBe(widgetJsonSchema());
  });

  it('describes every property', () => {
    const described = properties(JSON.parse(widgetJsonSchema()), '$');
    expect(described.filter(({ description }) => typeof description !== 'string')).toEqual([]);
    expect(described.map(({ path }) => path)).toContain('$.properties.timeout');
  });
});

interface Property {
  readonly path: string;
  readonly description: unknown;
}

function properties(schema: unknown, path: string): Property[] {
  if (!isObject(schema)) return [];
  const { properties: named, items, anyOf } = schema;
  return [
    ...Object.entries(isObject(named) ? named : {}).flatMap(([name, property]) => [
      { path: `${path}.${name}`, description: isObject(property) ? property.description : undefined },
      ...properties(property, `${path}.${name}`),
    ]),
    ...properties(items, `${path}[]`),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((option: unknown) => properties(option, path)) : []),
  ];
}
