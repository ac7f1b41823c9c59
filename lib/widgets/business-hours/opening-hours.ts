import type { JsonPath } from '../../config/finding';
import { quote } from '../../quote';
import type { HoursProperties } from './properties';
import { isTimeZone, zonedTime } from './zoned-time';

export interface OpeningHours {
  readonly timezone: string;
  readonly spans: readonly Span[];
  /** The digits of their dates: 20261225, or 1225 for every year. */
  readonly holidays: ReadonlySet<number>;
}

/** In minutes since the week began on Sunday, `until` being the first outside: Saturday's may be in the week after. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** A text that is not what should stand there. */
interface HoursProblem {
  /** Within the properties. */
  readonly path: JsonPath;
  readonly part: 'key' | 'value';
  readonly value: string;
  readonly expected: string;
}

export type Opening = 'open' | 'closed' | 'holiday';

/**
 * Read opening hours, their Liquid rendered. Days that are not named are closed; spans may overlap.
 * @returns all problems together, where there are any
 */
export function readOpeningHours({
  timezone,
  open,
  closed_on = [],
}: HoursProperties):
  | { readonly ok: true; readonly hours: OpeningHours }
  | { readonly ok: false; readonly problems: readonly HoursProblem[] } {
  const problems: HoursProblem[] = [];
  const zone = timezone.trim();
  if (!isTimeZone(zone)) {
    problems.push({ path: ['timezone'], part: 'value', value: timezone, expected: expectedTimeZone });
  }

  const spans: Span[] = [];
  const namedIn = new Map<number, string>();
  for (const [key, text] of Object.entries(open)) {
    const path = ['open', key];
    const days = readDays(key);
    if (days === undefined) problems.push({ path, part: 'key', value: key, expected: expectedDays });
    const read = readSpans(text);
    if (read === undefined) problems.push({ path, part: 'value', value: text, expected: expectedSpans });
    for (const day of days ?? []) {
      const earlier = namedIn.get(day);
      if (earlier !== undefined) {
        const expected = `each day once; ${weekdays[day]} stands in ${quote(earlier)} already`;
        problems.push({ path, part: 'key', value: key, expected });
        break;
      }
      namedIn.set(day, key);
      const midnight = day * minutesOfDay;
      spans.push(
        ...(read ?? []).map(({ from, until }) => ({ from: midnight + from, until: midnight + until })),
      );
    }
  }

  const holidays = new Set<number>();
  for (const [index, text] of closed_on.entries()) {
    const date = text.trim();
    if (isDate(date)) holidays.add(Number(date.replaceAll('-', '')));
    else problems.push({ path: ['closed_on', index], part: 'value', value: text, expected: expectedDate });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, hours: { timezone: zone, spans, holidays } };
}

/**
 * Whether it is open at `moment`.
 *
 * All times are those of the clock on the wall: an hour that it shows twice is open twice, one that it leaves out never
 * comes. A holiday is the whole day of the calendar on which the call comes: nothing is open then, not even what began the
 * evening before; what began on a holiday is open after its midnight.
 * @param moment a date, or milliseconds since 1970
 */
export function openingAt({ timezone, spans, holidays }: OpeningHours, moment: Date | number): Opening {
  const { weekday, date, minutes } = zonedTime(moment.valueOf(), timezone);
  if (holidays.has(date) || holidays.has(date % 10_000)) return 'holiday';
  const now = weekday * minutesOfDay + minutes;
  const inWeekBefore = now + 7 * minutesOfDay;
  const isOpen = spans.some(
    ({ from, until }) => (from <= now && now < until) || (from <= inWeekBefore && inWeekBefore < until),
  );
  return isOpen ? 'open' : 'closed';
}

const expectedTimeZone = 'a time zone of the IANA database, such as Europe/London or America/New_York';
const expectedDays =
  'mon, tue, wed, thu, fri, sat and sun, as a range (mon-fri) or a list (mon,wed), each once';
const expectedSpans =
  'spans such as 09:00-12:00, 13:00-17:00, none of them empty; 24:00 is the end of the day';
const expectedDate = 'a day that exists: YYYY-MM-DD, or MM-DD for every year';

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const minutesOfDay = 24 * 60;

/** The days that `key` names, from 0, Sunday; undefined where it is no list of days, or has a day twice. */
function readDays(key: string): readonly number[] | undefined {
  const days: number[] = [];
  for (const item of key.toLowerCase().split(',')) {
    const [first = '', last = first, ...more] = item.split('-').map((name) => name.trim());
    const from = weekdays.indexOf(first);
    const to = weekdays.indexOf(last);
    if (from === -1 || to === -1 || more.length > 0) return undefined;
    for (let day = from; day !== to; day = (day + 1) % 7) days.push(day);
    days.push(to);
  }
  return new Set(days).size === days.length ? days : undefined;
}

/** The spans of a day that `text` lists, in minutes since its midnight; undefined where it is no list of spans, or one is empty. */
function readSpans(text: string): readonly Span[] | undefined {
  const spans: Span[] = [];
  for (const item of text.split(',')) {
    const [, hour, minute, endHour, endMinute] =
      /^\s*(\d\d?):(\d\d)\s*[-\u2013]\s*(\d\d?):(\d\d)\s*$/.exec(item) ?? [];
    const from = minutesAt(hour, minute);
    const until = minutesAt(endHour, endMinute);
    // Also what is no time at all: NaN is not less than anything.
    if (!(from < minutesOfDay && until <= minutesOfDay) || from === until) return undefined;
    spans.push({ from, until: until > from ? until : until + minutesOfDay });
  }
  return spans;
}

/** NaN where the minutes are more than 59. */
function minutesAt(hour: string | undefined, minute: string | undefined): number {
  return Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : Number.NaN;
}

/** Whether a day is in the calendar; in that of a leap year, where no year is given. */
function isDate(text: string): boolean {
  if (!/^(\d{4}-)?\d\d-\d\d$/.test(text)) return false;
  const date = text.length === 'MM-DD'.length ? `2000-${text}` : text;
  const read = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date);
}
