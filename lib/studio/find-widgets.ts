import type { WidgetFile } from '../config/draft';
import { type Finding, fault, type Remark } from '../config/finding';
import { type JsonDocument, parseJson } from '../config/parse-json';
import { isObject } from '../is-object';
import { type Flow, readFlows, type State } from './read-flows';

/** A file that holds a flow, with the places of its values. */
export interface Source {
  readonly file: string;
  readonly document: JsonDocument;
}

/** A Connect Call To widget in a flow. */
export interface FoundWidget {
  readonly source: Source;
  readonly flow: Flow;
  readonly state: State;
}

/** Find the Connect Call To widgets in a file; what is wrong with the file as a whole stands in the findings. */
export function findWidgets({ path: file, text }: WidgetFile): {
  found: FoundWidget[];
  findings: Finding[];
} {
  const { document, faults } = parseJson(text);
  if (document === undefined) {
    return { found: [], findings: faults.map((found) => ({ ...found, file, severity: 'fault' })) };
  }
  const source = { file, document };
  const { flows, remarks } = readFlows(document.value);
  const found = flows.flatMap((flow) =>
    flow.filter(isConnectCallTo).map((state) => ({ source, flow, state })),
  );
  const none = found.length === 0 && remarks.length === 0 ? [noWidget(flows)] : [];
  return {
    found,
    findings: [
      ...faults.map((found): Finding => ({ ...found, file, severity: 'warning' })),
      ...[...remarks, ...none].map((remark) => placeIn(source, remark)),
    ],
  };
}

export function placeIn({ file, document }: Source, remark: Remark): Finding {
  return { ...remark, ...document.place(remark.path, remark.part), file };
}

/** `ConnectCaller` is the type in Studio's older exports. A widget that is copied by hand may have lost its type. */
function isConnectCallTo({ value: { type, properties } }: State): boolean {
  if (type === undefined) return isObject(properties) && 'noun' in properties;
  return type === 'connect-call-to' || type === 'ConnectCaller';
}

function noWidget(flows: readonly Flow[]): Remark {
  const types = flows.flat().map(({ value: { type } }) => type);
  const names = types.map((type) => (typeof type === 'string' ? type : 'widgets without a type'));
  const there = types.length === 0 ? 'no widget at all' : [...new Set(names)].sort().join(', ');
  return fault([], `has no connect-call-to widget to import; it has ${there}`);
}
