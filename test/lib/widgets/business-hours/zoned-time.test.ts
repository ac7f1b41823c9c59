import { isTimeZone, zonedTime } from '../../../../lib/widgets/business-hours/zoned-time';

describe('the time in a time zone', () => {
  it.each<[string, string, { weekday: number; date: number; minutes: number }]>([
    ['2026-11-25T00:00:00Z', 'UTC', { weekday: 3, date: 20261125, minutes: 0 }],
    ['2026-11-25T23:59:59.999Z', 'UTC', { weekday: 3, date: 20261125, minutes: 1439 }],
    ['2026-01-01T02:00:00Z', 'America/New_York', { weekday: 3, date: 20251231, minutes: 21 * 60 }],
    ['2026-12-31T12:20:00Z', 'Asia/Kathmandu', { weekday: 4, date: 20261231, minutes: 18 * 60 + 5 }],
    ['2026-12-31T10:20:00Z', 'Pacific/Chatham', { weekday: 5, date: 20270101, minutes: 5 }],
    ['2028-02-29T12:00:00Z', 'europe/london', { weekday: 2, date: 20280229, minutes: 720 }],
    // Lord Howe Island's summer is half an hour: it ends on 5 April 2026 at 02:00, at 15:00 UTC of the day before.
    ['2026-04-04T14:59:00Z', 'Australia/Lord_Howe', { weekday: 0, date: 20260405, minutes: 119 }],
    ['2026-04-04T15:00:00Z', 'Australia/Lord_Howe', { weekday: 0, date: 20260405, minutes: 90 }],
    // Samoa had no 30 December 2011.
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', { weekday: 4, date: 20111229, minutes: 1439 }],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', { weekday: 6, date: 20111231, minutes: 0 }],
    ['1969-12-31T12:00:00Z', 'UTC', { weekday: 3, date: 19691231, minutes: 720 }],
    ['1969-12-20T00:01:00Z', 'UTC', { weekday: 6, date: 19691220, minutes: 1 }],
  ])('at %s in %s', (moment, timezone, time) => {
    expect(zonedTime(Date.parse(moment), timezone)).toEqual(time);
  });

  it('is not that of the moment that was asked for before', () => {
    const moments = ['2026-07-01T12:00Z', '2026-12-01T12:14Z', '2026-12-01T12:16Z', '2026-07-01T12:00Z'];
    expect(moments.map((moment) => zonedTime(Date.parse(moment), 'Europe/London').minutes)).toEqual([
      780, 734, 736, 780,
    ]);
  });
});

it.each<[string, boolean]>([
  ['Europe/London', true],
  ['europe/london', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['', false],
  ['+01:00', false],
  [' UTC', false],
  ['Europe/Atlantis', false],
])('%j is a time zone: %s', (timezone, is) => {
  expect(isTimeZone(timezone)).toBe(is);
});
