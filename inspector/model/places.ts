import { isNoun } from '../../lib/config/check-dial';
import type { JsonPath } from '../../lib/config/finding';
import { attributedElements as everyElement } from '../../lib/dial/decide-attributes';
import { nouns } from '../../lib/dial/nouns';
import { neverAsked } from '../../lib/dial/screen-rules';
import { isObject } from '../../lib/is-object';
import type { AttributedElement } from '../../lib/types';
import { fieldsAt } from './definition';
import { valueAt } from './edit';
import type { Places } from './findings';
import type { WidgetJson } from './workbench';

/** The properties that have a field of their own in the form, in its order. */
export const plainProperties = ['caller_id', 'record', 'timeout', 'time_limit'] as const;
export const sipProperties = ['sip_username', 'sip_password'] as const;

/** Whether a form shows a property: where the noun has a use for it, or where it is there all the same. */
export function showsProperty(widget: WidgetJson, property: string): boolean {
  if (isSet(valueAt(widget, ['properties', property]))) return true;
  const noun = nounOf(widget);
  if (property === 'to' || property === 'sip_endpoint') return nouns[noun].property === property;
  if (property === 'sip_username' || property === 'sip_password') return nouns[noun].kind === 'sip';
  return true;
}

/** Whether the person who answers can be asked. */
export function canScreen(widget: WidgetJson): boolean {
  return !neverAsked.has(nouns[nounOf(widget)].kind);
}

/** The elements whose further attributes have a meaning for a widget's noun, or are there all the same. */
export function attributedElements(widget: WidgetJson): AttributedElement[] {
  const { kind } = nouns[nounOf(widget)];
  const useful: readonly string[] =
    kind === 'any' ? ['dial', 'number', 'client', 'sip', 'whatsapp'] : ['dial', kind];
  return everyElement.filter(
    (element) => useful.includes(element) || isSet(valueAt(widget, ['properties', element])),
  );
}

/** The noun that the form is for. */
export function nounOf(widget: WidgetJson): keyof typeof nouns {
  const noun = valueAt(widget, ['properties', 'noun']);
  return isNoun(noun) ? noun : 'number';
}

/** Where the form shows findings about a widget; what is about anything else stands above it. */
export function placesOf(widget: WidgetJson): Places {
  const property = (name: string): JsonPath => ['properties', name];
  const shown = ['to', 'sip_endpoint', ...sipProperties].filter((name) => showsProperty(widget, name));
  const inside = (path: JsonPath, names: readonly string[]): JsonPath[] =>
    isObject(valueAt(widget, path)) ? names.map((name) => [...path, name]) : [];
  const screen = property('screen');
  const elements = attributedElements(widget).map(property);
  const transitions = valueAt(widget, ['transitions']);
  return {
    fields: [
      ['name'],
      ['numbers'],
      ...['noun', ...shown, ...plainProperties].map(property),
      ...inside(screen, fieldsAt(screen)),
      ...elements.flatMap((path) => inside(path, fieldsAt(path))),
      ...(Array.isArray(transitions) ? transitions : []).flatMap((_, index) =>
        inside(['transitions', index], ['event', 'next']),
      ),
    ],
    groups: [screen],
  };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}
