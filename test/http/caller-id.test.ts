import inboundCall from '../fixtures/inbound-call.json';
import outboundCall from '../fixtures/outbound-call.json';
import { query } from '../support/carried';
import { action, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, To } = inboundCall;
const callerId = '{{flow.data.id}}';

const targets: Record<string, string> = {
  number: '<Number>+14155550123</Number>',
  client: '<Client>alice</Client>',
  sip: '<Sip>sip:alice@example.com</Sip>',
  conference: '<Conference>room</Conference>',
  'caller-of-number': '<Number>+14155550123</Number>',
};

const widgets = {
  number: widgetContent({ noun: 'number', to: '+14155550123', caller_id: callerId }),
  client: widgetContent({ noun: 'client', to: 'alice', caller_id: callerId }),
  sip: widgetContent({ noun: 'sip', sip_endpoint: 'sip:alice@example.com', caller_id: callerId }),
  conference: widgetContent({ noun: 'conference', to: 'room', caller_id: callerId }),
  'caller-of-number': widgetContent({ noun: 'number', to: '+14155550123' }),
  'with-number': {
    ...widgetContent({ noun: 'client', to: 'alice', caller_id: callerId }),
    numbers: ['+13125550188', '+13125550177'],
  },
};

/** The `<Dial>` of a widget that shows this caller ID. */
function dialFrom(
  widget: string,
  shown: string | undefined,
  { id = '', log = [] }: { id?: string; log?: object[] } = {},
) {
  const carried = query({ widget, ...(id !== '' && { id }) });
  const attribute = shown === undefined ? '' : ` callerId="${shown}"`;
  const target = targets[widget] ?? targets.client;
  return twiml(`<Dial ${action(carried)}${attribute} timeout="30">${target}</Dial>`, log);
}

describe('callerId', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({ widgets, environment: { CALLER_ID: '+13125550166' } });
  });
  afterAll(() => service.stop());

  it.each([
    ['number', '+442079460123', '+442079460123'],
    ['number', '(415) 555-0111', '+14155550111'],
    ['number', '1 415 555 0111', '+14155550111'],
    ['conference', '+442079460123', '+442079460123'],
    ['client', '+442079460123', '+442079460123'],
    ['client', 'client:bob', 'client:bob'],
    ['sip', '+442079460123', '+442079460123'],
    ['sip', 'Bob.Smith_2-x+y', 'Bob.Smith_2-x+y'],
  ])('of a %s is %j as %j', async (widget, id, shown) => {
    expect(await service.post('/connect', { ...inboundCall, widget, id })).toEqual(
      dialFrom(widget, shown, { id }),
    );
  });

  it.each([
    ['number', 'bob'],
    ['number', '+0123456789'],
    ['number', '+123456'],
    ['client', 'bob'],
    ['sip', 'bob smith'],
    ['conference', 'bob'],
  ])('of a %s is never %j, and the log says what stands in for it', async (widget, id) => {
    const message = `is no caller ID that these targets take; ${To} stands in for it`;
    const log = [{ message, widget, property: 'caller_id', value: id, callSid: CallSid }];
    expect(await service.post('/connect', { ...inboundCall, widget, id })).toEqual(
      dialFrom(widget, To, { id, log }),
    );
  });

  it.each([
    ['number', 'client:bob'],
    ['sip', 'client:bob'],
    ['conference', 'client:bob'],
    ['number', 'sip:bob@example.com'],
    ['sip', 'sip:bob@example.com'],
    ['client', 'sip:anonymous@anonymous.invalid'],
  ])('of a %s is the Twilio number where %j calls', async (widget, id) => {
    expect(await service.post('/connect', { ...inboundCall, widget, id })).toEqual(
      dialFrom(widget, To, { id }),
    );
  });

  const words = ['anonymous', 'Restricted', 'BLOCKED', 'Unknown', 'unavailable', 'Private', '+'];
  const spelled = ['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'];
  const nouns = ['number', 'client', 'sip', 'conference'];
  it.each(nouns.flatMap((noun) => [...words, ...spelled].map((id) => [noun, id] as const)))(
    'of a %s is the Twilio number where the caller is %j',
    async (widget, id) => {
      expect(await service.post('/connect', { ...inboundCall, widget, id })).toEqual(
        dialFrom(widget, To, { id }),
      );
    },
  );

  it.each(nouns)(
    'of a %s is the Twilio number where the anonymous number is written with dashes',
    async (widget) => {
      const id = '+266-696-687';
      const { body } = dialFrom(widget, To, { id });
      expect(await service.post('/connect', { ...inboundCall, widget, id })).toMatchObject({ body });
    },
  );

  it.each(['anonymous', '+266696687', ''])(
    'is the Twilio number where the call comes from %j',
    async (From) => {
      const widget = 'caller-of-number';
      expect(await service.post('/connect', { ...inboundCall, From, widget })).toEqual(dialFrom(widget, To));
    },
  );

  it('is the person called in an outbound call, where nothing is configured', async () => {
    const widget = 'caller-of-number';
    expect(await service.post('/connect', { ...outboundCall, widget })).toEqual(
      dialFrom(widget, outboundCall.To),
    );
  });

  it('is the caller where caller_id renders to nothing', async () => {
    expect(await service.post('/connect', { ...inboundCall, widget: 'number' })).toEqual(
      dialFrom('number', inboundCall.From),
    );
  });

  it.each([
    ['with-number', '+13125550188', 'the widget’s first number'],
    ['number', '+13125550166', 'CALLER_ID'],
  ])('of %s is %s, %s, where neither side has a number', async (widget, shown) => {
    const call = { From: 'client:bob', To: '', CallSid, widget, id: 'anonymous' };
    expect(await service.post('/connect', call)).toEqual(dialFrom(widget, shown, { id: 'anonymous' }));
  });
});

describe('callerId without a number anywhere', () => {
  it.each([[{}], [{ CALLER_ID: 'bob' }]])(
    'is left out, with an error, where the environment is %j',
    async (environment) => {
      const service = await startLocalService({ widgets, environment });
      try {
        const message =
          'is no caller ID that these targets take, and no fallback is a number in E.164 that may be shown; the call goes out without one. Set CALLER_ID in the environment.';
        const log = [
          { message, widget: 'number', property: 'caller_id', value: 'client:bob', callSid: CallSid },
        ];
        expect(
          await service.post('/connect', { From: 'client:bob', To: 'sales', CallSid, widget: 'number' }),
        ).toEqual(dialFrom('number', undefined, { log }));
      } finally {
        await service.stop();
      }
    },
  );
});
