import { zonedTime } from '../../lib/widgets/business-hours/zoned-time';

/** When a simulated call comes. */
export interface PlannedTime {
  /** In milliseconds since 1970. */
  readonly moment: number;
  /** For people: as it was written, and in which zone. */
  readonly text: string;
}

const pattern = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?(Z|[+-]\d\d:\d\d)?$/;

/**
 * Read `--at`: an ISO date and time. With `Z` or an offset it is that moment; without one, what the clock on the wall of
 * `zone` shows, on whatever machine. A date alone is its noon.
 */
export function readMoment(text: string, zone: string): PlannedTime | { readonly fault: string } {
  const [, date = '', time = '12:00', offset] = pattern.exec(text.trim()) ?? [];
  const wall = Date.parse(`${date}T${time}${offset ?? 'Z'}`);
  // A day that no month has would be read as one of the next.
  const isDay =
    offset !== undefined || (!Number.isNaN(wall) && new Date(wall).toISOString().startsWith(date));
  if (Number.isNaN(wall) || !isDay) {
    return { fault: 'is no date and time; expected one such as 2026-12-25T10:00, or 2026-12-25T10:00-06:00' };
  }
  if (offset !== undefined) return { moment: wall, text: `at ${date} ${time} (${offset})` };
  const moment = momentOnWall(wall, zone);
  return moment === undefined
    ? { fault: `is no time in ${zone}: the clock skips it` }
    : { moment, text: `at ${date} ${time} (${zone})` };
}

/** The first moment at which the clock in a zone shows this; undefined where it skips it. */
function momentOnWall(wall: number, zone: string): number | undefined {
  const hour = 60 * 60_000;
  // No zone is further from UTC, and whoever is asked for a moment on either side of a change knows both offsets.
  const offsets = [-24, 24].map((hours) => shownAt(wall + hours * hour, zone) - (wall + hours * hour));
  return offsets
    .map((offset) => wall - offset)
    .sort((a, b) => a - b)
    .find((moment) => shownAt(moment, zone) === wall);
}

/** What the clock in a zone shows, as if it were one of UTC. */
function shownAt(moment: number, zone: string): number {
  const { date, minutes } = zonedTime(moment, zone);
  const [year, month, day] = [Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100];
  return Date.UTC(year, month - 1, day, 0, minutes) + (moment % 60_000);
}
