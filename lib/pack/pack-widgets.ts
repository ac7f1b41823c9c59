import { keyOf } from '../configuration-of';
import type { Flow, Widget } from '../types';
import { packRecords } from './pack-records';

/**
 * Pack widgets and flows into the text of a few assets: `"sales":{…}` for a single widget or a flow, `"office/menu":{…}` for
 * the widget of a flow, `"+13125550100":"sales"` for a number.
 * @returns asset path → text
 */
export function packWidgets(records: readonly (Widget | Flow)[]): Map<string, string> {
  return packRecords(
    records.flatMap((record): [string, string][] => {
      const packed: [string, string] = [keyOf(record), JSON.stringify(record)];
      // The numbers of a flow stand in each of its widgets as well, for their caller IDs.
      if (record.type !== 'flow' && record.flow !== undefined) return [packed];
      return [
        packed,
        ...record.numbers.map((number): [string, string] => [number, JSON.stringify(record.name)]),
      ];
    }),
  );
}
