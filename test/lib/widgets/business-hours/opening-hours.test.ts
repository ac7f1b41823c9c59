import fc from 'fast-check';
import {
  type OpeningHours,
  openingAt,
  readOpeningHours,
} from '../../../../lib/widgets/business-hours/opening-hours';
import type { HoursProperties } from '../../../../lib/widgets/business-hours/properties';

const office: HoursProperties = {
  timezone: 'America/New_York',
  open: { 'mon-fri': '09:00-12:00, 13:00-17:00', sat: '10:00-14:00' },
  closed_on: ['2026-12-25', '12-26'],
};

function hoursOf(texts: HoursProperties): OpeningHours {
  const read = readOpeningHours(texts);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.hours;
}

/** The seven days in UTC from Sunday, and what they say at each hour: `.` closed, `o` open, `h` holiday. */
function weekOf(texts: Partial<HoursProperties>): Record<string, string> {
  const hours = hoursOf({ timezone: 'UTC', open: {}, ...texts });
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  return Object.fromEntries(
    names.map((name, day) => [
      name,
      Array.from({ length: 24 }, (_, hour) => {
        const opening = openingAt(hours, Date.UTC(2026, 10, 1 + day, hour));
        return { open: 'o', closed: '.', holiday: 'h' }[opening];
      }).join(''),
    ]),
  );
}

const shut = '........................';
const nine = '.........oooooooo.......';

describe('the days of opening hours', () => {
  it.each<[string, string]>([
    ['mon', 'mon'],
    ['SUN', 'sun'],
    [' Mon - Wed , sat ', 'mon tue wed sat'],
    ['mon,wed,fri', 'mon wed fri'],
    ['mon-sun', 'sun mon tue wed thu fri sat'],
    ['sun-sat', 'sun mon tue wed thu fri sat'],
    ['fri-mon', 'sun mon fri sat'],
    ['sat-sun', 'sun sat'],
    ['tue-tue', 'tue'],
    ['sun-mon,wed-thu,sat', 'sun mon wed thu sat'],
  ])('%j is %s', (key, days) => {
    const week = weekOf({ open: { [key]: '09:00-17:00' } });
    expect(
      Object.keys(week)
        .filter((day) => week[day] === nine)
        .join(' '),
    ).toBe(days);
    expect(Object.values(week).every((day) => day === nine || day === shut)).toBe(true);
  });
});

describe('the spans of opening hours', () => {
  it.each<[string, string, string]>([
    ['09:00-12:00, 13:00-17:00', '.........ooo.oooo.......', shut],
    ['13:00-17:00,09:00-12:00', '.........ooo.oooo.......', shut],
    ['  9:00 – 17:00  ', nine, shut],
    ['09:00-14:00, 12:00-17:00', nine, shut],
    ['00:00-24:00', 'oooooooooooooooooooooooo', shut],
    ['22:00-24:00', '......................oo', shut],
    ['22:00-00:00', '......................oo', shut],
    ['22:00-02:00', '......................oo', 'oo......................'],
    ['10:00-09:00', '..........oooooooooooooo', 'ooooooooo...............'],
    ['00:30-01:30', '.o......................', shut],
  ])('%j', (spans, friday, saturday) => {
    expect(weekOf({ open: { fri: spans } })).toEqual({
      ...{ sun: shut, mon: shut, tue: shut, wed: shut, thu: shut },
      fri: friday,
      sat: saturday,
    });
  });

  it('run from Saturday into Sunday', () => {
    expect(weekOf({ open: { sat: '23:00-01:00' } })).toMatchObject({
      sat: '.......................o',
      sun: 'o.......................',
    });
  });

  it('hold to the minute, and to the last millisecond of it', () => {
    const hours = hoursOf({ timezone: 'UTC', open: { tue: '08:07-08:09' } });
    const at = (time: string) => openingAt(hours, new Date(`2026-11-03T${time}Z`));
    expect(['08:06:59.999', '08:07:00', '08:08:59.999', '08:09:00'].map(at)).toEqual([
      'closed',
      'open',
      'open',
      'closed',
    ]);
  });
});

describe('holidays', () => {
  it.each<[string, string]>([
    ['2026-12-24T14:00:00Z', 'open'],
    ['2026-12-25T04:59:00Z', 'closed'],
    ['2026-12-25T05:00:00Z', 'holiday'],
    ['2026-12-25T15:00:00Z', 'holiday'],
    ['2026-12-26T15:00:00Z', 'holiday'],
    ['2026-12-27T05:00:00Z', 'closed'],
    ['2027-12-24T15:00:00Z', 'open'],
    ['2028-12-25T15:00:00Z', 'open'],
    ['2028-12-26T15:00:00Z', 'holiday'],
  ])('at %s the office in New York is: %s', (moment, opening) => {
    expect(openingAt(hoursOf(office), new Date(moment))).toBe(opening);
  });

  it('close what began the evening before, and not what goes on after their midnight', () => {
    const always = { fri: '22:00-02:00', sat: '22:00-02:00' };
    expect(weekOf({ open: always, closed_on: ['2026-11-07'] })).toMatchObject({
      fri: '......................oo',
      sat: 'hhhhhhhhhhhhhhhhhhhhhhhh',
      sun: 'oo......................',
    });
    const hours = hoursOf({ timezone: 'UTC', open: always, closed_on: ['11-07'] });
    expect(openingAt(hours, new Date('2026-11-08T01:59Z'))).toBe('open');
    expect(openingAt(hours, new Date('2026-11-08T02:00Z'))).toBe('closed');
  });

  it('may be 29 February, with or without a year', () => {
    const hours = hoursOf({ timezone: 'UTC', open: {}, closed_on: [' 02-29 ', '2028-02-29'] });
    expect(openingAt(hours, new Date('2028-02-29T12:00Z'))).toBe('holiday');
    expect(openingAt(hours, new Date('2027-03-01T12:00Z'))).toBe('closed');
  });
});

describe('a change of the clock', () => {
  const hours = hoursOf({ timezone: 'America/New_York', open: { sun: '01:30-02:15' } });

  it.each<[string, string]>([
    // 1 November 2026: 01:00 to 02:00 comes twice.
    ['2026-11-01T05:29:00Z', 'closed'],
    ['2026-11-01T05:30:00Z', 'open'],
    ['2026-11-01T05:59:00Z', 'open'],
    ['2026-11-01T06:00:00Z', 'closed'],
    ['2026-11-01T06:29:00Z', 'closed'],
    ['2026-11-01T06:30:00Z', 'open'],
    ['2026-11-01T07:14:00Z', 'open'],
    ['2026-11-01T07:15:00Z', 'closed'],
    // 8 March 2026: 02:00 to 03:00 never comes.
    ['2026-03-08T06:30:00Z', 'open'],
    ['2026-03-08T06:59:00Z', 'open'],
    ['2026-03-08T07:00:00Z', 'closed'],
  ])('at %s it is: %s', (moment, opening) => {
    expect(openingAt(hours, new Date(moment))).toBe(opening);
  });
});

describe('faults of opening hours', () => {
  const days = 'mon, tue, wed, thu, fri, sat and sun, as a range (mon-fri) or a list (mon,wed), each once';
  const spans = 'spans such as 09:00-12:00, 13:00-17:00, none of them empty; 24:00 is the end of the day';
  const date = 'a day that exists: YYYY-MM-DD, or MM-DD for every year';

  it.each(['', 'Mars/Olympus', '+05:30', '-01:00', '5', 'New York', 'UTC+1'])(
    'the time zone %j',
    (timezone) => {
      expect(readOpeningHours({ timezone, open: {} })).toEqual({
        ok: false,
        problems: [
          {
            path: ['timezone'],
            part: 'value',
            value: timezone,
            expected: 'a time zone of the IANA database, such as Europe/London or America/New_York',
          },
        ],
      });
    },
  );

  it.each([
    '',
    'monday',
    'mon-',
    '-fri',
    'mon-wed-fri',
    'mon,,tue',
    'mon,',
    'mon tue',
    'mon-wed,tue',
    'sun,sun',
    '__proto__',
  ])('the days %j', (key) => {
    const open = Object.fromEntries([[key, '09:00-17:00']]);
    expect(readOpeningHours({ timezone: 'UTC', open })).toEqual({
      ok: false,
      problems: [{ path: ['open', key], part: 'key', value: key, expected: days }],
    });
  });

  it.each([
    ...['', ' ', 'closed', '9-17', '09:00', '09:00-', '-17:00', '09:00-12:00,', '09:00-12:00;13:00-17:00'],
    ...['09:00-09:00', '00:00-00:00', '24:00-24:00', '24:00-06:00', '09:60-10:00', '09:00-10:60'],
    ...[
      '25:00-26:00',
      '09:00-24:01',
      '09:00-12:00 13:00-17:00',
      '9:0-17:00',
      '09:00-12:00-15:00',
      '099:00-12:00',
    ],
  ])('the spans %j', (text) => {
    expect(readOpeningHours({ timezone: 'UTC', open: { mon: text } })).toEqual({
      ok: false,
      problems: [{ path: ['open', 'mon'], part: 'value', value: text, expected: spans }],
    });
  });

  it.each([
    ...[
      '',
      '2026-02-29',
      '02-30',
      '13-01',
      '00-10',
      '12-00',
      '2026-13-01',
      '25.12.2026',
      '12/25',
      '12-25-2026',
    ],
    ...['2026-1-1', '1-1', '2026', '26-12-25', '2026-12-25T00:00', '02026-12-25'],
  ])('the day %j', (text) => {
    expect(readOpeningHours({ timezone: 'UTC', open: {}, closed_on: ['12-25', text] })).toEqual({
      ok: false,
      problems: [{ path: ['closed_on', 1], part: 'value', value: text, expected: date }],
    });
  });

  it('a day that two keys name', () => {
    const open = { 'mon-fri': '09:00-17:00', 'fri-sat': '10:00-12:00' };
    expect(readOpeningHours({ timezone: 'UTC', open })).toEqual({
      ok: false,
      problems: [
        {
          path: ['open', 'fri-sat'],
          part: 'key',
          value: 'fri-sat',
          expected: 'each day once; fri stands in "mon-fri" already',
        },
      ],
    });
  });

  it('all of them together', () => {
    const read = readOpeningHours({ timezone: 'x', open: { x: 'x' }, closed_on: ['x', 'y'] });
    expect(read.ok ? [] : read.problems.map(({ path, part }) => `${path.join('.')} ${part}`)).toEqual([
      'timezone value',
      'open.x key',
      'open.x value',
      'closed_on.0 value',
      'closed_on.1 value',
    ]);
  });
});

describe('any opening hours', () => {
  const time = fc.integer({ min: 0, max: 1439 });
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const week = fc.array(
    fc.array(
      fc.tuple(time, time).filter(([from, until]) => from !== until),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 7, maxLength: 7 },
  );

  it('are open in exactly the minutes of the week that their spans cover', () => {
    fc.assert(
      fc.property(week, fc.integer({ min: 0, max: 7 * 1440 - 1 }), (days, minute) => {
        const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
        const open = Object.fromEntries(
          days.map((spans, day) => [names[day], spans.map((span) => span.map(clock).join('-')).join(',')]),
        );
        // A second way to the same: mark each minute of a week that is a circle.
        const marked = new Set<number>();
        for (const [day, spans] of days.entries()) {
          for (const [from, until] of spans) {
            for (let at = from; at !== until; at = (at + 1) % 1440) {
              marked.add((day * 1440 + at + (at < from ? 1440 : 0)) % (7 * 1440));
            }
          }
        }
        const moment = Date.UTC(2026, 10, 1) + minute * 60_000;
        const expected = marked.has(minute) ? 'open' : 'closed';
        expect(openingAt(hoursOf({ timezone: 'UTC', open }), moment)).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('are read or refused, never thrown at, whatever the texts', () => {
    const texts = fc.record({
      timezone: fc.string(),
      open: fc.dictionary(fc.string(), fc.string()),
      closed_on: fc.array(fc.string()),
    });
    fc.assert(
      fc.property(texts, (any) => {
        const read = readOpeningHours(any);
        expect(read.ok ? [] : read.problems.filter(({ expected }) => expected === '')).toEqual([]);
      }),
    );
  });
});
