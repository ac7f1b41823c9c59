import picocolors from 'picocolors';
import { parseTwiml } from '../../scripts/call/parse-twiml';
import { renderStory } from '../../scripts/call/render-story';
import { doings, eventsOf, placeScripted } from '../support/simulated-call';

const app = 'AP8caa2afb9d5279926619c458dc7098a8';
const application = `<Application><ApplicationSid>${app}</ApplicationSid><Parameter name="a" value="1"/></Application>`;
const number = '<Number>+14155550123</Number>';
const whatsapp = '<WhatsApp>+14155550123</WhatsApp>';
const sender = 'callerId="whatsapp:+13125550199"';

function dial(inside: string, attributes = ''): string {
  return `<Dial action="/status" ${attributes}>${inside}</Dial>`;
}

async function place(inside: string, attributes = '', outcome = '') {
  const { story, requests } = await placeScripted({ '/voice': dial(inside, attributes) }, outcome);
  const told = renderStory(story, {
    colours: picocolors.createColors(false),
    origin: 'https://calls.example.com',
  });
  const status = requests.find(({ url }) => url.endsWith('/status'))?.parameters.DialCallStatus;
  return { story, told, status };
}

describe('a Dial of another noun', () => {
  it.each([
    [
      'Queue',
      '<Queue url="/connecting">support</Queue>',
      'support',
      'The caller is put through to whoever has waited longest in the queue support, for 30 s at most.',
    ],
    [
      'Application',
      application,
      app,
      `The call goes to the TwiML App ${app}, whose own TwiML is not run here, for 30 s at most.`,
    ],
  ])('that is a %s connects', async (_, inside, address, line) => {
    const { story, told, status } = await place(inside);
    expect(doings(story)).toEqual([
      `${address} answers`,
      `${address} is connected, and the two talk for 30 s; then hangs up`,
    ]);
    expect(told).toContain(`\n${line}\n`);
    expect(status).toBe('completed');
    expect((await place(inside, '', 'no-answer')).status).toBe('no-answer');
  });

  it('that is WhatsApp rings its numbers, and asks', async () => {
    const inside = '<WhatsApp url="/screen">+14155550123</WhatsApp><WhatsApp>+14155550124</WhatsApp>';
    const { story } = await place(inside, sender);
    expect(eventsOf(story, 'ring')[0]?.legs.map(({ address }) => address)).toEqual([
      'whatsapp:+14155550123',
      'whatsapp:+14155550124',
    ]);
    expect(
      eventsOf(story, 'request').find(({ purpose }) => purpose === 'screen')?.webhook.parameters,
    ).toMatchObject({
      From: 'whatsapp:+13125550199',
      To: 'whatsapp:+14155550123',
    });
  });

  it.each([
    [
      whatsapp,
      'callerId="+13125550199"',
      'whatsapp:+14155550123',
      '+13125550199 is no caller ID for a <WhatsApp>',
    ],
    [whatsapp, '', 'whatsapp:+14155550123', '+14155550111 is no caller ID for a <WhatsApp>'],
    [number, sender, '+14155550123', 'whatsapp:+13125550199 is no caller ID for a <Number>'],
  ])('that shows the wrong caller ID rings nobody: %s %s', async (inside, attributes, address, why) => {
    const { story, status } = await place(inside, attributes);
    expect(doings(story)).toEqual([`${address} is not rung`]);
    expect(eventsOf(story, 'fault').map(({ leg, text }) => [leg, text])).toEqual([
      [address, `13214: ${why}`],
    ]);
    expect(status).toBe('failed');
  });

  it('that is WhatsApp rings apps and SIP phones beside it', async () => {
    const { status } = await place('<Client>alice</Client><Sip>sip:b@example.com</Sip>', sender);
    expect(status).toBe('completed');
  });

  it.each([
    ['<Uri>sip:a@x.example</Uri><Uri>sip:b@x.example</Uri>', 'sip:a@x.example'],
    [
      '<Uri priority="2">sip:a@x.example</Uri><Uri priority="1" weight="5">sip:b@x.example</Uri>',
      'sip:b@x.example',
    ],
  ])('that is a SIP phone with routes rings the first: %s', async (routes, address) => {
    const { story } = await place(`<Sip>${routes}</Sip>`);
    expect(eventsOf(story, 'ring')[0]?.legs.map((leg) => leg.address)).toEqual([address]);
  });
});

describe('TwiML of another noun', () => {
  it.each([
    [dial(`<Queue>a</Queue>${number}`), '<Queue> stands alone in its <Dial>'],
    [dial(`${number}${application}`), '<Application> stands alone in its <Dial>'],
    [
      dial('<Sip><Uri priority="a">sip:a@x.example</Uri></Sip>'),
      '12200: the attribute priority of <Uri> cannot be "a"',
    ],
    [dial('<Number><Uri>a</Uri></Number>'), '12200: <Uri> cannot stand in <Number>'],
    [dial('<Queue colour="red">a</Queue>'), '12200: <Queue> has no attribute colour'],
    [
      dial('<WhatsApp method="PUT">+14155550123</WhatsApp>'),
      '12200: the attribute method of <WhatsApp> cannot be "PUT"',
    ],
  ])('that Twilio would refuse is refused: %s', (inside, fault) => {
    const body = `<Response>${inside}</Response>`;
    expect(parseTwiml({ status: 200, contentType: 'text/xml', body, milliseconds: 1 })).toEqual({
      ok: false,
      fault,
    });
  });
});
