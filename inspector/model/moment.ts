import { isTimeZone, zonedTime } from '../../lib/widgets/business-hours/zoned-time';
import { valueAt } from './edit';
import { typeOfWidget } from './words';
import type { WidgetJson } from './workbench';

/** The time zone of a flow's opening hours; that of nobody in particular where it has none. */
export function zoneOf(widgets: readonly WidgetJson[]): string {
  const hours = widgets.filter((widget) => typeOfWidget(widget) === 'business-hours');
  const zones = hours.map((widget) => valueAt(widget, ['properties', 'timezone']));
  return zones.find((zone): zone is string => typeof zone === 'string' && isTimeZone(zone)) ?? 'UTC';
}

/**
 * The moment at which the clock on the wall of a time zone shows a date and time, in milliseconds since 1970; undefined
 * where the text is none.
 * @param at `2026-12-25T10:00`
 */
export function momentAt(at: string, zone: string): number | undefined {
  const wall = Date.parse(`${at}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) || Number.isNaN(wall)) return undefined;
  // What the wall shows at a first guess tells how far it is ahead; near a change of the clock, the second guess does.
  const guess = wall - aheadAt(wall, zone);
  return wall - aheadAt(guess, zone);
}

/** How far a zone is ahead of UTC, in milliseconds. */
function aheadAt(moment: number, zone: string): number {
  const { date, minutes } = zonedTime(moment, zone);
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  return Date.UTC(year, month - 1, day, 0, minutes) - Math.floor(moment / 60_000) * 60_000;
}
