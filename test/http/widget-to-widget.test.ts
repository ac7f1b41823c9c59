import callerHungUp from '../fixtures/caller-hung-up.json';
import dialBusy from '../fixtures/dial-busy.json';
import dialCanceled from '../fixtures/dial-canceled.json';
import dialCompleted from '../fixtures/dial-completed.json';
import dialConference from '../fixtures/dial-conference.json';
import dialDeclined from '../fixtures/dial-declined.json';
import dialFailed from '../fixtures/dial-failed.json';
import dialNoAnswer from '../fixtures/dial-no-answer.json';
import inboundCall from '../fixtures/inbound-call.json';
import { type Carried, query } from '../support/carried';
import { action, redirect, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { From, CallSid } = inboundCall;
const anyone = { noun: 'client', to: 'alice' };
const events = ['answered', 'declined', 'noAnswer', 'busy', 'failed', 'canceled', 'callCompleted', 'hangup'];
const tells =
  '{{widgets.first.DialCallStatus}} {{widgets.first.variables.DialCallDuration}} {{widgets.first.RecordingUrl}} {{widgets.first.DialCallSid}}';

/** Twilio's request after each event, and the widget that then comes. */
const rows: [request: Record<string, string>, event: string][] = [
  [dialCompleted, 'answered'],
  [dialConference, 'answered'],
  [dialDeclined, 'declined'],
  [dialNoAnswer, 'noAnswer'],
  [dialBusy, 'busy'],
  [dialFailed, 'failed'],
  [dialCanceled, 'canceled'],
  [{ ...dialBusy, DialCallStatus: 'rejected' }, 'callCompleted'],
];

describe('from widget to widget', () => {
  let service: LocalService;
  beforeAll(async () => {
    const after = events.map((event) => [
      event,
      widgetContent({ noun: 'conference', to: `${event}: ${tells}` }),
    ]);
    service = await startLocalService({
      widgets: {
        ...Object.fromEntries(after),
        first: widgetContent(anyone, Object.fromEntries(events.map((event) => [event, event]))),
        a: widgetContent({ noun: 'client', to: 'a' }, { busy: 'b' }),
        b: widgetContent({ noun: 'client', to: 'b' }, { declined: 'c' }),
        c: widgetContent({ noun: 'client', to: '{{flow.data.nobody}}' }, { failed: 'd' }),
        d: widgetContent(
          {
            noun: 'client',
            to: '{{widgets | to_json}}',
            client: { parameters: { b: '{{widgets.b.DialCallDuration}}' } },
          },
          {
            answered: '',
            callCompleted:
              '/voicemail?after={{widgets.a.DialCallStatus}}-{{widgets.b.DialCallStatus}}-{{widgets.c.DialCallStatus}}-{{widgets.d.DialCallStatus}}',
          },
        ),
      },
    });
  });
  afterAll(() => service.stop());

  it.each(rows)('goes on after every event, and tells how it went: %#', async (request, event) => {
    const { DialCallStatus = '', DialCallSid = '', DialCallDuration = '', RecordingUrl = '' } = request;
    const row = ['first', DialCallStatus, DialCallSid, DialCallDuration, RecordingUrl];
    const state = query({ widget: event, _widgets: '2', _outcomes: [row] });
    const room = `${event}: ${DialCallStatus} ${DialCallDuration} ${RecordingUrl} ${DialCallSid}`.trim();
    expect(await service.post('/connect-status?widget=first', request)).toEqual(
      twiml(`<Dial ${action(state)} callerId="${From}" timeout="30"><Conference>${room}</Conference></Dial>`),
    );
  });

  it('dials nobody for a caller who has hung up', async () => {
    expect(await service.post('/connect-status?widget=first', callerHungUp)).toEqual(twiml('<Hangup/>'));
  });

  it('carries the outcomes of all widgets before, and only those, to the end of the call', async () => {
    const busyRow = ['a', 'busy', dialBusy.DialCallSid, '', ''];
    const declinedRow = ['b', 'completed', dialDeclined.DialCallSid, '5', ''];
    const failedRow = ['c', 'failed', '', '', ''];
    const pathOf = (body: string) =>
      (/ action="([^"]*)"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&').replace(`https://${domain}`, '');
    const dialing = (state: Carried, target: string, log: object[] = []) =>
      twiml(
        `<Dial ${action(query(state))} callerId="${From}" timeout="30"><Client>${target}</Client></Dial>`,
        log,
      );

    const first = await service.post('/connect?widget=a', inboundCall);
    expect(first).toEqual(dialing({ widget: 'a' }, 'a'));
    const second = await service.post(pathOf(first.body), dialBusy);
    expect(second).toEqual(dialing({ widget: 'b', _widgets: '2', _outcomes: [busyRow] }, 'b'));
    const nobody = {
      widget: 'c',
      property: 'to',
      value: '',
      message: 'leaves nobody to ring: it rendered to nothing',
      callSid: CallSid,
    };
    const outcomes = [busyRow, declinedRow, failedRow];
    const known = {
      a: ['busy', { DialCallSid: dialBusy.DialCallSid }],
      b: ['completed', { DialCallSid: dialDeclined.DialCallSid, DialCallDuration: '5' }],
      c: ['failed', {}],
    } as const;
    const written = Object.entries(known).map(([name, [DialCallStatus, more]]) => {
      const outcome = { DialCallStatus, ...more };
      return [name, { ...outcome, variables: outcome }];
    });
    const identity = JSON.stringify(Object.fromEntries(written));
    const third = await service.post(pathOf(second.body), dialDeclined);
    expect(third).toEqual(
      dialing(
        { widget: 'd', _widgets: '4', _outcomes: outcomes },
        `<Identity>${identity}</Identity><Parameter name="b" value="5"/>`,
        [nobody],
      ),
    );
    const answered = await service.post(pathOf(third.body), dialCompleted);
    expect(answered).toEqual(twiml('<Hangup/>'));
    const { DialCallStatus, DialCallSid } = dialNoAnswer;
    const all = [...outcomes, ['d', DialCallStatus, DialCallSid]];
    expect(await service.post(pathOf(third.body), dialNoAnswer)).toEqual(
      redirect(
        `https://${domain}/voicemail?after=busy-completed-failed-no-answer&${query({ DialCallStatus, DialCallSid, _widgets: '4', _outcomes: all })}`,
      ),
    );
  });
});
