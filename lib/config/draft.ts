import { isObject } from '../is-object';
import { quote } from '../quote';
import type { WidgetType } from '../types';
import { definitions } from '../widgets/definitions';
import type { RawProperties } from './check-dial';
import { checkEvents } from './check-events';
import { type Template, templatesIn } from './check-liquid';
import { checkShape } from './check-shape';
import { checkUrls } from './check-urls';
import { readKeysOf } from './closed-object';
import { type Finding, fault, type JsonPath, type Remark } from './finding';
import { type Claim, identify } from './identify';
import { transitionsIn } from './nexts';
import { onceForEachType } from './once-for-each-type';
import { type JsonDocument, parseJson } from './parse-json';
import { secretsIn } from './secrets-in';
import { stateSchemaOf, typeOf, widgetSchemaOf } from './widget-schema';

/** One file of `assets/widgets/` or `assets/flows/`. */
export interface WidgetFile {
  /** As people see it: `assets/widgets/sales.private.json`. */
  readonly path: string;
  readonly text: string;
}

/** What remarks are about, and where it stands in its file: their paths begin there. */
export interface Holder {
  readonly file: string;
  readonly document: JsonDocument;
  readonly base: JsonPath;
}

/** A widget's file, or a widget of a flow's file, checked by itself. */
export interface Draft extends Holder {
  /** The flow that it belongs to; none for a single widget. */
  readonly flow?: string;
  readonly type: WidgetType;
  readonly value: Readonly<Record<string, unknown>>;
  /** Without what nothing here reads. */
  readonly properties: RawProperties;
  readonly name: string;
  /** Of a flow, the widget that calls come to first has them. Their paths begin with the file. */
  readonly numbers: readonly Claim[];
  readonly templates: readonly Template[];
  readonly remarks: readonly Remark[];
  /** What no line of the check may show. */
  readonly secrets: readonly string[];
}

interface Drafted {
  /** Also of a file that cannot be read: by its own name. */
  readonly name: string;
  /** Absent where the file is no JSON, or no object. */
  readonly draft?: Draft;
  /** What is wrong with the JSON itself. */
  readonly findings: readonly Finding[];
}

/** Read the file of a single widget as far as it can be read; what is wrong with it alone stands in the draft's remarks. */
export function draftWidget({ path: file, text }: WidgetFile): Drafted {
  const { document, faults } = parseJson(text);
  const findings = faults.map((found): Finding => ({ ...found, file, severity: 'fault' }));
  const identity = identify(file, document?.value);
  if (document === undefined) return { name: identity.name, findings };
  const { value } = document;
  if (!isObject(value)) {
    const whole = fault([], `is ${quote(value)}; expected a widget: an object in braces`);
    return { name: identity.name, findings: [...findings, { ...whole, ...document.place([]), file }] };
  }
  const type = typeOf(value.type);
  const draft = draftOf(value, { file, document, base: [] }, type ?? 'connect-call-to');
  const { name, numbers, remarks } = identity;
  return {
    name,
    findings,
    draft: { ...draft, name, numbers, remarks: [...draft.remarks, ...remarks] },
  };
}

const readKeys = onceForEachType((type) => readKeysOf(definitions[type].schema));

type Place = Pick<Draft, 'file' | 'document' | 'base' | 'flow'>;

/** A widget of this type, in its place, checked by itself. */
export function draftOf(
  value: Readonly<Record<string, unknown>>,
  place: Place,
  type: WidgetType,
): Omit<Draft, 'name' | 'numbers'> {
  const exported = isObject(value.properties) ? value.properties : {};
  const properties = onlyRead(exported, readKeys(type));
  const { transitions } = value;
  const secrets = secretsIn(properties);
  return {
    ...place,
    type,
    value,
    properties,
    secrets,
    templates: [...templatesIn(properties, ['properties']), ...transitionTemplates(transitions)],
    remarks: [
      ...(place.flow === undefined
        ? checkShape(widgetSchemaOf(type), value, { secrets, unknownKeys: 'fault' })
        : checkShape(stateSchemaOf(type), value, { secrets, unknownKeys: 'warning' })),
      ...checkEvents(transitions, { ...place, type, secrets }),
      ...(definitions[type].check?.({ properties, transitions, exported }, secrets) ?? []),
      ...checkUrls(properties, transitions, secrets),
    ],
  };
}

function transitionTemplates(transitions: unknown): Template[] {
  return transitionsIn(transitions).flatMap(({ transition: { next, conditions }, path }) => [
    ...templatesIn(next, [...path, 'next']),
    ...conditionTemplates(conditions, [...path, 'conditions']),
  ]);
}

/** Not of the name that Studio gives a condition: it repeats the others. */
function conditionTemplates(conditions: unknown, path: JsonPath): Template[] {
  if (!Array.isArray(conditions)) return [];
  return conditions.flatMap((condition: unknown, index) =>
    isObject(condition)
      ? ['arguments', 'value'].flatMap((key) => templatesIn(condition[key], [...path, index, key]))
      : [],
  );
}

/** Without what Studio exports and nothing here reads: it may say anything. */
function onlyRead(properties: RawProperties, names: ReadonlySet<string>): RawProperties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));
}
