import { isSlashDate, readDate, readTimeOfDay } from '../../../../lib/widgets/split-based-on/time-and-date';

it.each<[string, number | undefined]>([
  ['00:00', 0],
  ['9:05', 32_700],
  [' 09:05:07 ', 32_707],
  ['23:59:59.999', 86_399],
  ['24:00', 86_400],
  ['12:00 AM', 0],
  ['12:30 pm', 45_000],
  ['1:00pm', 46_800],
  ['01:00 p.m.', 46_800],
  ['11:59 am', 43_140],
  ['2026-12-25T17:30:00Z', 63_000],
  ['2026-12-25 17:30:00 -0500', 63_000],
  ['17:30 UTC', 63_000],
  ['17:30+05:45', 63_000],
  ['24:01', undefined],
  ['24:00:01', undefined],
  ['25:00', undefined],
  ['17:60', undefined],
  ['17:00:60', undefined],
  ['13:00 pm', undefined],
  ['0:30 am', undefined],
  ['17', undefined],
  ['5 pm', undefined],
  ['', undefined],
  ['17:0', undefined],
  ['at 17:00', undefined],
])('the time of day in %j', (text, seconds) => {
  expect(readTimeOfDay(text)).toBe(seconds);
});

it.each<[string, string | undefined]>([
  ['2026-12-25', '2026-12-25'],
  [' 2028-02-29 ', '2028-02-29'],
  ['2026-12-25T23:30:00-05:00', '2026-12-25'],
  ['2026-12-25 23:30', '2026-12-25'],
  ['12/25/2026', '2026-12-25'],
  ['1/2/2026 9:00 AM', '2026-01-02'],
  ['2026-02-29', undefined],
  ['25/12/2026', undefined],
  ['25.12.2026', undefined],
  ['2026-12', undefined],
  ['2026-12-25x', undefined],
  ['12/25/26', undefined],
  ['', undefined],
])('the date in %j', (text, date) => {
  expect(readDate(text)).toBe(date);
});

it.each<[string, boolean]>([
  [' 12/25/2026 ', true],
  ['2026-12-25', false],
])('%j is month/day/year: %s', (text, is) => {
  expect(isSlashDate(text)).toBe(is);
});
