import { eventNames } from '../../lib/widgets/connect-call-to/event-names';
import hungUp from '../fixtures/caller-hung-up.json';
import busy from '../fixtures/dial-busy.json';
import canceled from '../fixtures/dial-canceled.json';
import completed from '../fixtures/dial-completed.json';
import conference from '../fixtures/dial-conference.json';
import declined from '../fixtures/dial-declined.json';
import failed from '../fixtures/dial-failed.json';
import noAnswer from '../fixtures/dial-no-answer.json';
import sipRefused from '../fixtures/dial-sip-refused.json';
import { ask, twiml } from '../support/ask';
import { sales, serviceWith } from '../support/service';

/** For each event a widget whose name tells the event. */
const landings = eventNames.map((event) => ({
  name: `on-${event}`,
  properties: { noun: 'client', to: event },
}));

function leadingOn(events: readonly string[]) {
  return serviceWith([
    sales(
      {},
      events.map((event) => ({ event, next: `on-${event}` })),
    ),
    ...landings,
  ]);
}

/** The event that `/connect-status` took, by the client that rings; `end` where the flow ended. */
function eventTaken(event: object, listed: readonly string[]): string {
  const { text, problems } = ask(
    '/connect-status',
    { widget: 'sales', From: '+14155550111', ...event },
    leadingOn(listed),
  );
  expect(problems).toEqual([]);
  if (text === twiml('<Hangup/>')) return 'end';
  return /<Client>(\w+)<\/Client>/.exec(text)?.[1] ?? text;
}

describe('which event happened', () => {
  const unbridged = { ...completed, DialBridged: 'false' };
  const { DialBridged, ...unsaid } = completed;
  const rows: [title: string, request: object, event: string][] = [
    ['a talk', completed, 'answered'],
    ['a talk that does not say it was bridged', unsaid, 'answered'],
    ['an empty DialBridged', { ...completed, DialBridged: '' }, 'answered'],
    ['a DialBridged that is no string', { ...completed, DialBridged: false }, 'answered'],
    ['a conference', conference, 'answered'],
    ['a conference that was not bridged', { ...conference, DialBridged: 'false' }, 'answered'],
    ['a refusal', declined, 'declined'],
    ['an unbridged talk', unbridged, 'declined'],
    ['no answer', noAnswer, 'noAnswer'],
    ['a busy line', busy, 'busy'],
    ['a SIP phone that refuses', sipRefused, 'busy'],
    ['a number that cannot be reached', failed, 'failed'],
    ['a call that was canceled', canceled, 'canceled'],
    ['no answer with answerOnBridge', { ...noAnswer, CallStatus: 'ringing' }, 'noAnswer'],
    ['the last of two statuses', { ...noAnswer, DialCallStatus: ['completed', 'busy'] }, 'busy'],
    ['no CallStatus', { DialCallStatus: 'busy' }, 'busy'],
    ['an unknown CallStatus', { ...busy, CallStatus: 'Completed' }, 'busy'],
    ['an unknown DialCallStatus', { ...completed, DialCallStatus: 'COMPLETED' }, 'callCompleted'],
    ['one that an object has by nature', { ...completed, DialCallStatus: 'constructor' }, 'callCompleted'],
    ['no DialCallStatus', { CallStatus: 'in-progress' }, 'callCompleted'],
    ['an empty request', {}, 'callCompleted'],
    ['a caller who hung up', hungUp, 'hangup'],
  ];

  it.each(rows)('after %s, all being listed', (_, request, event) => {
    const taken = event === 'hangup' ? 'end' : event;
    expect(eventTaken(request, eventNames)).toBe(taken);
  });

  it.each(rows)('after %s, Studio’s own two being listed', (_, request, event) => {
    expect(eventTaken(request, ['callCompleted', 'hangup'])).toBe(
      event === 'hangup' ? 'end' : 'callCompleted',
    );
  });

  it.each(rows)('after %s, only hangup being listed', (_, request) => {
    expect(eventTaken(request, ['hangup'])).toBe('end');
  });

  it.each(rows)('after %s, all but its own event and hangup being listed', (_, request, event) => {
    const listed = eventNames.filter((name) => name !== event && name !== 'hangup');
    const taken = event === 'callCompleted' || event === 'hangup' ? 'end' : 'callCompleted';
    expect(eventTaken(request, listed)).toBe(taken);
  });

  it.each(['completed', 'busy', 'failed', 'no-answer', 'canceled'])(
    'is hangup where the caller’s own call is %s, whatever came of the Dial',
    (CallStatus) => {
      const transitions = eventNames.map((event) => ({ event, next: `https://example.com/${event}` }));
      const service = serviceWith([sales({}, transitions)]);
      for (const { DialCallStatus } of [completed, declined, noAnswer, busy, failed, canceled, conference]) {
        const { text } = ask('/connect-status', { widget: 'sales', CallStatus, DialCallStatus }, service);
        expect(text).toBe(
          twiml(
            `<Redirect method="POST">https://example.com/hangup?DialCallStatus=${DialCallStatus}</Redirect>`,
          ),
        );
      }
    },
  );

  it.each(['queued', 'initiated', 'ringing', 'in-progress', ''])(
    'is not hangup while the call is %j',
    (CallStatus) => {
      expect(eventTaken({ ...busy, CallStatus }, eventNames)).toBe('busy');
    },
  );

  it.each([{ next: '' }, { next: null }, {}])('is decided by the listed event, even with %j', (nowhere) => {
    const transitions = [
      { event: 'busy', ...nowhere },
      { event: 'callCompleted', next: 'https://example.com/' },
    ];
    const service = serviceWith([sales({}, transitions)]);
    expect(ask('/connect-status', { ...busy, widget: 'sales' }, service).text).toBe(twiml('<Hangup/>'));
  });

  it('never dials for a caller who hung up', () => {
    const service = serviceWith([sales({}, [{ event: 'hangup', next: 'sales' }])]);
    expect(ask('/connect-status', { ...hungUp, widget: 'sales' }, service)).toEqual({
      text: twiml('<Hangup/>'),
      problems: [],
      secrets: [],
    });
  });
});

describe('a widget that does not exist any more', () => {
  const FlowSid = 'FW7d3c51e0a9b84f26930e1d5c7b2a4f68';
  const service = serviceWith([sales()]);
  const gone = (name: string) =>
    `No widget here is named "${name}", which this call was in; it may have gone with a new deployment.`;

  it.each([
    ['old', 'old'],
    ['', ''],
    [undefined, ''],
    ['__proto__', '__proto__'],
  ])('is a 404: %j', (widget, name) => {
    expect(ask('/connect-status', { ...busy, widget }, service)).toEqual({
      text: `404 ${gone(name)}`,
      problems: [{ message: gone(name) }],
      secrets: [],
    });
  });

  it('gives the call back to Studio where it came from there', () => {
    expect(ask('/connect-status', { ...noAnswer, widget: 'old', lang: 'de', FlowSid }, service)).toEqual({
      text: twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${busy.AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=no-answer&amp;DialCallSid=${noAnswer.DialCallSid}&amp;lang=de</Redirect>`,
      ),
      problems: [],
      secrets: [],
    });
  });
});
