import { checkLiquid } from '../config/check-liquid';
import { draftWidget } from '../config/draft';
import { fault, type Remark } from '../config/finding';
import { isObject } from '../is-object';
import { propertiesSchema } from '../widgets/connect-call-to/schema';
import type { State } from './read-flows';
import { widgetsHere } from './studio-variables';

interface ImportedProperties {
  /** Absent where a fault forbids the import. */
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly remarks: readonly Remark[];
  readonly secrets: readonly string[];
}

/**
 * The properties of a widget as they are written here: those that the schema knows, in its order, without the empty
 * ones. What the check finds wrong with them forbids the import, so that all that is imported passes the check.
 * @param file where the widget is to be written
 */
export function importProperties(state: State, file: string): ImportedProperties {
  const raw = state.value.properties;
  const properties = isObject(raw) ? present(raw) : raw;
  const { draft } = draftWidget({ path: file, text: JSON.stringify({ name: 'any', properties }) });
  // What was parsed once as a part of the flow is parsed again.
  /* v8 ignore next */
  if (draft === undefined) return { remarks: [], secrets: [] };
  const liquid = draft.templates.flatMap((template) => checkLiquid(template, widgetsHere(new Set())));
  const unknown = draft.remarks.filter(isUnknownProperty);
  const faults = [...draft.remarks, ...liquid].filter(
    (remark) => remark.severity === 'fault' && !unknown.includes(remark),
  );
  const fix = 'The widget is not imported: fix this in the flow and import it again';
  const rewrite = `It is left out: write what it should do into ${file}`;
  const remarks = [
    ...faults.map(({ path, message }) => fault(path, `${sentence(message)} ${fix}`)),
    ...unknown.map(({ message, ...remark }): Remark => {
      return { ...remark, severity: 'warning', message: `${sentence(message)} ${rewrite}` };
    }),
    ...draft.remarks.filter(({ severity }) => severity === 'warning'),
  ].map((remark) => ({ ...remark, path: [...state.path, ...remark.path] }));
  if (faults.length > 0 || !isObject(properties)) return { remarks, secrets: draft.secrets };
  const known = knownProperties.flatMap((name) =>
    Object.hasOwn(properties, name) ? [[name, properties[name]]] : [],
  );
  return { properties: Object.fromEntries(known), remarks, secrets: draft.secrets };
}

/** What Studio exports and nothing here reads. */
const leftovers: readonly string[] = ['offset', 'sid'];

const knownProperties = Object.keys(propertiesSchema.entries).filter((name) => !leftovers.includes(name));

/** Studio writes what is not set as null or empty. */
function present(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([name, value]) => value !== null && value !== '' && !leftovers.includes(name),
    ),
  );
}

function isUnknownProperty({ part, path }: Remark): boolean {
  return part === 'key' && path.length === 2 && path[0] === 'properties';
}

function sentence(message: string): string {
  return message.endsWith('?') ? message : `${message}.`;
}
