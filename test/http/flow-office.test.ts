import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import callerHungUp from '../fixtures/caller-hung-up.json';
import dialCompleted from '../fixtures/dial-completed.json';
import dialNoAnswer from '../fixtures/dial-no-answer.json';
import inboundCall from '../fixtures/inbound-call.json';
import { query } from '../support/carried';
import { action, twiml } from '../support/expected-reply';
import { actionOf, redirectOf } from '../support/follow';
import { type LocalService, startLocalService } from '../support/local-service';
import { type Receiver, startReceiver, type Treatment } from '../support/receiver';
import { domain } from '../support/service';

const { AccountSid, From } = inboundCall;
const environment = { ACCOUNT_SID: AccountSid, AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6' };
const messages = `/2010-04-01/Accounts/${AccountSid}/Messages.json`;
const sent: Treatment = { status: 201, body: '{"sid":"SM1","status":"queued"}' };
/** Eleven o'clock of a Wednesday in Chicago. */
const open = new Date('2026-11-25T17:00:00Z');

const sample = readFileSync(join(__dirname, '../fixtures/shipped/assets/flows/office.private.json'), 'utf8');
const exported = JSON.parse(sample);
const { numbers: _, $schema, ...definition } = exported;

/** What Twilio says while the caller is on the line. */
const here = { ...inboundCall, CallStatus: 'in-progress' };
const recording = {
  RecordingSid: `RE${'0'.repeat(32)}`,
  RecordingUrl: 'https://api.twilio.com/2010-04-01/Accounts/AC0/Recordings/RE0',
  RecordingDuration: '7',
};
const text = {
  From: '+13125550100',
  To: '+14155550100',
  Body: `Message from ${From}: ${recording.RecordingUrl}`,
};

let twilioApi: Receiver;
beforeAll(async () => {
  twilioApi = await startReceiver();
  twilioApi.treat(messages, [sent]);
});
afterAll(() => twilioApi.stop());

const serve = (file: string, moment: Date) =>
  startLocalService(
    { environment, files: { 'assets/flows/office.private.json': file } },
    { twilioApi: twilioApi.origin, moment },
  );

const greeting = '<Say>Thank you for calling.</Say>';
const menu = `<Gather input="dtmf" ${action(query({ _steps: '3', flow: 'office', widget: 'menu' }))} actionOnEmptyResult="true" timeout="5" numDigits="1"><Say>For sales, press 1. To leave a message, press 2. Or stay on the line.</Say></Gather>`;
const pressed = (Digits: string) => ({ _outputs: [['menu', JSON.stringify({ Digits })]] });
const at = (widget: string, more: object) => query({ ...more, flow: 'office', widget });
const screenUrl = `url="https://${domain}/connect-screen?flow=office&amp;widget=sales" method="POST"`;
const goodbye = twiml('<Say>Thank you. Goodbye.</Say><Hangup/>');

/** The voicemail, with what the URLs carry. */
function voicemail(steps: string, more: object = {}): string {
  const carried = { _steps: steps, ...more };
  const silent = `https://${domain}/connect-status?${at('voicemail', { ...carried, _silent: '1' })}`;
  return `<Say>Please leave a message after the tone, and hang up when you are done.</Say><Record ${action(at('voicemail', carried))} timeout="5" maxLength="120" finishOnKey="" playBeep="true" trim="trim-silence"/><Redirect method="POST">${silent.replaceAll('&', '&amp;')}</Redirect>`;
}

describe('the office, from greeting to texted voicemail', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await serve(sample, open);
  });
  afterAll(() => service.stop());

  const texts = (since: number) =>
    twilioApi
      .at(messages)
      .slice(since)
      .map(({ form }) => form);

  it('greets, asks, rings sales with a screen, records and sends a text, in four requests', async () => {
    const before = twilioApi.at(messages).length;
    const asked = await service.post('/connect', inboundCall);
    expect(asked).toEqual(twiml(greeting + menu));
    const rung = await service.post(actionOf(asked), { ...here, Digits: '1' });
    expect(rung).toEqual(
      twiml(
        `<Dial ${action(at('sales', { ...pressed('1'), _steps: '5' }))} callerId="${From}" timeout="20" answerOnBridge="true"><Number ${screenUrl}>+14155550101</Number><Number ${screenUrl}>+14155550102</Number></Dial>`,
      ),
    );
    const recorded = await service.post(actionOf(rung), dialNoAnswer);
    expect(recorded).toEqual(twiml(voicemail('7', { ...pressed('1'), _widgets: '1' })));
    expect(texts(before)).toEqual([]);
    expect(await service.post(actionOf(recorded), { ...here, ...recording, Digits: '#' })).toEqual(goodbye);
    expect(texts(before)).toEqual([text]);
  });

  it('asks who answers for sales, and connects the two', async () => {
    const leg = { ...here, To: '+14155550101', Direction: 'outbound-dial' };
    expect(await service.post('/connect-screen?flow=office&widget=sales', leg)).toEqual(
      twiml(
        `<Gather numDigits="1" timeout="10" action="https://${domain}/connect-screen?flow=office&amp;widget=sales" method="POST"><Say>A call for sales. Press 1 to take it.</Say></Gather><Hangup/>`,
      ),
    );
  });

  it.each([
    ['2', twiml(voicemail('6', pressed('2')))],
    [
      '',
      twiml(
        `<Dial ${action(at('reception', { _steps: '4' }))} callerId="${From}" timeout="20"><Number>+14155550100</Number></Dial>`,
      ),
    ],
    [
      '9',
      twiml(
        `<Dial ${action(at('reception', { ...pressed('9'), _steps: '5' }))} callerId="${From}" timeout="20"><Number>+14155550100</Number></Dial>`,
      ),
    ],
  ])('goes where the key %j leads', async (Digits, reply) => {
    const asked = await service.post('/connect', inboundCall);
    expect(await service.post(actionOf(asked), { ...here, Digits })).toEqual(reply);
  });

  it('ends after a talk', async () => {
    const rung = await service.post(`/connect-status?${at('menu', {})}`, { ...here, Digits: '1' });
    expect(await service.post(actionOf(rung), dialCompleted)).toEqual(twiml('<Hangup/>'));
  });

  it('sends no text where nothing was recorded', async () => {
    const before = twilioApi.at(messages).length;
    const recorded = await service.post(`/connect-status?${at('menu', {})}`, { ...here, Digits: '2' });
    expect(await service.post(redirectOf(recorded), here)).toEqual(goodbye);
    expect(texts(before)).toEqual([]);
  });

  it('sends the text of a caller who hung up after the message, too', async () => {
    const before = twilioApi.at(messages).length;
    const recorded = await service.post(`/connect-status?${at('menu', {})}`, { ...here, Digits: '2' });
    const gone = { ...here, ...recording, Digits: 'hangup', CallStatus: 'completed' };
    expect(await service.post(actionOf(recorded), gone)).toEqual(twiml('<Hangup/>'));
    expect(texts(before)).toEqual([text]);
  });

  it('tells the office of a caller who hung up while it rang', async () => {
    const before = twilioApi.at(messages).length;
    const rung = await service.post(`/connect-status?${at('menu', {})}`, { ...here, Digits: '1' });
    expect(await service.post(actionOf(rung), { ...callerHungUp, DialCallStatus: 'no-answer' })).toEqual(
      twiml('<Hangup/>'),
    );
    expect(texts(before)).toEqual([{ ...text, Body: `Missed call from ${From}` }]);
  });

  it('says goodbye all the same where the text cannot be sent, and logs why', async () => {
    const refused = { status: 400, body: '{"code":21211,"message":"no such number","status":400}' };
    twilioApi.treat(messages, [refused]);
    const before = twilioApi.at(messages).length;
    const { log, ...reply } = await service.post(`/connect-status?${at('voicemail', {})}`, {
      ...here,
      ...recording,
    });
    twilioApi.treat(messages, [sent]);
    expect({ ...reply, log: [] }).toEqual(goodbye);
    expect(log).toEqual([
      { widget: 'text', message: 'The message was not sent: no such number', callSid: inboundCall.CallSid },
    ]);
    expect(texts(before)).toEqual([text]);
  });

  it.each([
    ['in the evening', '2026-11-25T23:30:00Z', 'We are closed now.', '4'],
    ['on a holiday', '2026-12-25T17:00:00Z', 'We are closed today for the holiday.', '4'],
  ])('takes a message %s', async (_, moment, says, steps) => {
    const other = await serve(sample, new Date(moment));
    try {
      expect(await other.post('/connect', inboundCall)).toEqual(
        twiml(`<Say>${says}</Say>${voicemail(steps)}`),
      );
    } finally {
      await other.stop();
    }
  });

  it.each([
    ['with its numbers beside the definition', { numbers: ['+13125550100'], definition }],
    ['as the command line gives it', [{ sid: 'FW0', friendlyName: 'Office', definition }]],
    ['as it is, asked for by name', definition],
  ])('answers the same, as Studio wraps it: %s', async (_, wrapped) => {
    const other = await serve(JSON.stringify(wrapped), open);
    try {
      const call = 'numbers' in wrapped ? inboundCall : { ...inboundCall, flow: 'office' };
      expect(await other.post('/connect', call)).toEqual(twiml(greeting + menu));
    } finally {
      await other.stop();
    }
  });
});
