import { readMoment } from '../../scripts/call/read-moment';

const chicago = 'America/Chicago';

describe('readMoment', () => {
  it.each([
    ['2026-12-25T10:00', 'UTC', '2026-12-25T10:00:00.000Z', 'at 2026-12-25 10:00 (UTC)'],
    ['2026-12-25T10:00', chicago, '2026-12-25T16:00:00.000Z', 'at 2026-12-25 10:00 (America/Chicago)'],
    ['2026-07-01 10:00:30', chicago, '2026-07-01T15:00:30.000Z', 'at 2026-07-01 10:00:30 (America/Chicago)'],
    ['2026-12-25', chicago, '2026-12-25T18:00:00.000Z', 'at 2026-12-25 12:00 (America/Chicago)'],
    ['2026-12-25T10:00Z', chicago, '2026-12-25T10:00:00.000Z', 'at 2026-12-25 10:00 (Z)'],
    ['2026-12-25T10:00+01:00', chicago, '2026-12-25T09:00:00.000Z', 'at 2026-12-25 10:00 (+01:00)'],
    // This hour comes twice, and the first is meant.
    ['2026-11-01T01:30', chicago, '2026-11-01T06:30:00.000Z', 'at 2026-11-01 01:30 (America/Chicago)'],
    [
      '2026-06-01T10:00',
      'Pacific/Kiritimati',
      '2026-05-31T20:00:00.000Z',
      'at 2026-06-01 10:00 (Pacific/Kiritimati)',
    ],
  ])('reads %s in %s', (text, zone, moment, shown) => {
    expect(readMoment(text, zone)).toEqual({ moment: Date.parse(moment), text: shown });
  });

  it.each(['tomorrow', '', '10:00', '2026-13-01', '2026-02-30T10:00', '2026-12-25T25:00', '25.12.2026'])(
    'refuses %j',
    (text) => {
      expect(readMoment(text, chicago)).toEqual({
        fault: 'is no date and time; expected one such as 2026-12-25T10:00, or 2026-12-25T10:00-06:00',
      });
    },
  );

  it('refuses a time that the clock skips', () => {
    expect(readMoment('2026-03-08T02:30', chicago)).toEqual({
      fault: 'is no time in America/Chicago: the clock skips it',
    });
  });
});
