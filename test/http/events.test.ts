import callerHungUp from '../fixtures/caller-hung-up.json';
import dialBusy from '../fixtures/dial-busy.json';
import dialCanceled from '../fixtures/dial-canceled.json';
import dialCompleted from '../fixtures/dial-completed.json';
import dialConference from '../fixtures/dial-conference.json';
import dialDeclined from '../fixtures/dial-declined.json';
import dialFailed from '../fixtures/dial-failed.json';
import dialNoAnswer from '../fixtures/dial-no-answer.json';
import dialSipRefused from '../fixtures/dial-sip-refused.json';
import inboundCall from '../fixtures/inbound-call.json';
import { refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid } = inboundCall;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const { DialBridged, ...dialWithoutBridged } = dialCompleted;
const anyone = { noun: 'client', to: 'alice' };
const hangup = twiml('<Hangup/>');

/** A widget for each event, so that the `<Dial>` that comes back names the event. */
const events = ['answered', 'declined', 'noAnswer', 'busy', 'failed', 'canceled', 'callCompleted', 'hangup'];
const eventWidgets = events.map((event) => [event, widgetContent({ noun: 'conference', to: event })]);
const toItsWidget = Object.fromEntries(events.map((event) => [event, event]));

const requests: [name: string, request: Record<string, string>, event: string][] = [
  ['a completed Dial', dialCompleted, 'answered'],
  ['a completed Dial that says nothing of bridging', dialWithoutBridged, 'answered'],
  ['a conference', dialConference, 'answered'],
  ['a person who refused', dialDeclined, 'declined'],
  ['nobody there', dialNoAnswer, 'noAnswer'],
  ['nobody there while the call is not answered yet', { ...dialNoAnswer, CallStatus: 'ringing' }, 'noAnswer'],
  ['a busy line', dialBusy, 'busy'],
  ['a refusal by SIP', dialSipRefused, 'busy'],
  ['a number that does not exist', dialFailed, 'failed'],
  ['a Dial ended early', dialCanceled, 'canceled'],
  ['a status of the future', { ...dialCompleted, DialCallStatus: 'rejected' }, 'callCompleted'],
  [
    'a status like a name of every object',
    { ...dialCompleted, DialCallStatus: 'constructor' },
    'callCompleted',
  ],
  ['no status at all', inboundCall, 'callCompleted'],
];

const finished = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

describe('/connect-status', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      widgets: {
        ...Object.fromEntries(eventWidgets),
        every: widgetContent(anyone, toItsWidget),
        studio: widgetContent(anyone, { callCompleted: 'callCompleted', hangup: '' }),
        listed: widgetContent(anyone, { answered: '', busy: '', callCompleted: 'callCompleted' }),
        'hangup-leads-on': widgetContent(anyone, { callCompleted: 'callCompleted', hangup: 'hangup' }),
        'hangup-unlisted': widgetContent(anyone, { callCompleted: 'callCompleted' }),
        none: widgetContent(anyone),
      },
    });
  });
  afterAll(() => service.stop());

  const roomOf = async (widget: string, request: Record<string, string>) => {
    const { status, body, log } = await service.post(`/connect-status?widget=${widget}`, request);
    expect({ status, log }).toEqual({ status: 200, log: [] });
    return /<Conference>(.*)<\/Conference>/.exec(body)?.[1] ?? body;
  };

  it.each(requests)('takes %s for the event that it is', async (_, request, event) => {
    expect(await roomOf('every', request)).toBe(event);
  });

  it.each(requests)('takes %s for callCompleted where nothing else is listed', async (_, request) => {
    expect(await roomOf('studio', request)).toBe('callCompleted');
  });

  it.each(requests)('ends the flow after %s where nothing is listed', async (_, request) => {
    expect(await service.post('/connect-status?widget=none', request)).toEqual(hangup);
  });

  it.each([
    ['answered', dialCompleted],
    ['busy', dialBusy],
  ])('lets the listed event %s decide even without a `next`', async (_, request) => {
    expect(await service.post('/connect-status?widget=listed', request)).toEqual(hangup);
  });

  it.each(
    finished.flatMap((CallStatus) =>
      ['every', 'studio', 'hangup-leads-on', 'hangup-unlisted', 'none'].map((widget) => [CallStatus, widget]),
    ),
  )('dials nobody for a caller whose call is over: %s, widget %s', async (CallStatus, widget) => {
    expect(await service.post(`/connect-status?widget=${widget}`, { ...callerHungUp, CallStatus })).toEqual(
      hangup,
    );
  });

  it.each(['studio', 'hangup-unlisted', 'none'])(
    'ends the flow of the caller who hung up in %s',
    async (widget) => {
      const { DialCallSid } = callerHungUp;
      const outcome = `DialCallStatus=completed&amp;DialCallSid=${DialCallSid}&amp;DialCallDuration=7`;
      expect(await service.post(`/connect-status?widget=${widget}&FlowSid=${FlowSid}`, callerHungUp)).toEqual(
        twiml(
          `<Redirect>https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;${outcome}</Redirect>`,
        ),
      );
    },
  );

  it('is asked with GET, too', async () => {
    expect(await service.get('/connect-status', { ...dialBusy, widget: 'listed' })).toEqual(hangup);
  });

  it('sends the caller of a widget that is gone back to Studio', async () => {
    expect(await service.post(`/connect-status?widget=gone&x=1&FlowSid=${FlowSid}`, dialBusy)).toEqual(
      twiml(
        `<Redirect>https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=busy&amp;DialCallSid=${dialBusy.DialCallSid}&amp;x=1</Redirect>`,
      ),
    );
  });

  it.each(['gone', ''])('answers 404 to the caller of a widget that is gone: %j', async (widget) => {
    const message = `No widget here is named "${widget}", which this call was in; it may have gone with a new deployment.`;
    expect(await service.post(`/connect-status?widget=${widget}`, dialBusy)).toEqual(
      refusal(404, message, [{ message, callSid: CallSid }]),
    );
  });
});
