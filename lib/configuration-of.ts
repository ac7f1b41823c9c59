import type { Configuration, Flow, Widget } from './types';

/** The configuration of these widgets and flows, where they are at hand and need no packs. */
export function configurationOf(records: readonly (Widget | Flow)[]): Configuration {
  const byKey = new Map(records.map((record) => [keyOf(record), record]));
  const byNumber = new Map(
    entriesOf(records).flatMap(({ name, numbers }) => numbers.map((number) => [number, name] as const)),
  );
  return {
    widget: (name, flow) => {
      const record = byKey.get(widgetKey(name, flow));
      return record?.type === 'flow' ? undefined : record;
    },
    flow: (name) => {
      const record = byKey.get(name);
      return record?.type === 'flow' ? record : undefined;
    },
    widgetForNumber: (number) => byNumber.get(number),
  };
}

/** What has a name and numbers of its own: flows and single widgets, but not the widgets of a flow. */
export function entriesOf(records: readonly (Widget | Flow)[]): (Widget | Flow)[] {
  return records.filter((record) => record.type === 'flow' || record.flow === undefined);
}

/** The key of a widget's or a flow's record: no name holds a slash. */
export function keyOf(record: Widget | Flow): string {
  return record.type === 'flow' ? record.name : widgetKey(record.name, record.flow);
}

export function widgetKey(name: string, flow: string | undefined): string {
  return flow === undefined ? name : `${flow}/${name}`;
}
