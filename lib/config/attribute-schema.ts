import * as v from 'valibot';
import type { AttributeRule } from '../dial/attribute-rule';
import { attributeRules } from '../dial/attribute-rules';
import { isSipHeader, sipHeaderExpected } from '../dial/sip-headers';
import { isTemplate } from '../liquid/render-template';
import type { AttributedElement } from '../types';
import { attributeDescriptions } from './attribute-descriptions';
import { closedObject } from './closed-object';

/** The attributes that are properties of their own, or the project's own affair. */
const elsewhere: Readonly<Record<AttributedElement, Readonly<Record<string, string>>>> = {
  dial: {
    callerId: 'has a property of its own: write properties.caller_id',
    record: 'has a property of its own: write properties.record',
    timeLimit: 'has a property of its own: write properties.time_limit',
    timeout: 'has a property of its own: write properties.timeout',
    action: 'is set by connect-call-to: write "transitions" instead',
    method: 'is set by connect-call-to: write "transitions" instead',
  },
  number: {},
  client: { identity: 'has a property of its own: write properties.to' },
  sip: {
    username: 'has a property of its own: write properties.sip_username',
    password: 'has a property of its own: write properties.sip_password',
  },
  conference: {},
  queue: {},
  application: {},
  whatsapp: {},
};

const texts = 'an object of names and texts, such as {"X-Campaign": "{{flow.data.campaign}}"}';
const text = v.string('text in double quotes');

/** Objects that an element's attributes may hold besides. */
const inside = {
  client: { parameters: parameters('Names and values that the client’s app is given with the call.') },
  application: { parameters: parameters('Names and values that the TwiML App is given with the call.') },
  sip: {
    headers: v.pipe(
      v.nullish(v.record(v.pipe(text, v.check(isSipHeader, sipHeaderExpected)), v.nullish(text), texts)),
      v.description(`SIP headers, under 1,024 characters together: ${sipHeaderExpected}. May hold Liquid.`),
    ),
  },
};

function parameters(description: string) {
  return v.pipe(
    v.nullish(v.record(text, v.nullish(text), texts)),
    v.description(`${description} May hold Liquid.`),
  );
}

/** The schema of an element's object of further attributes. */
function attributeEntries(element: AttributedElement) {
  const rules: Readonly<Record<string, AttributeRule>> = attributeRules[element];
  const descriptions: Readonly<Record<string, string>> = attributeDescriptions[element];
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const value = v.pipe(
        v.nullish(attributeValue(rule)),
        v.description(`${descriptions[name]} May hold Liquid.`),
      );
      return [name, rule.values === undefined ? value : v.pipe(value, v.examples(documentedValues(rule)))];
    }),
  );
}

/** The values to choose from, as JSON has them. */
function documentedValues({ form, values = [] }: AttributeRule): AttributeValue[] {
  if (form === 'list') return values.map((value) => [value]);
  return values.map((value) => (value === 'true' || value === 'false' ? value === 'true' : value));
}

type AttributeValue = boolean | number | string | string[];

function attributeValue(rule: AttributeRule): v.GenericSchema<AttributeValue> {
  const { expected, form } = rule;
  const literal = v.pipe(
    v.string(expected),
    v.check((value) => value === '' || isTemplate(value) || rule.read(value.trim()) !== undefined, expected),
  );
  if (form === 'boolean') return v.union([v.boolean(), literal], expected);
  if (form === 'number') {
    const number = v.pipe(
      v.number(expected),
      v.check((value) => rule.read(String(value)) !== undefined, expected),
    );
    return v.union([number, literal], expected);
  }
  return form === 'list' ? v.union([v.array(literal, expected), literal], expected) : literal;
}

const objectOf = {
  dial: closedObject(attributeEntries('dial'), elsewhere.dial),
  number: closedObject(attributeEntries('number'), elsewhere.number),
  client: closedObject({ ...attributeEntries('client'), ...inside.client }, elsewhere.client),
  sip: closedObject({ ...attributeEntries('sip'), ...inside.sip }, elsewhere.sip),
  conference: closedObject(attributeEntries('conference'), elsewhere.conference),
  queue: closedObject(attributeEntries('queue'), elsewhere.queue),
  application: closedObject(
    { ...attributeEntries('application'), ...inside.application },
    elsewhere.application,
  ),
  whatsapp: closedObject(attributeEntries('whatsapp'), elsewhere.whatsapp),
};

/** The properties `dial`, `number`, `client` and so on: an object for each element. */
export const attributeObjects = {
  dial: described(objectOf.dial, 'Further attributes of the <Dial>, spelled as TwiML spells them.'),
  number: described(objectOf.number, 'Further attributes of each <Number>, spelled as TwiML spells them.'),
  client: described(objectOf.client, 'Further attributes of each <Client>, spelled as TwiML spells them.'),
  sip: described(objectOf.sip, 'Further attributes of each <Sip>, spelled as TwiML spells them.'),
  conference: described(
    objectOf.conference,
    'Further attributes of the <Conference>, spelled as TwiML spells them.',
  ),
  queue: described(objectOf.queue, 'Further attributes of the <Queue>, spelled as TwiML spells them.'),
  application: described(
    objectOf.application,
    'Further attributes of the <Application>, spelled as TwiML spells them.',
  ),
  whatsapp: described(
    objectOf.whatsapp,
    'Further attributes of each <WhatsApp>, spelled as TwiML spells them.',
  ),
};

function described<const S extends v.GenericSchema>(schema: S, description: string) {
  return v.pipe(v.nullish(schema), v.description(description));
}
