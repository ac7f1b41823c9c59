import inboundCall from '../fixtures/inbound-call.json';
import { twiml } from '../support/expected-reply';
import { startLocalService } from '../support/local-service';
import { domain } from '../support/service';
import { widgetContent } from '../support/widget-content';

/** What a service with this variable answers to a call, at this machine (`''`) or in the cloud. */
async function callTo(host: string, tunnel: string) {
  const service = await startLocalService(
    {
      widgets: { default: widgetContent({ noun: 'number', to: '+14157234000' }) },
      environment: { TUNNEL_HOST: tunnel },
    },
    { domain: host },
  );
  try {
    const reply = await service.post('/connect', inboundCall);
    return { ...reply, body: reply.body.replaceAll(`:${service.port}`, ':PORT') };
  } finally {
    await service.stop();
  }
}

/** The answer that leads back to this origin, and what is logged. */
function dial(origin: string, log: readonly object[] = []) {
  const action = `action="${origin}/connect-status?widget=default" method="POST"`;
  return twiml(
    `<Dial ${action} callerId="${inboundCall.From}" timeout="30"><Number>+14157234000</Number></Dial>`,
    log,
  );
}

const ignored = {
  property: 'TUNNEL_HOST',
  message:
    'expected a host alone, such as calls.example.com, without https:// and without a path; it is ignored',
  value: 'https://tunnel.example.com',
  callSid: inboundCall.CallSid,
};

describe('the variable TUNNEL_HOST', () => {
  it.each([
    ['leads back through the tunnel', '', 'tunnel.example.com', dial('https://tunnel.example.com')],
    ['with a scheme is ignored and logged', '', ignored.value, dial('http://localhost:PORT', [ignored])],
    ['has no effect in the cloud', domain, 'tunnel.example.com', dial(`https://${domain}`)],
  ])('%s', async (_, host, tunnel, expected) => {
    expect(await callTo(host, tunnel)).toEqual(expected);
  });
});
