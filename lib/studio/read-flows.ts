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

interface FlowReading {
  readonly flows: readonly Flow[];
  readonly remarks: readonly Remark[];
}

/**
 * Find the flows in a document: a bare definition, or the API's answer, which holds it as an object or as text in
 * `definition`; a list of such, as `twilio api:studio:v2:flows:fetch -o json` prints it; or a single widget.
 * Source: Twilio docs, "Studio REST API v2: Flow resource" and "Flow definition JSON schema".
 */
export function readFlows(value: unknown, path: JsonPath = []): FlowReading {
  if (Array.isArray(value) && value.length > 0) {
    return join(value.map((item: unknown, index) => readFlows(item, [...path, index])));
  }
  if (!isObject(value)) return { flows: [], remarks: [noFlow(value, path)] };
  const { definition, states, properties } = value;
  if (Array.isArray(states)) return readStates(states, [...path, 'states']);
  if (typeof definition === 'string') return readText(definition, [...path, 'definition']);
  if (isObject(definition)) return readFlows(definition, [...path, 'definition']);
  if (isObject(properties)) return { flows: [[{ path, value }]], remarks: [] };
  return { flows: [], remarks: [noFlow(value, path)] };
}

function join(readings: readonly FlowReading[]): FlowReading {
  return {
    flows: readings.flatMap(({ flows }) => flows),
    remarks: readings.flatMap(({ remarks }) => remarks),
  };
}

function readStates(states: readonly unknown[], path: JsonPath): FlowReading {
  const remarks: Remark[] = [];
  const flow = states.flatMap((value, index): State[] => {
    const here = [...path, index];
    if (isObject(value)) return [{ path: here, value }];
    remarks.push(fault(here, `is ${quote(value)}; expected a widget: an object in braces`));
    return [];
  });
  return { flows: [flow], remarks };
}

function readText(text: string, path: JsonPath): FlowReading {
  const { document, faults } = parseJson(text);
  if (document !== undefined) return readFlows(document.value, path);
  const why = faults.map(({ line, column, message }) => `${message} (${line}:${column} in it)`);
  return { flows: [], remarks: [fault(path, `is text that ${why.join('; ')}. Export the flow again`)] };
}

function noFlow(value: unknown, path: JsonPath): Remark {
  return fault(
    path,
    `is ${quote(value)}, which is no Studio flow; expected one with "states", the answer of Twilio's API or CLI with "definition", or one connect-call-to widget`,
  );
}
