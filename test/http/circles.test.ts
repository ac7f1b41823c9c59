import callerHungUp from '../fixtures/caller-hung-up.json';
import inboundCall from '../fixtures/inbound-call.json';
import { type LocalService, startLocalService } from '../support/local-service';
import { widgetContent } from '../support/widget-content';

const anyone = { noun: 'client', to: 'alice' };
const endless = '{% for i in (1..9999) %}{% for j in (1..9999) %}{% assign a = i %}{% endfor %}{% endfor %}';

/** A Function of the user's, which tells in the log that it was asked. */
const counted = `exports.handler = (context, { request, ...event }, callback) => {
  console.log(JSON.stringify({ path: context.PATH, delivery: event._delivery }));
  callback(null, 'noted');
};`;

describe('a service that is led to itself', () => {
  let service: LocalService;
  beforeAll(async () => {
    service = await startLocalService(
      {
        environment: { AUTH_TOKEN: '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6' },
        files: { 'functions/counted.protected.js': counted },
        widgets: {
          office: widgetContent(anyone, { hangup: '{{flow.data.a}}', noAnswer: '{{flow.data.a}}' }),
          slow: widgetContent({
            ...anyone,
            caller_id: endless,
            timeout: endless,
            time_limit: endless,
            record: endless,
            client: { parameters: { a: endless, b: endless, c: endless, d: endless } },
          }),
        },
      },
      { domain: '' },
    );
  });
  afterAll(() => service.stop());

  it.each(['/connect-status?widget=office', '/./connect%2Dstatus/?widget=office'])(
    'asks itself nothing after a hang-up: %s',
    async (a) => {
      const { body, log } = await service.post('/connect-status?widget=office', { ...callerHungUp, a });
      expect(body).toContain('<Response><Hangup/></Response>');
      expect(log).toEqual([
        {
          message:
            "leads to this service's own /connect-status, where the call would go in circles; the flow ends",
          widget: 'office',
          property: 'transitions.hangup.next',
          value: a,
          callSid: callerHungUp.CallSid,
        },
      ]);
    },
  );

  it('tells its own Function that it is asked after a hang-up', async () => {
    const { log } = await service.post('/connect-status?widget=office', { ...callerHungUp, a: '/counted' });
    expect(log).toEqual([{ path: '/counted', delivery: '1' }]);
  });

  it('sends no request that another has caused', async () => {
    const form = { ...callerHungUp, a: '/counted', _delivery: '1' };
    const { log } = await service.post('/connect-status?widget=office', form);
    expect(log).toMatchObject([{ property: 'transitions.hangup.next' }]);
  });

  it('gives all Liquid of a request 2 s', async () => {
    const begun = performance.now();
    const { body, log } = await service.post('/connect?widget=slow', inboundCall);
    expect(performance.now() - begun).toBeLessThan(5_000);
    expect(body).toContain('<Client>alice</Client>');
    expect(log.length).toBe(8);
  });
});
