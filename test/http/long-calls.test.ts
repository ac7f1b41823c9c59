import dialBusy from '../fixtures/dial-busy.json';
import dialCompleted from '../fixtures/dial-completed.json';
import inboundCall from '../fixtures/inbound-call.json';
import { refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

const { AccountSid, CallSid } = inboundCall;
const { DialCallSid } = dialBusy;
const FlowSid = 'FW0123456789abcdef0123456789abcdef';

const tooMany = {
  message: 'is widget number 26 of this call: the flow ends here, since it may go in circles',
  callSid: CallSid,
};
const chain = Array.from({ length: 25 }, (_, index) => `step-${index + 1}-${'x'.repeat(50)}`);
const lost = (widget: string) => ({
  message: 'its outcome is no longer carried: the URL would have 4,000 characters or more',
  widget,
  callSid: CallSid,
});

/** Where a document leads next: the path of its action or redirect on this service. */
function nextPath(body: string): string {
  const url = /action="([^"]*)"|<Redirect[^>]*>([^<]*)</.exec(body);
  const text = (url?.[1] ?? url?.[2] ?? '').replaceAll('&amp;', '&');
  expect(text.length).toBeLessThan(4_000);
  return text.replace(`https://${domain}`, '');
}

describe('a call that goes on and on', () => {
  let service: LocalService;
  beforeAll(async () => {
    const steps = chain.map((name, index) => [
      name,
      widgetContent(
        { noun: 'client', to: index === 24 ? `last {{widgets.${chain[0]}.DialCallStatus}}` : 'alice' },
        { answered: chain[index + 1] ?? '' },
      ),
    ]);
    service = await startLocalService({
      widgets: {
        ring: widgetContent({ noun: 'client', to: 'alice' }, { busy: 'ring' }),
        detour: widgetContent({ noun: 'client', to: 'alice' }, { busy: '/connect?widget=detour' }),
        ping: widgetContent({ noun: 'client', to: '{{flow.data.to}}' }, { failed: 'pong' }),
        pong: widgetContent({ noun: 'client', to: '{{flow.data.to}}' }, { failed: 'ping' }),
        wide: widgetContent({
          noun: 'client',
          to: 'alice',
          client: { parameters: { all: '{{trigger.call.Notes}}' } },
        }),
        ...Object.fromEntries(steps),
      },
    });
  });
  afterAll(() => service.stop());

  /** Let everybody be busy until the call is over; what came back, and how many times somebody rang. */
  const ringUntilOver = async (path: string) => {
    let reply = await service.post(path, inboundCall);
    let rings = 0;
    while (/<Dial|<Redirect[^>]*>https:..calls-1234/.test(reply.body) && rings < 100) {
      expect(reply.log).toEqual([]);
      if (reply.body.includes('<Dial')) rings += 1;
      reply = await service.post(nextPath(reply.body), dialBusy);
    }
    return { reply, rings };
  };

  it.each(['ring', 'detour'])('rings in 25 widgets, and then hangs up: %s', async (widget) => {
    expect(await ringUntilOver(`/connect?widget=${widget}`)).toEqual({
      rings: 25,
      reply: twiml('<Hangup/>', [{ ...tooMany, widget }]),
    });
  });

  it.each(['ring', 'detour'])(
    'goes back to Studio after 25 widgets, where it came from there: %s',
    async (widget) => {
      const back = `https://webhooks.twilio.com/v1/Accounts/${AccountSid}/Flows/${FlowSid}?FlowEvent=return&amp;DialCallStatus=busy&amp;DialCallSid=${DialCallSid}`;
      expect(await ringUntilOver(`/connect?widget=${widget}&FlowSid=${FlowSid}`)).toEqual({
        rings: 25,
        reply: twiml(`<Redirect>${back}</Redirect>`, [{ ...tooMany, widget }]),
      });
    },
  );

  it('meets 25 widgets that have nobody to ring, and is refused', async () => {
    const message = 'leaves nobody to ring: it rendered to nothing';
    const met = Array.from({ length: 25 }, (_, index) => ({
      message,
      widget: index % 2 === 0 ? 'ping' : 'pong',
      property: 'to',
      value: '',
      callSid: CallSid,
    }));
    expect(await service.post('/connect', { ...inboundCall, widget: 'ping' })).toEqual(
      refusal(500, `Widget "ping": to ${message}.`, [...met, { ...tooMany, widget: 'pong' }]),
    );
  });

  it('leaves behind the outcomes that nobody reads, and keeps the one that somebody does', async () => {
    let reply = await service.post(`/connect?widget=${chain[0]}`, inboundCall);
    const log: unknown[] = [];
    for (let step = 1; step < 25; step++) {
      reply = await service.post(nextPath(reply.body), dialCompleted);
      log.push(...reply.log);
    }
    expect(/<Client>.*<\/Client>/.exec(reply.body)?.[0]).toBe('<Client>last completed</Client>');
    expect(log.length).toBeGreaterThan(5);
    expect(log).toEqual(chain.slice(1, log.length + 1).map(lost));
  });

  it.each(['x', '[', '{}', '[1,["a"],[2,"busy"],["ring",3]]', 'null'])(
    'is not lost where its state is damaged: %s',
    async (_outcomes) => {
      const path = `/connect-status?${new URLSearchParams({ widget: 'ring', _widgets: '-1.5e3', _outcomes })}`;
      const reply = await service.post(path, dialBusy);
      expect(reply).toMatchObject({ status: 200, log: [] });
      expect(new URLSearchParams(nextPath(reply.body).split('?')[1]).get('_widgets')).toBe('2');
    },
  );

  it('tells of TwiML that Twilio will not run, because it is too long', async () => {
    const answerTo = (length: number) =>
      service.post('/connect?widget=wide', { ...inboundCall, Notes: 'x'.repeat(length) });
    const { body } = await answerTo(1);
    expect((await answerTo(65_537 - body.length)).log).toEqual([]);
    expect((await answerTo(65_538 - body.length)).log).toEqual([
      {
        message:
          'The TwiML has 65537 bytes, and Twilio runs none of more than 65536; some value of this call is too long',
        callSid: CallSid,
      },
    ]);
  });
});
