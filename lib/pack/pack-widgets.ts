import type { Widget } from '../types';
import { packRecords } from './pack-records';

/**
 * Pack widgets into the text of a few assets: `"sales":{…}` for a widget, `"+13125550100":"sales"` for a number.
 * @returns asset path → text
 */
export function packWidgets(widgets: readonly Widget[]): Map<string, string> {
  return packRecords(
    widgets.flatMap((widget): [string, string][] => [
      [widget.name, JSON.stringify(widget)],
      ...widget.numbers.map((number): [string, string] => [number, JSON.stringify(widget.name)]),
    ]),
  );
}
