import { isNoun } from '../../lib/config/check-dial';
import type { Finding, JsonPath } from '../../lib/config/finding';
import { attributedElements as everyElement } from '../../lib/dial/decide-attributes';
import { nouns } from '../../lib/dial/nouns';
import { neverAsked } from '../../lib/dial/screen-rules';
import { isObject } from '../../lib/is-object';
import type { AttributedElement } from '../../lib/types';
import { fieldsAt } from './definition';
import { listAt, valueAt } from './edit';
import { typeOfWidget, typeWords } from './words';
import type { WidgetJson } from './workbench';

const ring = 'connect-call-to';

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

interface Properties {
  /** Those that most people fill in. */
  readonly plain: readonly string[];
  readonly folded: readonly string[];
}

/** The properties of a widget that have a field of their own. */
export function propertiesOf(widget: WidgetJson): Properties {
  const type = typeOfWidget(widget);
  if (type === undefined) return { plain: [], folded: [] };
  if (type === ring) {
    const plain = ['noun', 'to', 'sip_endpoint', 'sip_username', 'sip_password', 'timeout'];
    return {
      plain: plain.filter((name) => showsProperty(widget, name)),
      folded: ['caller_id', 'record', 'time_limit'],
    };
  }
  // A recording in place of a text is what the widget is about.
  const isPlayed = valueAt(widget, ['properties', 'play']) !== undefined;
  const usual = [...typeWords[type].plain, ...(isPlayed ? ['play'] : [])];
  const known = fieldsAt(['properties'], type);
  return {
    plain: usual.filter((name) => known.includes(name)),
    folded: known.filter((name) => !usual.includes(name)),
  };
}

/** Where the form shows findings about a widget; what is about anything else stands above it. */
export function placesOf(widget: WidgetJson): Places {
  const type = typeOfWidget(widget);
  const ways = listAt(widget, ['transitions']).flatMap((transition, index): JsonPath[] =>
    isObject(transition) ? ['event', 'next', 'conditions'].map((name) => ['transitions', index, name]) : [],
  );
  const property = (name: string): JsonPath => ['properties', name];
  const inside = (path: JsonPath): JsonPath[] =>
    isObject(valueAt(widget, path)) ? fieldsAt(path, ring).map((name) => [...path, name]) : [];
  const { plain, folded } = propertiesOf(widget);
  const groups = type === ring ? [property('screen')] : [];
  const elements = type === ring ? attributedElements(widget).map(property) : [];
  const fields = [
    ['name'],
    ['numbers'],
    ...ways,
    ...(type === undefined ? [['type']] : []),
    ...[...plain, ...folded].map(property),
    ...[...groups, ...elements].flatMap(inside),
  ];
  return { fields, groups };
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** The findings about the value at a path, or about what is inside it. */
export function findingsUnder(findings: readonly Finding[], path: JsonPath): Finding[] {
  return findings.filter((finding) => startsWith(finding.path, path));
}

/** Whether something is wrong there, and not only remarkable. */
export function hasFault(findings: readonly Finding[], path: JsonPath): boolean {
  return findingsUnder(findings, path).some(({ severity }) => severity === 'fault');
}

/** The findings about the value at a path as a whole. */
export function findingsAt(findings: readonly Finding[], path: JsonPath): Finding[] {
  return findingsUnder(findings, path).filter((finding) => finding.path.length === path.length);
}

/** The findings that none of these places shows. */
export function findingsElsewhere(findings: readonly Finding[], places: Places): Finding[] {
  return findings.filter(
    ({ path }) =>
      !places.fields.some((field) => startsWith(path, field)) &&
      !places.groups.some((group) => group.length === path.length && startsWith(path, group)),
  );
}

/** Where a form shows findings. */
interface Places {
  /** A field shows all that is said of its value. */
  readonly fields: readonly JsonPath[];
  /** A group of fields shows what is said of it as a whole. */
  readonly groups: readonly JsonPath[];
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.every((step, index) => path[index] === step);
}
