import inboundCall from '../fixtures/inbound-call.json';
import { query } from '../support/carried';
import { action, redirect, refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid, From } = inboundCall;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';
const nobody = { noun: 'number', to: '{{flow.data.to}}' };

/** The line of the log about a widget that rang nobody. */
function leavesNobody(widget: string, { property = 'to', value = '' } = {}) {
  const rendered = value === '' ? 'nothing' : JSON.stringify(value);
  const message = `leaves nobody to ring: it rendered to ${rendered}`;
  return { message, widget, property, value, callSid: CallSid };
}

describe('a widget that has nobody to ring', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      widgets: {
        'failed-url': widgetContent(nobody, {
          failed: 'https://example.com/failed',
          callCompleted: 'colleague',
        }),
        'completed-url': widgetContent(nobody, {
          callCompleted: 'https://example.com/any',
          hangup: 'colleague',
        }),
        'to-path': widgetContent(nobody, { failed: '/failed?why={{widgets.to-path.DialCallStatus}}' }),
        'to-widget': widgetContent(nobody, { failed: 'colleague' }),
        'to-failing': widgetContent(nobody, { failed: 'to-widget' }),
        'to-nowhere': widgetContent(nobody, { failed: '{{flow.data.nowhere}}' }),
        'listed-end': widgetContent(nobody, { failed: '', callCompleted: 'colleague' }),
        unlisted: widgetContent(nobody, { hangup: 'colleague' }),
        sip: widgetContent({ noun: 'sip', sip_endpoint: '{{flow.data.to}}' }),
        client: widgetContent({ noun: 'client', to: '{{flow.data.to}}' }),
        sim: widgetContent({ noun: 'sim', to: '{{flow.data.to}}' }),
        conference: widgetContent({ noun: 'conference', to: '{{flow.data.to}}' }),
        several: widgetContent({ noun: 'number-multi', to: '{{flow.data.to}}' }),
        colleague: widgetContent({ noun: 'client', to: 'colleague' }),
      },
    });
  });
  afterAll(() => service.stop());

  const ask = (widget: string, more: object = {}) =>
    service.post('/connect', { ...inboundCall, widget, ...more });

  it.each([
    ['failed-url', 'https://example.com/failed?DialCallStatus=failed'],
    ['completed-url', 'https://example.com/any?DialCallStatus=failed'],
    [
      'to-path',
      `https://${domain}/failed?why=failed&${query({ DialCallStatus: 'failed', _widgets: '1', _outcomes: [['to-path', 'failed']] })}`,
    ],
  ])('takes its transition at once: %s', async (widget, url) => {
    expect(await ask(widget)).toEqual(redirect(url, [leavesNobody(widget)]));
  });

  it.each([
    ['to-widget', ['to-widget'], '2'],
    ['to-failing', ['to-failing', 'to-widget'], '3'],
  ])('goes on to the next widget: %s', async (widget, failing, count) => {
    const outcomes = failing.map((name) => [name, 'failed']);
    const carried = query({ widget: 'colleague', _widgets: count, _outcomes: outcomes });
    expect(await ask(widget)).toEqual(
      twiml(
        `<Dial ${action(carried)} callerId="${From}" timeout="30"><Client>colleague</Client></Dial>`,
        failing.map((name) => leavesNobody(name)),
      ),
    );
  });

  it.each(['unlisted', 'listed-end'])(
    'goes back to Studio where nothing else is left: %s',
    async (widget) => {
      expect(await ask(widget, { FlowSid })).toEqual(
        twiml(
          `<Redirect>https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=failed</Redirect>`,
          [leavesNobody(widget)],
        ),
      );
    },
  );

  it.each(['unlisted', 'listed-end', 'to-nowhere'])(
    'answers 500 where there is nowhere to go: %s',
    async (widget) => {
      expect(await ask(widget)).toEqual(
        refusal(500, `Widget "${widget}": to leaves nobody to ring: it rendered to nothing.`, [
          leavesNobody(widget),
        ]),
      );
    },
  );

  it('answers 500 where the transition leads to no place', async () => {
    const message =
      'is not the name of a widget here, flow: and the name of a flow here, an absolute http(s) URL, or a /path on this service; the flow ends';
    const place = {
      message,
      widget: 'to-nowhere',
      property: 'transitions.failed.next',
      value: 'x',
      callSid: CallSid,
    };
    expect(await ask('to-nowhere', { nowhere: 'x' })).toEqual(
      refusal(500, 'Widget "to-nowhere": to leaves nobody to ring: it rendered to nothing.', [
        leavesNobody('to-nowhere'),
        place,
      ]),
    );
  });

  it.each([
    ['unlisted', 'to', '12', 'a phone number in E.164, such as +14155550100'],
    ['unlisted', 'to', '+14155550123, +14155550124', 'a phone number in E.164, such as +14155550100'],
    ['sip', 'sip_endpoint', 'alice@example.com', 'a SIP URI, such as sip:alice@example.com'],
    ['sip', 'sip_endpoint', 'sip:', 'a SIP URI, such as sip:alice@example.com'],
    ['client', 'to', 'client:', 'a client identity, such as alice'],
    ['sim', 'to', 'DE12', 'a SIM SID: DE and 32 hexadecimal digits'],
  ])('says which target of %s was invalid: %s %j', async (widget, property, to, expected) => {
    const dropped = {
      message: `is not ${expected}; it does not ring`,
      widget,
      property,
      value: to,
      callSid: CallSid,
    };
    expect(await ask(widget, { to })).toEqual(
      refusal(
        500,
        `Widget "${widget}": ${property} leaves nobody to ring: it rendered to ${JSON.stringify(to)}.`,
        [dropped, leavesNobody(widget, { property, value: to })],
      ),
    );
  });

  it.each(['several', 'conference', 'client'])(
    'answers 500 where there is only space: %s',
    async (widget) => {
      expect(await ask(widget, { to: ' ' })).toEqual(
        refusal(500, `Widget "${widget}": to leaves nobody to ring: it rendered to nothing.`, [
          leavesNobody(widget),
        ]),
      );
    },
  );

  it('rings those that are valid, and logs the others', async () => {
    const to = '+14155550123,12,,bob';
    const message = 'is not a phone number in E.164, such as +14155550100; it does not ring';
    const at = { message, widget: 'several', property: 'to', callSid: CallSid };
    expect(await ask('several', { to })).toEqual(
      twiml(
        `<Dial ${action(query({ widget: 'several', to }))} callerId="${From}" timeout="30"><Number>+14155550123</Number></Dial>`,
        [
          { ...at, value: '12' },
          { ...at, value: 'bob' },
        ],
      ),
    );
  });

  it('rings no more than ten, and logs it', async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => `+141555501${index + 20}`);
    const to = numbers.join(',');
    const message = 'has 12 targets; only the first 10 ring';
    const ringing = numbers.slice(0, 10).map((number) => `<Number>${number}</Number>`);
    expect(await ask('several', { to })).toEqual(
      twiml(
        `<Dial ${action(query({ widget: 'several', to }))} callerId="${From}" timeout="30">${ringing.join('')}</Dial>`,
        [{ message, widget: 'several', property: 'to', value: to, callSid: CallSid }],
      ),
    );
  });
});
