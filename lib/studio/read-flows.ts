import { fault, type JsonPath, type Remark } from '../config/finding';
import { parseJson } from '../config/parse-json';
import { isObject } from '../is-object';
import { quote } from '../quote';

/** A widget of a Studio flow, of whatever type, as the flow has it. */
export interface State {
  readonly path: JsonPath;
  readonly value: Readonly<Record<string, unknown>>;
}

/** The widgets that may lead to each other by name. */
export type Flow = readonly State[];

/** What was found in a document, and what of it is none. */
export interface Found<F> {
  readonly flows: readonly F[];
  readonly remarks: readonly Remark[];
}

/**
 * Find the flows in a document: a bare definition, or the API's answer, which holds it as an object or as text in
 * `definition`; a list of such, as `twilio api:studio:v2:flows:fetch -o json` prints it; or a single widget.
 * Source: Twilio docs, "Studio REST API v2: Flow resource" and "Flow definition JSON schema".
 */
export function readFlows(value: unknown, path: JsonPath = []): Found<Flow> {
  if (Array.isArray(value) && value.length > 0) {
    return joined(value.map((item: unknown, index) => readFlows(item, [...path, index])));
  }
  if (!isObject(value)) return { flows: [], remarks: [noFlow(value, path)] };
  const { definition, states, properties } = value;
  if (Array.isArray(states)) return readStates(states, [...path, 'states']);
  if (typeof definition === 'string') return readText(definition, [...path, 'definition']);
  if (isObject(definition)) return readFlows(definition, [...path, 'definition']);
  if (isObject(properties)) return { flows: [[{ path, value }]], remarks: [] };
  return { flows: [], remarks: [noFlow(value, path)] };
}

export function joined<F>(found: readonly Found<F>[]): Found<F> {
  return {
    flows: found.flatMap(({ flows }) => flows),
    remarks: found.flatMap(({ remarks }) => remarks),
  };
}

function readStates(states: readonly unknown[], path: JsonPath): Found<Flow> {
  const remarks: Remark[] = [];
  const flow = states.flatMap((value, index): State[] => {
    const here = [...path, index];
    if (isObject(value)) return [{ path: here, value }];
    remarks.push(fault(here, `is ${quote(value)}; expected a widget: an object in braces`));
    return [];
  });
  return { flows: [flow], remarks };
}

function readText(text: string, path: JsonPath): Found<Flow> {
  const { document, faults } = parseJson(text);
  return document === undefined ? unreadable(faults, path) : readFlows(document.value, path);
}

/** Of a text within a text. */
export function unreadable(faults: ReturnType<typeof parseJson>['faults'], path: JsonPath): Found<never> {
  const why = faults.map(({ line, column, message }) => `${message} (${line}:${column} in it)`);
  return { flows: [], remarks: [fault(path, `is text that ${why.join('; ')}. Export the flow again`)] };
}

function noFlow(value: unknown, path: JsonPath): Remark {
  return fault(
    path,
    `is ${quote(value)}, which is no Studio flow; expected one with "states", the answer of Twilio's API or CLI with "definition", or one connect-call-to widget`,
  );
}
