import declined from '../../fixtures/dial-declined.json';
import inbound from '../../fixtures/inbound-call.json';
import { ask, twiml } from '../../support/ask';
import { rows } from '../../support/carried';
import { flow, state } from '../../support/flow';
import { serviceWith } from '../../support/service';
import { walk } from '../../support/walk';

const root = 'https://calls-1234.twil.io';

function service(properties: object, ways: Readonly<Record<string, string>> = {}, say = '') {
  const to = { noun: 'number-multi', to: '+14155550100, +14155550101', ...properties };
  const flows = {
    main: {
      ...flow(
        state('connect-call-to', 'sales', to, ways),
        state('say-play', 'busy', { say: `Busy ${say}` }, { audioComplete: 'https://example.com/' }),
      ),
      numbers: ['+13125550100'],
    },
  };
  return serviceWith([], { flows });
}

describe('connect-call-to in a flow', () => {
  it('names the flow in its action', () => {
    const { text, log } = walk('/connect', inbound, service({}));
    expect([text, log]).toEqual([
      twiml(
        `<Dial action="${root}/connect-status?flow=main&amp;widget=sales" method="POST" callerId="+14155550111" timeout="30"><Number>+14155550100</Number><Number>+14155550101</Number></Dial>`,
      ),
      [],
    ]);
  });

  it('has the flow’s number for a fallback of its caller ID', () => {
    const event = { flow: 'main', From: 'anonymous', To: 'client:x' };
    const { text } = walk('/connect', event, service({}));
    expect(/callerId="([^"]*)/.exec(text)?.[1]).toBe('+13125550100');
  });

  it.each([
    ['Press 1.', `${root}/connect-screen?flow=main&amp;widget=sales`],
    [
      'Call from {{contact.channel.address}}',
      `${root}/connect-screen?_number=_2B13125550100&amp;_party=_2B14155550111&amp;flow=main&amp;widget=sales`,
    ],
  ])('names the flow where it asks %j', (say, url) => {
    const here = service({ to: '+14155550100', screen: { say } });
    const { text } = walk('/connect', inbound, here);
    expect(/ url="([^"]*)/.exec(text)?.[1]).toBe(url);
    const request = Object.fromEntries(new URL(url.replaceAll('&amp;', '&')).searchParams);
    expect(ask('/connect-screen', { ...request, To: '+14155550100', Digits: '1' }, here).text).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    );
  });

  it('rings the others again in its flow', () => {
    const request = { ...inbound, ...declined, flow: 'main', widget: 'sales' };
    const { text, asked } = walk('/connect-status', request, service({ screen: { say: 'Press 1.' } }), {
      results: { lookUpCall: { ok: true, to: '+14155550100' } },
    });
    expect([text, asked]).toEqual([
      twiml(
        `<Dial action="${root}/connect-status?_refused=${rows([['+14155550100']])}&amp;flow=main&amp;widget=sales" method="POST" callerId="+14155550111" timeout="30" answerOnBridge="true"><Number url="${root}/connect-screen?flow=main&amp;widget=sales" method="POST">+14155550101</Number></Dial>`,
      ),
      [['lookUpCall', { callSid: declined.DialCallSid }]],
    ]);
  });

  it.each([
    ['{{widgets.sales.DialCallStatus}}', 'busy'],
    ['{{widgets.sales.variables.DialCallStatus}}', 'busy'],
    ['{{widgets.sales.DialCallSid}}', 'CA1'],
    ['nobody', 'nobody'],
  ])('tells %s, and every redirect of this response its outcome', (say, said) => {
    const request = { ...inbound, flow: 'main', widget: 'sales', DialCallStatus: 'busy', DialCallSid: 'CA1' };
    const { text } = walk('/connect-status', request, service({}, { busy: 'busy' }, say));
    expect(text).toBe(
      twiml(
        `<Say>Busy ${said}</Say><Redirect method="POST">https://example.com/?DialCallStatus=busy&amp;DialCallSid=CA1</Redirect>`,
      ),
    );
  });
});
