/** What the clock and the calendar on the wall of a time zone show. */
interface ZonedTime {
  /** From 0, Sunday, to 6. */
  readonly weekday: number;
  /** The digits of the date as one number: 20261225. */
  readonly date: number;
  /** Since midnight on the clock on the wall, from 0 to 1439. */
  readonly minutes: number;
}

/** What is known of a time zone: how to ask for its time, and its last answer. */
interface Zone {
  readonly format: Intl.DateTimeFormat;
  quarter: number;
  offset: number;
}

/**
 * What the clock in `timezone` shows, through every change of it.
 * @param moment in milliseconds since 1970
 * @param timezone one that `isTimeZone` knows; throws a RangeError for another
 */
export function zonedTime(moment: number, timezone: string): ZonedTime {
  // A date in UTC that shows what the wall shows.
  const wall = new Date(moment + offsetAt(moment, zoneOf(timezone)));
  return {
    weekday: wall.getUTCDay(),
    date: (wall.getUTCFullYear() * 100 + wall.getUTCMonth() + 1) * 100 + wall.getUTCDate(),
    minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
  };
}

/** Whether `timezone` is a name of the IANA Time Zone Database; letters without case. */
export function isTimeZone(timezone: string): boolean {
  // Newer runtimes also take +05:30, which knows nothing of summer.
  if (!/^[a-z]/i.test(timezone)) return false;
  try {
    zoneOf(timezone);
    return true;
  } catch {
    return false;
  }
}

const quarterHour = 15 * 60_000;

// The first formatter of a process takes about 10 ms, each further one 0.3 ms: none is made before it is needed, and none
// twice. The names stand in the owner's files, so there are only a few.
const zones = new Map<string, Zone>();

function zoneOf(timezone: string): Zone {
  const known = zones.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const zone = { format, quarter: Number.NaN, offset: 0 };
  zones.set(timezone, zone);
  return zone;
}

/**
 * How far the zone is ahead of UTC, in milliseconds. It holds for a quarter of an hour of UTC: clocks change on one, and the
 * last that did not was that of an Antarctic station, in 2022.
 */
function offsetAt(moment: number, zone: Zone): number {
  const quarter = Math.floor(moment / quarterHour);
  if (quarter !== zone.quarter) {
    const start = quarter * quarterHour;
    const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of zone.format.formatToParts(start)) shown[type] = Number(value);
    const { year = 0, month = 0, day, hour, minute } = shown;
    zone.offset = Date.UTC(year, month - 1, day, hour, minute) - start;
    zone.quarter = quarter;
  }
  return zone.offset;
}
