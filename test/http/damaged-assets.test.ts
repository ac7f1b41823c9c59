import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import dialBusy from '../fixtures/dial-busy.json';
import inboundCall from '../fixtures/inbound-call.json';
import { action, refusal, twiml } from '../support/expected-reply';
import { inPlace } from '../support/in-place';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const { CallSid, From } = inboundCall;
const password = 'correct-horse';
const pack = 'dist/assets/widgets/1-of-1.private.json';
const sip = { noun: 'sip', sip_endpoint: 'sip:alice@example.com', sip_password: password };

/** The answer to a call that our own fault leaves without one. */
function fault(message: string) {
  return refusal(500, `This call could not be answered. ${message}.`, [{ message, callSid: CallSid }]);
}

describe('what the build has packed', () => {
  let service: LocalService;
  let text: string;
  beforeAll(async () => {
    service = await startLocalService(
      { widgets: { sales: { ...widgetContent(sip, { busy: '' }), numbers: [inboundCall.To] } } },
      { live: true },
    );
    text = readFileSync(join(service.project.root, pack), 'utf8');
  });
  beforeEach(() => service.project.write({ files: { [pack]: text } }));
  afterAll(() => service.stop());

  const dial = twiml(
    `<Dial ${action('widget=sales')} callerId="${From}" timeout="30"><Sip password="${password}">sip:alice@example.com</Sip></Dial>`,
  );

  it('answers the call as long as it is whole', async () => {
    expect(await service.post('/connect', inboundCall)).toEqual(dial);
    expect(await service.post('/connect-status?widget=sales', dialBusy)).toEqual(twiml('<Hangup/>'));
  });

  it.each([
    ['empty', () => '', 'A pack of widgets is damaged'],
    ['cut off', () => text.slice(0, -20), 'A pack of widgets is damaged'],
    ['not ours', () => '[]', 'A pack of widgets is damaged'],
    ['one character shorter', () => text.replace('"noun"', '"nou"'), 'A pack of widgets is damaged'],
    [
      'odd within a widget',
      () => text.replace('"noun":', '"noun" '),
      'The packed record of "sales" is damaged',
    ],
    ['without a noun', () => text.replace('"noun"', '"nuon"'), 'The packed widget "sales" is damaged'],
    [
      'with a noun of the future',
      () => text.replace('"noun":"sip"', '"noun":"toString"').replace('@example.', '@ex.'),
      'The packed widget "sales" is damaged',
    ],
    [
      'with a number in place of a widget',
      () => text.replace(/"sales":.*/, inPlace('"sales":5')),
      'The packed widget "sales" is damaged',
    ],
    [
      'with null in place of a widget',
      () => text.replace(/"sales":.*/, inPlace('"sales":null')),
      'The packed widget "sales" is damaged',
    ],
  ])('leads to 500 where it is %s', async (_, damaged, message) => {
    service.project.write({ files: { [pack]: damaged() } });
    expect(await service.post('/connect', { ...inboundCall, widget: 'sales' })).toEqual(fault(message));
    expect(await service.post('/connect-status?widget=sales', dialBusy)).toEqual(fault(message));
  });

  it.each([
    ['5', 'The packed number +13125550100 is damaged'],
    ['{}', 'The packed number +13125550100 is damaged'],
    ['"sales', 'The packed record of "+13125550100" is damaged'],
  ])('leads to 500 where the widget of a number is %s', async (record, message) => {
    service.project.write({
      files: { [pack]: text.replace(/"\+13125550100":.*(?=,)/, inPlace(`"+13125550100":${record}`)) },
    });
    expect(await service.post('/connect', inboundCall)).toEqual(fault(message));
  });

  it('leads to 500 where it is gone', async () => {
    service.project.remove(pack);
    const reply = await service.post('/connect', inboundCall);
    const [, message = ''] = /^This call could not be answered\. (.*)\.$/.exec(reply.body) ?? [];
    expect(message).toMatch(/^ENOENT: no such file or directory/);
    expect(reply).toEqual(fault(message));
  });

  it('answers the next call again, and has never shown a password', async () => {
    expect(await service.post('/connect', inboundCall)).toEqual(dial);
    expect(service.output()).not.toContain(password);
  });
});

describe('a deployment without its assets', () => {
  it('leads to 500, and says which command brings them back', async () => {
    const service = await startLocalService(
      { widgets: { sales: widgetContent(sip) } },
      { withoutAssets: true },
    );
    try {
      const reply = await service.post('/connect', inboundCall);
      const [, message = ''] = /^This call could not be answered\. (.*)\.$/.exec(reply.body) ?? [];
      expect(message).toMatch(/ missing: run "npm run build" and deploy again$/);
      expect(reply).toEqual(fault(message));
    } finally {
      await service.stop();
    }
  });
});
