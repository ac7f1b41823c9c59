import * as v from 'valibot';
import type { AttributeRule } from '../dial/attribute-rule';
import { attributeRules } from '../dial/attribute-rules';
import { isSipHeader, sipHeaderExpected } from '../dial/sip-headers';
import { isTemplate } from '../liquid/render-template';
import type { AttributedElement } from '../types';
import { attributeDescriptions } from './attribute-descriptions';
import { closedObject, type Entries } from './closed-object';

const texts = 'an object of names and texts, such as {"X-Campaign": "{{flow.data.campaign}}"}';
const text = v.string('text in double quotes');

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

/** The properties `dial`, `number`, `client` and so on: an object for each element. */
export const attributeObjects = {
  dial: attributesOf('the <Dial>', attributeEntries('dial'), {
    callerId: 'has a property of its own: write properties.caller_id',
    record: 'has a property of its own: write properties.record',
    timeLimit: 'has a property of its own: write properties.time_limit',
    timeout: 'has a property of its own: write properties.timeout',
    action: 'is set by connect-call-to: write "transitions" instead',
    method: 'is set by connect-call-to: write "transitions" instead',
  }),
  number: attributesOf('each <Number>', attributeEntries('number')),
  client: attributesOf(
    'each <Client>',
    {
      ...attributeEntries('client'),
      parameters: parameters('Names and values that the client’s app is given with the call.'),
    },
    { identity: 'has a property of its own: write properties.to' },
  ),
  sip: attributesOf(
    'each <Sip>',
    {
      ...attributeEntries('sip'),
      headers: v.pipe(
        v.nullish(v.record(v.pipe(text, v.check(isSipHeader, sipHeaderExpected)), v.nullish(text), texts)),
        v.description(`SIP headers, under 1,024 characters together: ${sipHeaderExpected}. May hold Liquid.`),
      ),
    },
    {
      username: 'has a property of its own: write properties.sip_username',
      password: 'has a property of its own: write properties.sip_password',
    },
  ),
  conference: attributesOf('the <Conference>', attributeEntries('conference')),
  queue: attributesOf('the <Queue>', attributeEntries('queue')),
  application: attributesOf('the <Application>', {
    ...attributeEntries('application'),
    parameters: parameters('Names and values that the TwiML App is given with the call.'),
  }),
  whatsapp: attributesOf('each <WhatsApp>', attributeEntries('whatsapp')),
};

/** @param elsewhere what to say of those that are properties of their own, or the project's own affair */
function attributesOf<const E extends Entries>(
  where: string,
  entries: E,
  elsewhere: Readonly<Record<string, string>> = {},
) {
  return v.pipe(
    v.nullish(closedObject(entries, elsewhere)),
    v.description(`Further attributes of ${where}, spelled as TwiML spells them.`),
  );
}
