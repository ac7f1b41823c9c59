import { fault, type JsonPath, type Remark } from '../config/finding';
import { parseJson } from '../config/parse-json';
import { isObject } from '../is-object';
import { quote } from '../quote';
import { type Found, joined, unreadable } from './read-flows';

type Fields = Readonly<Record<string, unknown>>;

/** A flow in an export, whole. */
export interface FoundFlow {
  readonly path: JsonPath;
  /** The definition, or what Twilio's API wraps it in. */
  readonly value: Fields;
  /** The name that it has in Studio, where the export tells it. */
  readonly title?: string;
  /** Whether it can be written as it stands: it is all that the file holds, and no text within a text. */
  readonly isAsItIs: boolean;
}

/**
 * Find the flows in a document, each as it is: a bare definition; or the API's answer, which holds it as an object or as text
 * in `definition`; or a list of such, as `twilio api:studio:v2:flows:fetch -o json` prints it.
 * Source: Twilio docs, "Studio REST API v2: Flow resource" and "Flow definition JSON schema".
 */
export function findFlows(value: unknown, path: JsonPath = [], isWhole = true): Found<FoundFlow> {
  if (Array.isArray(value) && value.length > 0) {
    const isOnly = isWhole && value.length === 1;
    return joined(value.map((item: unknown, index) => findFlows(item, [...path, index], isOnly)));
  }
  if (!isObject(value)) return { flows: [], remarks: [noFlow(value, path)] };
  const { definition } = value;
  if (Array.isArray(value.states)) return one(value, path, isWhole);
  if (typeof definition === 'string') return parsed(value, definition, path);
  const inner = isObject(definition) ? findFlows(definition, [...path, 'definition'], isWhole) : undefined;
  const [flow] = inner?.flows ?? [];
  return flow === undefined
    ? { flows: [], remarks: [noFlow(value, path)] }
    : one(value, path, flow.isAsItIs, flow.title);
}

function one(value: Fields, path: JsonPath, isAsItIs: boolean, innerTitle?: string): Found<FoundFlow> {
  const titles = [value.friendly_name, value.friendlyName, innerTitle];
  const title = titles.find((each): each is string => typeof each === 'string' && each.trim() !== '');
  return { flows: [{ path, value, isAsItIs, ...(title !== undefined && { title }) }], remarks: [] };
}

function parsed(value: Fields, text: string, path: JsonPath): Found<FoundFlow> {
  const { document, faults } = parseJson(text);
  return document === undefined
    ? unreadable(faults, [...path, 'definition'])
    : findFlows({ ...value, definition: document.value }, path, false);
}

function noFlow(value: unknown, path: JsonPath): Remark {
  const isWidget = isObject(value) && isObject(value.properties);
  const expected = isWidget
    ? 'it is one widget, which --widgets imports'
    : 'expected one with "states", or the answer of Twilio\'s API or CLI with "definition"';
  return fault(path, `is ${quote(value)}, which is no Studio flow; ${expected}`);
}
