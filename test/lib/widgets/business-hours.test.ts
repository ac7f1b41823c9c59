import inbound from '../../fixtures/inbound-call.json';
import { twiml } from '../../support/ask';
import { failedAt, failing, flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

const says = ['open', 'closed', 'holiday'].map((name) => state('say-play', name, { say: name }));
const all = { open: 'open', closed: 'closed', holiday: 'holiday' };
const week = { timezone: 'America/Chicago', open: { 'mon-fri': '09:00-17:00' } };

/** What is said at this moment, UTC; and the log. */
function at(moment: string, properties: object, ways: Readonly<Record<string, string>> = all, request = {}) {
  const flows = { main: flow(state('business-hours', 'hours', properties, ways), ...says) };
  const { text, log } = walk(
    '/connect',
    { ...inbound, flow: 'main', ...request },
    serviceWith([], { flows }),
    {
      at: Date.parse(moment),
    },
  );
  return [/<Say>(.*)<\/Say>/.exec(text)?.[1] ?? text, log];
}

const closedToday = { ...week, closed_on: ['11-25'] };

describe('business-hours', () => {
  it.each<
    [title: string, moment: string, properties: object, ways: Readonly<Record<string, string>>, next: string]
  >([
    ['open by the clock of its zone', '2026-11-25T15:00:00Z', week, all, 'open'],
    ['closed before', '2026-11-25T14:59:59Z', week, all, 'closed'],
    ['closed from the end on', '2026-11-25T23:00:00Z', week, all, 'closed'],
    ['closed on a day that is not named', '2026-11-28T16:00:00Z', week, all, 'closed'],
    ['closed for a holiday', '2026-11-25T16:00:00Z', closedToday, all, 'holiday'],
    [
      'a holiday, which leads nowhere',
      '2026-11-25T16:00:00Z',
      closedToday,
      { ...all, holiday: '' },
      twiml('<Hangup/>'),
    ],
    [
      'a holiday, which is not listed',
      '2026-11-25T16:00:00Z',
      closedToday,
      { open: 'open', closed: 'closed' },
      'closed',
    ],
    ['a holiday, where nothing is listed', '2026-11-25T16:00:00Z', closedToday, {}, twiml('<Hangup/>')],
    [
      'open by Liquid',
      '2026-11-25T16:00:00Z',
      {
        timezone: '{{flow.data.zone}}',
        open: { 'mon-fri': '{{flow.data.hours}}' },
        closed_on: ['{{flow.data.none}}'],
      },
      all,
      'open',
    ],
    [
      'closed by Liquid that renders to nothing',
      '2026-11-25T16:00:00Z',
      { ...week, open: { wed: '{{flow.data.none}}' } },
      all,
      'closed',
    ],
    [
      'a holiday by Liquid',
      '2026-11-25T16:00:00Z',
      { ...week, closed_on: ['{{flow.data.day}}'] },
      all,
      'holiday',
    ],
  ])('is %s', (_, moment, properties, ways, next) => {
    const request = { zone: 'America/Chicago', hours: '9:00-17:00', day: '2026-11-25' };
    expect(at(moment, properties, ways, request)).toEqual([next, []]);
  });

  it('is closed where what it renders to is no time, and logs that', () => {
    const properties = { ...week, open: { wed: '{{flow.data.hours}}' } };
    const [next, log] = at('2026-11-25T16:00:00Z', properties, all, { hours: 'noon' });
    expect([next, log]).toEqual([
      'closed',
      [expect.stringMatching(/^hours open\.wed: "noon" is not .*; taken as closed$/)],
    ]);
  });

  it.each<[string, object]>([
    ['timezone', { ...week, timezone: failing }],
    ['open.wed', { ...week, open: { wed: failing } }],
    ['closed_on[1]', { ...week, closed_on: ['12-25', failing] }],
  ])('ends the flow where the Liquid of %s fails', (property, properties) => {
    expect(at('2026-11-25T16:00:00Z', properties)).toEqual([
      twiml('<Hangup/>'),
      [failedAt('hours', property)],
    ]);
  });
});
