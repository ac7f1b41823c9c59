import moment from 'moment-timezone';
import { openingAt, readOpeningHours } from '../../../../lib/widgets/business-hours/opening-hours';

import { isThorough } from '../../../support/fuzz';

// The oracle takes the changes of the clock from moment-timezone, which brings a copy of the IANA database of its own, and
// knows opening hours only as a table of all minutes of a week. Neither Intl nor a line of lib/ is in it.

const zones = [
  ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'America/New_York'],
  ...['Europe/London', 'America/Sao_Paulo', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC', 'America/Santiago'],
];

const open = {
  'mon-wed': '09:00-12:00, 13:00-17:00',
  // Begins and ends within the hours that clocks skip or show twice.
  'sat,sun': '00:10-01:40, 02:05-02:25, 02:50-03:35, 23:30-24:00',
  fri: '22:00-02:15',
};
const closedOn = ['2026-12-25', '01-01', '2027-03-28', '02-28'];

/** For each minute of a week from Sunday, whether it is open. */
const week = new Uint8Array(7 * 1440);
for (const [day, from, until] of [
  ...[1, 2, 3].flatMap((weekday) => [
    [weekday, 540, 720],
    [weekday, 780, 1020],
  ]),
  ...[6, 0].flatMap((weekday) => [
    [weekday, 10, 100],
    [weekday, 125, 145],
    [weekday, 170, 215],
    [weekday, 1410, 1440],
  ]),
  [5, 1320, 1440 + 135],
]) {
  for (let at = Number(from); at < Number(until); at++) week[(Number(day) * 1440 + at) % week.length] = 1;
}

const minute = 60_000;
const start = Date.UTC(2026, 0, 1) / minute;
const end = Date.UTC(2028, 0, 1) / minute;
/** Minutes since 1970 on the clock on the wall: the days that are holidays. */
const holidays = new Set(
  ['2026-12-25', '2026-01-01', '2027-01-01', '2028-01-01', '2027-03-28', '2026-02-28', '2027-02-28'].map(
    (date) => Date.parse(date) / minute / 1440,
  ),
);

/** The stretches of the two years, in minutes since 1970, with how far the zone is ahead of UTC, in minutes. */
function stretchesOf(name: string): { from: number; until: number; ahead: number }[] {
  const zone = moment.tz.zone(name);
  if (zone === null) throw new Error(`${name} is not known`);
  return zone.untils.flatMap((untilMilliseconds, index) => {
    const from = Math.max(start, (zone.untils[index - 1] ?? Number.NEGATIVE_INFINITY) / minute);
    const until = Math.min(end, (untilMilliseconds ?? Number.POSITIVE_INFINITY) / minute);
    return from < until ? [{ from, until, ahead: -Number(zone.offsets[index]) }] : [];
  });
}

/**
 * Until when the runtime's own database has the zone's clock as the oracle has it: countries change their law, and then
 * the newer of two databases is right and no code is wrong.
 */
function agreedUntil(name: string): number {
  const known = agreements.get(name);
  if (known !== undefined) return known;
  const until = compareDatabases(name);
  agreements.set(name, until);
  return until;
}

const agreements = new Map<string, number>();

function compareDatabases(name: string): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: name, timeZoneName: 'longOffset' });
  for (const { from, until, ahead } of stretchesOf(name)) {
    for (let at = from; at < until; at += 12 * 60) {
      const shown = format.formatToParts(at * minute).find(({ type }) => type === 'timeZoneName')?.value;
      const [, sign, hours = 0, minutes = 0] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(shown ?? '') ?? [];
      if ((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) !== ahead) return at - 12 * 60;
    }
  }
  return end;
}

const answers = ['closed', 'open', 'holiday'] as const;

/**
 * What the oracle says of each minute of the two years, as an index into `answers`, and whether the clock changes within a
 * day of it; as far as the two databases agree.
 */
function oracleFor(timezone: string): { readonly expected: Uint8Array; readonly isNearChange: Uint8Array } {
  const last = Math.max(start, agreedUntil(timezone));
  const expected = new Uint8Array(last - start);
  const isNearChange = new Uint8Array(last - start);
  for (const { from, until, ahead } of stretchesOf(timezone)) {
    // 1970-01-01 was a Thursday.
    let minuteOfWeek = (from + ahead + 4 * 1440) % week.length;
    for (let at = from; at < Math.min(until, last); at++) {
      expected[at - start] = holidays.has(Math.floor((at + ahead) / 1440)) ? 2 : (week[minuteOfWeek] ?? 0);
      minuteOfWeek = (minuteOfWeek + 1) % week.length;
    }
    isNearChange.fill(1, Math.max(0, from - 1440 - start), Math.min(from + 1440, last) - start);
  }
  return { expected, isNearChange };
}

/** Compare the chosen minutes with the oracle. */
function compare(
  timezone: string,
  isChosen: (index: number, oracle: ReturnType<typeof oracleFor>) => boolean,
) {
  const read = readOpeningHours({ timezone, open, closed_on: closedOn });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const oracle = oracleFor(timezone);
  const wrong: string[] = [];
  for (let index = 0; index < oracle.expected.length; index++) {
    if (!isChosen(index, oracle)) continue;
    const expected = answers[oracle.expected[index] ?? 0];
    const actual = openingAt(read.hours, (start + index) * minute);
    if (actual !== expected) wrong.push(`minute ${start + index}: ${actual}, not ${expected}`);
  }
  expect(wrong.slice(0, 5)).toEqual([]);
}

it.each(zones)(
  'the opening hours of two years are those of the oracle in %s: each minute around a change of the clock, the two minutes of each change of hours, and every 487th',
  (timezone) => {
    compare(timezone, (index, { expected, isNearChange }) => {
      const [before, now, after] = [expected[index - 1], expected[index], expected[index + 1]];
      return isNearChange[index] === 1 || before !== now || now !== after || index % 487 === 0;
    });
  },
);

// Each minute with FUZZ_RUNS: it takes seconds.
it('the opening hours of two years are those of the oracle in a zone that changes by half an hour, at any minute', () => {
  compare('Australia/Lord_Howe', (index) => isThorough || index % 7 === 0);
});

it('the two databases agree on all but a few of the zones', () => {
  expect(zones.filter((zone) => agreedUntil(zone) === end).length).toBeGreaterThanOrEqual(8);
});

it('all clocks change on a quarter of an hour of UTC since 2023', () => {
  const odd = moment.tz.names().flatMap((name) => {
    const untils = moment.tz.zone(name)?.untils ?? [];
    return untils
      .filter(
        (until) =>
          until > Date.UTC(2023, 0, 1) && until !== Number.POSITIVE_INFINITY && until % (15 * minute) !== 0,
      )
      .map((until) => `${name} ${new Date(until).toISOString()}`);
  });
  expect(odd).toEqual([]);
});
