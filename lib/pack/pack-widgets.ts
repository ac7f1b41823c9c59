import { entriesOf, keyOf } from '../configuration-of';
import type { Flow, Widget } from '../types';
import { packRecords } from './pack-records';

/**
 * Pack widgets and flows into the text of a few assets: `"sales":{…}` for a single widget or a flow, `"office/menu":{…}` for
 * the widget of a flow, `"+13125550100":"sales"` for a number.
 * @returns asset path → text
 */
export function packWidgets(records: readonly (Widget | Flow)[]): Map<string, string> {
  return packRecords([
    ...records.map((record): [string, string] => [keyOf(record), JSON.stringify(record)]),
    ...entriesOf(records).flatMap(({ name, numbers }) =>
      numbers.map((number): [string, string] => [number, JSON.stringify(name)]),
    ),
  ]);
}
