import { fault, type JsonPath, type Remark } from '../config/finding';
import { isObject } from '../is-object';
import { quote } from '../quote';

type Fields = Readonly<Record<string, unknown>>;

/** A flow in its file: the definition, and what stands around it. */
export interface UnwrappedFlow {
  /** Where the definition stands in the file. */
  readonly path: JsonPath;
  readonly definition: Fields & { readonly states: readonly unknown[] };
  /** `numbers` and `$schema` may stand beside `states`, or beside `definition`. */
  readonly holders: readonly { readonly path: JsonPath; readonly value: Fields }[];
}

/**
 * Find the definition of a flow in what Studio, the CLI or the REST API exports: bare, or in `definition`, in a list of one
 * or by itself. Source: Twilio docs, "Studio REST API v2: Flow resource" and "Flow definition JSON schema".
 */
export function unwrapFlow(value: unknown, path: JsonPath = []): UnwrappedFlow | Remark {
  if (Array.isArray(value)) {
    const [only] = value;
    if (value.length === 1) return unwrapFlow(only, [...path, 0]);
    return fault(path, `is a list of ${value.length}; expected one flow in a file. Write a file for each`);
  }
  if (!isObject(value)) return noFlow(value, path);
  const { states, definition } = value;
  if (Array.isArray(states)) {
    return { path, definition: { ...value, states }, holders: [{ path, value }] };
  }
  if (typeof definition === 'string') {
    const message = 'is text; expected the flow itself. Bring it with: npm run import -- FILE';
    return fault([...path, 'definition'], message);
  }
  if (!isObject(definition)) return noFlow(value, path);
  const inner = unwrapFlow(definition, [...path, 'definition']);
  if ('severity' in inner) return inner;
  return { ...inner, holders: [{ path, value }, ...inner.holders] };
}

function noFlow(value: unknown, path: JsonPath): Remark {
  const expected = 'expected an object with "states", or one that holds it in "definition"';
  const isWidget = isObject(value) && 'properties' in value;
  const hint = isWidget ? '. A single widget belongs into assets/widgets/' : '';
  return fault(path, `is ${quote(value)}, which is no Studio flow; ${expected}${hint}`);
}
