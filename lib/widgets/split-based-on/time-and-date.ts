/**
 * The time of day that `text` tells, in seconds since midnight: `17:00`, `9:30 pm`, `17:00:30`, or that of a date and time
 * as ISO 8601 writes them, on the clock of the zone that it is written in. `24:00` is the end of the day.
 */
export function readTimeOfDay(text: string): number | undefined {
  const match = timeOfDay.exec(text.trim());
  if (match === null) return undefined;
  const [, hours, minutes, seconds = '0', half] = match;
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  const isHour =
    half === undefined ? hour < 24 || (hour === 24 && minute + second === 0) : hour >= 1 && hour <= 12;
  if (!isHour || minute > 59 || second > 59) return undefined;
  const hourOfDay = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return (hourOfDay * 60 + minute) * 60 + second;
}

/**
 * The date that `text` tells, as `YYYY-MM-DD`: that, or month/day/year as Americans write it, alone or with a time behind
 * it as ISO 8601 writes one. No other order is known: 03/04 would be one day here and another there.
 */
export function readDate(text: string): string | undefined {
  const iso = isoDate.exec(text.trim());
  const slashed = slashDate.exec(text.trim());
  const [, year, month, day] = iso ?? (slashed && [slashed[0], slashed[3], slashed[1], slashed[2]]) ?? [];
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : undefined;
}

/** Whether the date in `text` is read as month/day/year. */
export function isSlashDate(text: string): boolean {
  return slashDate.test(text.trim());
}

const timeOfDay =
  /^(?:\d{4}-\d\d-\d\d[T ])?(\d\d?):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?: ?([ap])\.?m\.?| ?(?:Z|UTC|[+-]\d\d:?\d\d))?$/i;
const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?$/i;
const slashDate = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: \d\d?:\d\d.*)?$/;
