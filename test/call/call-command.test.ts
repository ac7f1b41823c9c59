import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validateRequest } from 'twilio/lib/webhooks/webhooks';
import { runCall } from '../support/run-call';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const authToken = '0123456789abcdef0123456789abcdef';

jest.setTimeout(30_000);

describe('npm run call', () => {
  let project: TemporaryProject;
  let bare: TemporaryProject;
  let office: TemporaryProject;
  const servers: Server[] = [];

  beforeAll(() => {
    const sales = {
      ...widgetContent(
        { noun: 'number-multi', to: '+14155550101, +14155550102', timeout: 20 },
        { noAnswer: 'desk', callCompleted: '' },
      ),
      numbers: ['+13125550100'],
    };
    const desk = {
      noun: 'sip',
      sip_endpoint: 'sip:desk@example.com',
      sip_username: 'desk',
      sip_password: 'hunter2',
    };
    project = temporaryProject({
      widgets: {
        sales,
        desk: widgetContent(desk),
        default: widgetContent({ noun: 'client', to: 'alice' }),
        room: widgetContent({ noun: 'conference', to: 'team' }),
        loop: {
          ...widgetContent({ noun: 'number', to: '{{flow.data.to}}' }, { callCompleted: '' }),
          numbers: ['+13125550102'],
        },
        screened: widgetContent({ noun: 'client', to: 'alice', screen: { say: 'Press 5.' } }),
        nobody: widgetContent({ noun: 'number', to: '{{flow.data.to}}' }),
      },
      environment: {
        AUTH_TOKEN: authToken,
        DOMAIN_NAME: 'old-tunnel.example.com',
        TUNNEL_HOST: 'tunnel.example.com',
      },
    });
    bare = temporaryProject({ widgets: { sales: { ...sales, transitions: [] } } });
    office = temporaryProject({
      files: {
        'assets/flows/office.private.json': readFileSync(
          'test/fixtures/shipped/assets/flows/office.private.json',
          'utf8',
        ),
        'assets/widgets/ask.private.json': JSON.stringify({
          type: 'make-http-request',
          properties: { url: 'https://example.com/who?key={{env.WHO_KEY}}' },
          transitions: [{ event: 'success', next: 'tell' }],
        }),
        'assets/widgets/tell.private.json': JSON.stringify({
          type: 'say-play',
          properties: { say: '{{widgets.ask.parsed.name}}' },
        }),
        'who.json': '{"name":"Alice"}',
      },
      environment: { WHO_KEY: 'not-for-the-story' },
    });
  });

  afterAll(() => {
    for (const server of servers) server.close();
    project.discard();
    bare.discard();
    office.discard();
  });

  /** A service on this machine; what it answers is up to the test. */
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  }

  it('tells the whole story of a call', async () => {
    expect(await runCall(project, '--outcome', 'no-answer,answered:60')).toEqual({
      status: 0,
      stderr: '',
      stdout: `+14155550199 calls +13125550100.

POST /connect
  From=+14155550199 To=+13125550100 CallStatus=ringing Direction=inbound
  200 in 0 ms
  <Response>
    <Dial action="http://localhost:3000/connect-status?widget=sales" method="POST" callerId="+14155550199" timeout="20">
      <Number>+14155550101</Number>
      <Number>+14155550102</Number>
    </Dial>
  </Response>

2 people ring at once, for 20 s, and see +14155550199:
  1  Number  +14155550101
  2  Number  +14155550102
  +14155550101 does not answer.
  +14155550102 does not answer.
  The Dial is over: no-answer.

POST /connect-status?widget=sales
  CallStatus=in-progress DialCallStatus=no-answer DialCallSid=CA00000000000000000000000000000002 DialBridged=false
  200 in 0 ms
  <Response>
    <Dial action="http://localhost:3000/connect-status?_outcomes=sales.no-answer.CA00000000000000000000000000000002&amp;_widgets=2&amp;widget=desk" method="POST" callerId="+14155550199" timeout="30">
      <Sip username="desk" password="***">sip:desk@example.com</Sip>
    </Dial>
  </Response>
  sales: noAnswer → the widget desk

Sip sip:desk@example.com rings for 30 s, and sees +14155550199.
  sip:desk@example.com answers.
  sip:desk@example.com is connected, and the two talk for 60 s; then hangs up.
  The Dial is over: completed.

POST /connect-status?widget=desk&…
  CallStatus=in-progress DialCallStatus=completed DialCallSid=CA00000000000000000000000000000004 DialCallDuration=60 DialBridged=true DialSipCallId=ca00000000000000000000000000000004@127.0.0.1 DialSipResponseCode=200
  200 in 0 ms
  <Response>
    <Hangup/>
  </Response>
  desk: answered, taken as callCompleted → the end of the call

The call is hung up.
`,
    });
  });

  it('tells it as JSON, with no password in it', async () => {
    const { status, stdout, stderr } = await runCall(
      project,
      '--json',
      '--widget',
      'desk',
      '--param',
      'campaign=spring',
      '--param',
      'Direction=outbound-api',
      '--from',
      '(415) 555-0111',
    );
    const { events, ending, dials } = JSON.parse(stdout);
    expect({ status, stderr, ending, dials }).toEqual({ status: 0, stderr: '', ending: 'hung up', dials: 1 });
    expect(events[0]).toEqual({
      kind: 'call',
      from: '+13125550100',
      to: '+14155550111',
      callSid: `CA${'1'.padStart(32, '0')}`,
    });
    expect(events[1].webhook.url).toBe('http://localhost:3000/connect?widget=desk&campaign=spring');
    expect(stdout).not.toContain('hunter2');
  });

  it.each([
    [
      'an unknown outcome',
      ['--outcome', 'anwsered'],
      /^--outcome "anwsered" is not known; expected answered, .*\nTry --help\.\n$/,
    ],
    [
      'an unknown option',
      ['--outcomes', 'busy'],
      /^error: unknown option '--outcomes'\n\(Did you mean --outcome\?\)\nTry --help\.\n$/,
    ],
  ])('takes %s for wrong use', async (_, args, sentence) => {
    const { status, stdout, stderr } = await runCall(bare, ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  it.each([
    [
      'a fourth of two targets',
      ['--outcome', '1=busy+4=busy'],
      '--outcome, number 1 in the list: 4=busy is about target 4, but there the call rings 2: +14155550101, +14155550102.',
    ],
    [
      'a second of one target, later in the call',
      ['--outcome', 'no-answer,2=answered:5,busy', '--json'],
      '--outcome, number 2 in the list: 2=answered is about target 2, but there the call rings 1: sip:desk@example.com.',
    ],
    [
      'somebody in a conference',
      ['--widget', 'room', '--outcome', '1=busy'],
      '--outcome, number 1 in the list: 1=busy is about target 1, but a conference rings nobody.',
    ],
  ])('takes an outcome for %s for wrong use', async (_, args, sentence) => {
    const { status, stdout, stderr } = await runCall(project, ...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `${sentence}\nTry --help.\n` });
    expect(stdout).toContain(sentence.slice(0, -1));
  });

  it('follows a call that rings a number of this service, and fails where that has no end', async () => {
    const { status, stdout, stderr } = await runCall(
      project,
      '--widget',
      'loop',
      '--param',
      'to=+13125550102',
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr:
        'The call failed: the call goes round: +13125550102 rings +13125550102 rings +13125550102; every round is another call that is billed, and nothing ends it.\n',
    });
    expect(stdout.match(/^.* calls .*$/gm)).toEqual([
      '+14155550199 calls +13125550102.',
      '+14155550199 calls +13125550102.',
    ]);
  });

  it.each([
    [
      'a key where a Dial rings',
      ['--flow', 'office', '--widget', 'reception', '--outcome', 'digits:1'],
      '--outcome, number 1 in the list: digits:1 does not fit where office/reception rings +14155550100; expected answered, no-answer, busy, failed, canceled, declined, all-declined or caller-hangup.',
    ],
    [
      'a file that is not there',
      ['--outcome', 'success:gone.json'],
      '--outcome "success:gone.json": the file gone.json cannot be read: ENOENT',
    ],
    ['an unknown flow', ['--flow', 'ofice'], '--flow "ofice" is not known; there is office'],
    ['an unknown time', ['--at', 'noon'], '--at "noon" is no date and time'],
  ])('takes %s in a flow for wrong use', async (_, args, sentence) => {
    const { status, stderr } = await runCall(office, ...args);
    expect(status).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it('takes the answer of a web service from a file, and shows no secret', async () => {
    const args = ['--widget', 'ask', '--outcome', 'success:who.json'];
    const { status, stdout } = await runCall(office, ...args);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '  stand-in GET https://example.com/who?key=*** is not requested; the answer is 200 {"name":"Alice"}.\n',
    );
    expect(stdout).toContain('  The caller hears "Alice".\n');
    expect((await runCall(office, ...args, '--json')).stdout).not.toContain('not-for-the-story');
  });

  it('counts the round trips', async () => {
    const { stdout } = await runCall(
      office,
      ...['--json', '--at', '2026-12-25T10:00', '--outcome', 'no-audio'],
    );
    const { roundTrips, dials, outcomes, ending } = JSON.parse(stdout);
    expect({ roundTrips, dials, outcomes, ending }).toEqual({
      roundTrips: 2,
      dials: 0,
      outcomes: 1,
      ending: 'hung up',
    });
  });

  it('ends every sentence once', async () => {
    const { stdout } = await runCall(project, '--widget', 'screened', '--outcome', 'declined');
    expect(stdout).toContain('  client:alice hears "Press 5."\n');
    expect(stdout).not.toMatch(/\.["')]?\.\s/);
    const gone = await runCall(project, '--widget', 'nobody');
    expect(gone.stderr).toMatch(/it rendered to nothing\.\n$/);
  });

  it('says that a port is taken', async () => {
    const { port } = new URL(await serve(() => {}));
    expect(await runCall(project, '--port', port)).toEqual({
      status: 1,
      stdout: '',
      stderr: `Port ${port} is taken. Name another one, or leave --port out for one that is free.\n`,
    });
  });

  it('builds nothing from a faulty widget', async () => {
    const faulty = temporaryProject({ widgets: { sales: '{' } });
    const { status, stdout, stderr } = await runCall(faulty);
    faulty.discard();
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('assets/widgets/sales.private.json:1:2  $  is not JSON');
  });

  describe('--url', () => {
    const failed = 'The call failed: ';

    it('signs its requests with AUTH_TOKEN', async () => {
      const signed: boolean[] = [];
      const url: string = await serve(async (request, response) => {
        let form = '';
        for await (const chunk of request) form += chunk;
        const parameters = Object.fromEntries(new URLSearchParams(form));
        const signature = String(request.headers['x-twilio-signature']);
        signed.push(validateRequest(authToken, signature, `${url}${request.url}`, parameters));
        const dial =
          '<Dial action="/connect-status?widget=sales" method="POST"><Client>alice</Client></Dial>';
        response.setHeader('content-type', 'text/xml');
        response.end(`<Response>${request.url?.startsWith('/connect?') ? dial : ''}</Response>`);
      });
      const { status, stderr, stdout } = await runCall(
        project,
        '--url',
        url,
        '--widget',
        'elsewhere',
        '--outcome',
        'busy',
      );
      expect({ status, stderr, signed }).toEqual({ status: 0, stderr: '', signed: [true, true] });
      expect(stdout).toContain('POST /connect?widget=elsewhere\n');
      expect(stdout).toContain('  sales: busy → the end of the call\n');
    });

    it.each([
      [
        '403',
        403,
        'text/plain',
        `11200: the service answered 403 Forbidden: it does not take the signature of this request. AUTH_TOKEN in .env is not the token of the account that the service belongs to, or the service knows itself under another address than --url.`,
      ],
      [
        'HTML',
        200,
        'text/html',
        '12300: the service answered with a web page (HTML), no TwiML; TwiML comes as text/xml. Is URL the address of this service?',
      ],
    ])('says what is wrong with a service that answers %s', async (_, statusCode, type, sentence) => {
      const url = await serve((_request, response) => {
        response.writeHead(statusCode, { 'content-type': type }).end('<html></html>');
      });
      const { status, stderr } = await runCall(project, '--url', url);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: `${failed}${sentence.replace('URL', 'http://localhost:3000')}\n`,
      });
    });

    it('says that a service does not answer, and that nothing was signed without a token', async () => {
      const url = await serve(() => {});
      servers.at(-1)?.close();
      const { status, stderr } = await runCall(bare, '--url', url);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: `There is no AUTH_TOKEN in .env: the requests were not signed.
${failed}11200: http://localhost:3000 does not answer: nothing listens there (ECONNREFUSED).
`,
      });
    });
  });
});
