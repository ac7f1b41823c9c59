import inboundCall from '../fixtures/inbound-call.json';
import outboundCall from '../fixtures/outbound-call.json';
import studioWidget from '../fixtures/studio-widget.json';
import { action, refusal, twiml } from '../support/expected-reply';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid } = inboundCall;
const sales = widgetContent({ noun: 'client', to: 'sales' });

/** The call goes to the client of the same name as the widget. */
function clientOf(widget: string, from: string = inboundCall.From) {
  return twiml(
    `<Dial ${action(`widget=${widget}`)} callerId="${from}" timeout="30"><Client>${widget}</Client></Dial>`,
  );
}

describe('which widget answers /connect', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({
      widgets: {
        sales: { ...sales, numbers: ['+13125550100', '+13125550101'] },
        'a-file': { ...widgetContent({ noun: 'client', to: 'Support_2' }), name: 'Support_2' },
        '13125550102': widgetContent({ noun: 'client', to: '13125550102' }),
        '13125550103': {
          ...widgetContent({ noun: 'client', to: 'both' }),
          name: 'both',
          numbers: ['+13125550104'],
        },
        older: { ...widgetContent({ noun: 'client', to: 'older' }), type: 'ConnectCaller' },
        default: widgetContent({ noun: 'client', to: 'default' }),
      },
    });
  });
  afterAll(() => service.stop());

  it.each([
    ['the one that the parameter names', { widget: 'Support_2' }, 'Support_2'],
    ['the one of an older export', { widget: 'older' }, 'older'],
    ['the one of the number called', {}, 'sales'],
    ['the one of its second number', { To: '+13125550101' }, 'sales'],
    ['the one whose file is named like the number', { To: '+13125550102' }, '13125550102'],
    ['the one named in its file, by the number of the file', { To: '+13125550103' }, 'both'],
    ['the one whose file lists one more number', { To: '+13125550104' }, 'both'],
    ['the number’s where the parameter is empty', { widget: '' }, 'sales'],
    ['default for any other number', { To: '+13125550199' }, 'default'],
    ['default for what is no number', { To: 'sip:sales@example.com' }, 'default'],
    ['default where nothing is known of the call', { To: '' }, 'default'],
  ])('is %s', async (_, parameters, widget) => {
    expect(await service.post('/connect', { ...inboundCall, ...parameters })).toEqual(clientOf(widget));
  });

  it.each(['outbound-api', 'outbound-dial'])(
    'is the one of the calling number where the call is %s',
    async (Direction) => {
      expect(await service.post('/connect', { ...outboundCall, Direction })).toEqual(
        clientOf('sales', outboundCall.To),
      );
    },
  );

  it.each([
    ['nobody', 'No widget here is named "nobody".'],
    ['__proto__', 'No widget here is named "__proto__".'],
    ['constructor', 'No widget here is named "constructor".'],
    ['+13125550100', 'No widget here is named "+13125550100".'],
    ['a "b"\n', 'No widget here is named "a \\"b\\"\\n".'],
    ['a-file', 'No widget here is named "a-file".'],
    ['x'.repeat(5_000), `No widget here is named "${'x'.repeat(79)}… (5002 characters).`],
  ])('is none, and no default, where the parameter is %j', async (widget, message) => {
    expect(await service.post('/connect', { ...inboundCall, widget })).toEqual(
      refusal(404, message, [{ message, callSid: CallSid }]),
    );
  });

  it('is asked by private assets that nobody can download', async () => {
    expect(await service.get('/widgets/1-of-1.json')).toMatchObject({ status: 403 });
  });
});

describe('/connect without a default widget', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService({ widgets: { 'pasted-from-studio': studioWidget } });
  });
  afterAll(() => service.stop());

  it.each([
    [{ To: '+13125550199' }, 'No widget here answers "+13125550199", and none is named "default".'],
    [{ To: 'client:bob' }, 'No widget here answers "client:bob", and none is named "default".'],
    [{ To: '' }, 'No widget here answers a call without a number, and none is named "default".'],
    [{ Direction: 'outbound-api' }, 'No widget here answers "+14155550111", and none is named "default".'],
  ])('answers 404 where the call has %j', async (parameters, message) => {
    expect(await service.post('/connect', { ...inboundCall, ...parameters })).toEqual(
      refusal(404, message, [{ message, callSid: CallSid }]),
    );
  });

  it('answers 404 to a request that says nothing', async () => {
    const message = 'No widget here answers a call without a number, and none is named "default".';
    expect(await service.get('/connect')).toEqual(refusal(404, message, [{ message }]));
  });
});
