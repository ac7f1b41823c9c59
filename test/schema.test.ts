import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { widgetTypes } from '../lib/config/widget-schema';
import { isObject } from '../lib/is-object';
import { definitions } from '../lib/widgets/definitions';
import { flowJsonSchema } from '../scripts/flow-json-schema';
import { widgetJsonSchema } from '../scripts/widget-json-schema';

const files = {
  'schema/widget.schema.json': widgetJsonSchema(),
  'schema/flow.schema.json': flowJsonSchema(),
};

describe.each(Object.entries(files))('%s', (file, text) => {
  const schema: unknown = JSON.parse(text);

  it('is what `npm run schema` makes of the definitions that the check uses', () => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('describes every property', () => {
    const described = properties(schema, '$');
    expect(described.filter(({ description }) => typeof description !== 'string')).toEqual([]);
    expect(described.map(({ path }) => path)).toContain('$.connect-call-to.properties.timeout');
  });

  it.each(widgetTypes)('completes the properties and the events of %s', (type) => {
    const paths = properties(schema, '$').map(({ path }) => path);
    const known = Object.keys(definitions[type].schema.entries);
    expect(paths).toEqual(expect.arrayContaining(known.map((name) => `$.${type}.properties.${name}`)));
    expect(eventsOf(schema, type)).toEqual(Object.keys(definitions[type].events));
  });
});

// Not Ajv's strict mode, which forbids what other validators take as a matter of course.
const ajv = new Ajv({ strict: false });
const isWidget = ajv.compile(JSON.parse(files['schema/widget.schema.json']));
const isFlow = ajv.compile(JSON.parse(files['schema/flow.schema.json']));

const ring = { noun: 'number', to: '+14155550123' };

it.each<[what: string, isRight: boolean, widget: unknown]>([
  ['no type', true, { properties: ring }],
  ['an older type', true, { type: 'ConnectCaller', properties: ring }],
  ['a type of null', true, { type: null, properties: ring }],
  ['another type', true, { type: 'say-play', properties: { say: 'Hello', loop: '2' } }],
  ['its own events', true, { type: 'say-play', properties: {}, transitions: [{ event: 'audioComplete' }] }],
  ['the properties of another type', false, { type: 'say-play', properties: ring }],
  [
    'the events of another type',
    false,
    { type: 'say-play', properties: {}, transitions: [{ event: 'busy' }] },
  ],
  ['a misspelled type', false, { type: 'say-pay', properties: ring }],
  ['a misspelled key', false, { properties: { ...ring, timout: 5 } }],
  ['nobody to ring', false, { properties: { noun: 'number' } }],
  ['no object', false, []],
])('a widget with %s is right: %s', (_, isRight, widget) => {
  expect(isWidget(widget)).toBe(isRight);
});

const trigger = { name: 'Trigger', type: 'trigger', transitions: [{ event: 'incomingCall', next: 'hello' }] };
const hello = { name: 'hello', type: 'say-play', properties: { say: 'Hello' } };
const flow = { states: [trigger, hello], initial_state: 'Trigger', numbers: ['+13125550100'] };

it.each<[what: string, isRight: boolean, flow: unknown]>([
  ['itself', true, flow],
  ['a wrapped one', true, { sid: 'FW', numbers: [], definition: flow }],
  ['one in a list', true, [flow]],
  ['a wrapped one in a list', true, [{ definition: flow }]],
  [
    'unknown keys and events',
    true,
    { states: [{ ...hello, x: 1, transitions: [{ event: 'queued' }] }], y: 2 },
  ],
  ['a type that does not run here', true, { states: [{ name: 'flex', type: 'send-to-flex' }] }],
  ['two in a list', false, [flow, flow]],
  ['a wrong value', false, { states: [{ ...hello, properties: { loop: [] } }] }],
  ['a number that is none', false, { ...flow, numbers: ['3125550100'] }],
  ['a single widget', false, { properties: ring }],
])('a flow, %s, is right: %s', (_, isRight, json) => {
  expect(isFlow(json)).toBe(isRight);
});

const samples = 'test/fixtures/samples/assets';

it.each(readdirSync(`${samples}/widgets`))('the sample widget %s is right', (name) => {
  expect(isWidget(JSON.parse(readFileSync(`${samples}/widgets/${name}`, 'utf8')))).toBe(true);
});

it('a flow out of Studio is right', () => {
  expect(isFlow(JSON.parse(readFileSync('test/fixtures/studio-flow.json', 'utf8')))).toBe(true);
});

interface Property {
  readonly path: string;
  readonly description: unknown;
}

/** All properties under a schema; in a definition, by the definition's name. */
function properties(schema: unknown, path: string): Property[] {
  if (!isObject(schema)) return [];
  const { properties: named, items, anyOf, $defs } = schema;
  return [
    ...Object.entries(isObject(named) ? named : {}).flatMap(([name, property]) => [
      { path: `${path}.${name}`, description: isObject(property) ? property.description : undefined },
      ...properties(property, `${path}.${name}`),
    ]),
    ...properties(items, `${path}[]`),
    ...(Array.isArray(anyOf) ? anyOf.flatMap((option: unknown) => properties(option, path)) : []),
    ...Object.entries(isObject($defs) ? $defs : {}).flatMap(([name, definition]) =>
      properties(definition, `$.${name}`),
    ),
  ];
}

/** What an editor offers for the event of a widget's transition. */
function eventsOf(schema: unknown, type: string): unknown {
  const steps = ['$defs', type, 'properties', 'transitions', 'anyOf', 0, 'items', 'properties', 'event'];
  const event = steps.reduce<unknown>((value, step) => Object(value)[step], schema);
  return isObject(event) ? (event.enum ?? event.examples) : undefined;
}
