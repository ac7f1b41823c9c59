import inboundCall from '../fixtures/inbound-call.json';
import { type LocalService, startLocalService } from '../support/local-service';
import { closedOrigin, type Receiver, startReceiver } from '../support/receiver';
import { widgetContent } from '../support/widget-content';

// What SECURITY.md says of somebody who controls what comes with a call, on Twilio's own local runtime.

const token = '5f2c8e1b9a7d4036c5e8f1a2b3d4c5e6';
const forged = '\r\nX-Forged: 1\r\n\r\n{"message":"forged"}\n\u001b[31m\u2028';

describe('a caller who sends what they like', () => {
  let service: LocalService;
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
    service = await startLocalService({
      environment: { AUTH_TOKEN: token, ACCOUNT_SID: inboundCall.AccountSid },
      widgets: {
        echo: widgetContent(
          {
            noun: 'client',
            to: 'x{{flow.data.a}}',
            caller_id: '{{flow.data.a}}',
            timeout: '{{flow.data.a}}',
          },
          { callCompleted: '/x{{flow.data.a}}', hangup: `${await closedOrigin()}/x{{flow.data.a}}` },
        ),
        number: widgetContent({ noun: 'number', to: '{{flow.data.a}}' }),
        asks: widgetContent(
          { noun: 'client', to: 'a', screen: { play: `${receiver.origin}/{{flow.data.a}}` } },
          { callCompleted: `${receiver.origin}/next` },
        ),
      },
    });
  });
  afterAll(() => Promise.all([service.stop(), receiver.stop()]));

  const post = (path: string, form: Readonly<Record<string, string>>) =>
    fetch(`http://127.0.0.1:${service.port}${path}`, { method: 'POST', body: new URLSearchParams(form) });

  it.each([
    '/connect?widget=echo',
    '/connect?widget=number',
    '/connect-status?widget=echo',
    '/connect-screen?widget=asks',
    '/connect?widget=%0D%0AX-Forged:1',
  ])('puts nothing into the headers of an answer, or into its type: %s', async (path) => {
    const plain = await post(path, { ...inboundCall, a: '+14155550123' });
    const answer = await post(path, {
      ...inboundCall,
      a: forged,
      From: forged,
      DialCallStatus: forged,
      CallSid: forged,
    });
    const own = (response: Response) => [...response.headers.keys()].filter((name) => name !== 'etag').sort();
    expect(own(answer)).toEqual(own(plain));
    expect(answer.headers.get('content-type')).toMatch(/^text\/(xml|plain); charset=utf-8$/);
  });

  it.each([
    ['/connect?widget=echo', 2],
    ['/connect?widget=number', 2],
    ['/connect?widget=%0A%7B%7D', 1],
    ['/connect-status?widget=%0A%7B%7D', 1],
    ['/connect-screen?widget=%0A%7B%7D', 1],
    ['/connect-status?widget=echo&CallStatus=completed', 1],
  ])('writes no line of its own into the log: %s', async (path, lines) => {
    const form = { a: forged, From: forged, To: forged, CallSid: forged, DialCallStatus: forged };
    const { log } = await service.post(path, form);
    // A line that is no JSON would stand here as a text.
    expect(log.map((line) => typeof line)).toEqual(Array.from({ length: lines }, () => 'object'));
    expect(log.map((line) => Object(line).message)).not.toContain('forged');
    expect(log.map((line) => Object(line).callSid)).toEqual(Array.from({ length: lines }, () => forged));
  });

  it('is told nothing of what is inside', async () => {
    const bodies = await Promise.all(
      [
        '/connect',
        '/connect?widget=none',
        '/connect?widget=number',
        '/connect-status',
        '/connect-status?widget[a]=1',
      ].map(async (path) => (await post(path, { a: forged })).text()),
    );
    for (const body of bodies) {
      expect(body).toMatch(/^[A-Z][^\n\r]+\.$/);
      expect(body).not.toMatch(/ {4}at |node_modules|Error:|\/tmp\/|[0-9a-f]{32}/);
    }
  });

  it('has nothing requested by /connect and /connect-screen, nor by /connect-status while they are there', async () => {
    for (const path of ['/connect', '/connect-screen', '/connect-status']) {
      const { status } = await service.post(`${path}?widget=asks`, {
        ...inboundCall,
        CallStatus: 'in-progress',
        DialCallStatus: 'busy',
      });
      expect(status).toBe(200);
    }
    expect(receiver.count()).toBe(0);
  });

  it('gets no widget as an asset', async () => {
    for (const path of [
      '/widgets/1-of-1.json',
      '/widgets/1-of-1.private.json',
      '/widgets/echo.json',
      '/assets/widgets/1-of-1.private.json',
      '/connect/../widgets/1-of-1.json',
      '/.env',
    ]) {
      const response = await fetch(`http://127.0.0.1:${service.port}${path}`);
      expect([path, response.status >= 400, (await response.text()).includes('flow.data')]).toEqual([
        path,
        true,
        false,
      ]);
    }
  });
});
