import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import dialCompleted from '../fixtures/dial-completed.json';
import inboundCall from '../fixtures/inbound-call.json';
import { twiml } from '../support/ask';
import { rows } from '../support/carried';
import { runWithApi } from '../support/deploy';
import { type DeployedService, startDeployedService } from '../support/deploy-service';
import type { Finished } from '../support/run-command';
import { screenedLeg } from '../support/screened-leg';
import { type ServerlessApi, startServerlessApi } from '../support/serverless-api';
import type { Live, Upload } from '../support/serverless-api-resources';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const credentials = { accountSid: `AC${'0a1b2c3d'.repeat(4)}`, authToken: '4e5f6a7b'.repeat(4) };
const signIn = { ACCOUNT_SID: credentials.accountSid, AUTH_TOKEN: credentials.authToken };
const dev = 'connect-call-to-1234-dev.twil.io';
const prod = 'connect-call-to-1234-prod.twil.io';

const number = (to: string) => widgetContent({ noun: 'number', to }, { callCompleted: 'desk' });
const variables = { AGENTS: 'alice;carol', SIP_PASSWORD: 'pa55-of-the-environment' };
const content = {
  widgets: {
    default: number('+14157234000'),
    desk: widgetContent({
      noun: 'sip',
      sip_endpoint: 'sip:desk@example.com',
      sip_username: 'desk',
      sip_password: 'pa55-of-the-widget',
    }),
    13125550199: widgetContent({
      noun: 'client',
      // It takes the whole Liquid engine.
      to: "{% if trigger.call.From contains '+1415' %}{{ env.AGENTS | split: ';' | last }}{% endif %}",
      screen: { say: 'A call from {{ contact.channel.address }}.', digit: '1' },
    }),
  },
  files: {
    'assets/hello.txt': 'Hello',
    '.env.prod': `ACCOUNT_SID=${signIn.ACCOUNT_SID}\nAUTH_TOKEN=${signIn.AUTH_TOKEN}\nAGENTS=dave\n`,
  },
  environment: { ...signIn, CALLER_ID: '', ...variables },
};

const warned =
  'assets/widgets/desk.private.json:7:21  properties.sip_password  warning: stands in a file that is kept in git; read it from the environment: {{env.SIP_PASSWORD}}\n';
const built = (assets: string, widgets = '3 widgets') =>
  `Built ${widgets}, 3 Functions, ${assets} into dist/ in N ms.\n- Deploying Function\n`;
const succeeded = '✔ Serverless project successfully deployed\n\n';

/** What a deployment to the `dev` environment tells of its outcome. */
const deployed = `
deploymentInfo
domain            ${dev}
serviceName       connect-call-to
serviceSid        ZS…
environmentSuffix dev
environmentSid    ZE…
buildSid          ZB…
runtime           node22
viewLiveLogs      https://console.twilio.com/us1/develop/functions/editor/ZS…/environment/ZE…

functions
protected /connect        https://${dev}/connect
protected /connect-screen https://${dev}/connect-screen
protected /connect-status https://${dev}/connect-status
`;
const announced = `configInfo
account              AC…
serviceName          connect-call-to
serviceSid
environment          dev
rootDirectory        ROOT
dependencies         @twilio/runtime-handler,twilio
environmentVariables AGENTS,SIP_PASSWORD
runtime              node22
`;

let api: ServerlessApi;
let project: TemporaryProject;
let first: Finished;
beforeAll(async () => {
  api = await startServerlessApi(credentials);
  project = temporaryProject(content, { page: true });
  first = await runWithApi(project, api, 'npm run deploy');
});
afterAll(async () => {
  project.discard();
  await api.stop();
});

/** The inspector's page: a test of its own holds it to what it may show. */
const page = ['/assets/index.html', '/icon.svg', '/index.html', '/inspector.css', '/inspector.js'];

/** What is deployed to a domain, with the content of its public part, but for the page. */
function summary(domain: string) {
  const { functions, assets, ...rest } = live(domain);
  const shown = ({ path, visibility, content: bytes }: Upload) =>
    visibility === 'public' && !page.includes(path)
      ? [path, visibility, bytes.toString()]
      : [path, visibility];
  return { ...rest, functions: functions.map(shown), assets: assets.map(shown) };
}

function live(domain: string): Live {
  const found = api.live(domain);
  if (found === undefined) throw new Error(`Nothing is deployed to ${domain}`);
  return found;
}

/** What `/connect` answers to a call, where a build is all that there is. */
async function callTo(domain: string, call: Readonly<Record<string, string>> = inboundCall): Promise<string> {
  const service = await startDeployedService(api, domain, credentials);
  try {
    return await service.post('/connect', call);
  } finally {
    await service.stop();
  }
}

const answered = (inside: string) => `200 text/xml; charset=utf-8 ${twiml(inside)}`;
const dial = (domain: string, to: string, widget = 'default') =>
  answered(
    `<Dial action="https://${domain}/connect-status?widget=${widget}" method="POST" callerId="+14155550111" timeout="30"><Number>${to}</Number></Dial>`,
  );

describe('npm run deploy, in a copy of the project with nothing built', () => {
  const expected = {
    functions: [
      ['/connect', 'protected'],
      ['/connect-screen', 'protected'],
      ['/connect-status', 'protected'],
    ],
    // Whatever is secret is not here, then.
    assets: [
      ['/assets/index.html', 'public'],
      ['/hello.txt', 'public', 'Hello'],
      ['/icon.svg', 'public'],
      ['/index.html', 'public'],
      ['/inspector.css', 'public'],
      ['/inspector.js', 'public'],
      ['/widgets/1-of-1.json', 'private'],
    ],
    variables,
    dependencies: [
      { name: '@twilio/runtime-handler', version: manifest.dependencies['@twilio/runtime-handler'] },
      { name: 'twilio', version: manifest.dependencies.twilio },
    ],
    // Without them, nothing could be signed or looked up.
    includesCredentials: true,
  };

  it('uploads protected Functions, private widgets, the variables and the dependencies, and puts them live', () => {
    expect(summary(dev)).toEqual(expected);
  });

  it('uploads no credentials, and no variable but as a variable', () => {
    const { functions, assets } = live(dev);
    const files = Buffer.concat([...functions, ...assets].map((upload) => upload.content)).toString();
    const found = [...Object.values(signIn), variables.SIP_PASSWORD, 'pa55-of-the-widget'].map((secret) => [
      secret,
      api.received().includes(secret),
      files.includes(secret),
    ]);
    expect(found).toEqual([
      [signIn.ACCOUNT_SID, false, false],
      [signIn.AUTH_TOKEN, false, false],
      [variables.SIP_PASSWORD, true, false],
      ['pa55-of-the-widget', true, true],
    ]);
  });

  it('says so, and warns of nothing but the password that stands in a widget', () => {
    expect(first).toEqual({
      status: 0,
      stdout: `
> connect-call-to@${manifest.version} deploy
> tsx scripts/deploy.ts

${announced}${deployed}
assets
private /widgets/1-of-1.json https://${dev}/widgets/1-of-1.json
public  /assets/index.html   https://${dev}/assets/index.html
public  /hello.txt           https://${dev}/hello.txt
public  /icon.svg            https://${dev}/icon.svg
public  /index.html          https://${dev}/index.html
public  /inspector.css       https://${dev}/inspector.css
public  /inspector.js        https://${dev}/inspector.js
`,
      stderr: warned + built('7 assets') + succeeded,
    });
  });
});

describe('what was uploaded, alone in a folder with the packages that its build declares', () => {
  let service: DeployedService;
  beforeAll(async () => {
    service = await startDeployedService(api, dev, credentials);
  });
  afterAll(() => service.stop());

  it('has no other package', () => {
    const packages = ['twilio', '@twilio/runtime-handler/dev', 'express', 'liquidjs', 'valibot', 'esbuild'];
    const resolvable = `${JSON.stringify(packages)}.filter((name) => {
      try { return require.resolve(name) } catch { return false }
    }).join()`;
    const found = execFileSync(process.execPath, ['--preserve-symlinks', '--print', resolvable], {
      cwd: service.root,
    });
    expect(String(found)).toBe('twilio,@twilio/runtime-handler/dev,express\n');
  });

  const screen = `https://${dev}/connect-screen?_number=_2B13125550199&amp;_party=_2B14155550111&amp;widget=13125550199`;
  const outcome = ['default', 'completed', dialCompleted.DialCallSid, '42', dialCompleted.RecordingUrl];
  it.each([
    ['a call', '/connect', inboundCall, dial(dev, '+14157234000')],
    [
      'a call that takes Liquid and screening',
      '/connect',
      { ...inboundCall, To: '+13125550199' },
      answered(
        `<Dial action="https://${dev}/connect-status?widget=13125550199" method="POST" callerId="+14155550111" timeout="30" answerOnBridge="true"><Client url="${screen}" method="POST">carol</Client></Dial>`,
      ),
    ],
    [
      'the end of a Dial',
      '/connect-status?widget=default',
      dialCompleted,
      answered(
        `<Dial action="https://${dev}/connect-status?_outcomes=${rows([outcome])}&amp;_widgets=2&amp;widget=desk" method="POST" callerId="+14155550111" timeout="30"><Sip username="desk" password="pa55-of-the-widget">sip:desk@example.com</Sip></Dial>`,
      ),
    ],
    [
      'the person who answered',
      '/connect-screen?_number=_2B13125550199&_party=_2B14155550111&widget=13125550199',
      screenedLeg,
      answered(
        `<Gather numDigits="1" timeout="10" action="${screen}" method="POST"><Say>A call from +14155550111.</Say></Gather><Hangup/>`,
      ),
    ],
  ])('answers %s', async (_, path, form, expected) => {
    expect(await service.post(path, form)).toBe(expected);
    expect(service.output()).toBe('');
  });
});

describe('after an edit', () => {
  const faulty = { widgets: { default: number('nobody') } };
  let firstBuild: string;
  beforeAll(() => {
    const info = readFileSync(join(project.root, '.twiliodeployinfo'), 'utf8');
    firstBuild = JSON.parse(info)[`${credentials.accountSid}:us1`].latestBuild;
    project.write({ widgets: { default: number('+14157239999') } });
  });

  it('deploys the edit to the same service, and to no other environment than it is told', async () => {
    const before = live(dev);
    const requested = api.requests.length;
    const told = await runWithApi(project, api, 'npm run deploy -- --environment=prod --env .env.prod');
    expect(told).toMatchObject({ status: 0, stderr: warned + built('7 assets') + succeeded });
    const newcomers = /^POST .*\/(Services|Functions|Assets)$/;
    expect(api.requests.slice(requested).filter((request) => newcomers.test(request))).toEqual([]);
    expect(live(prod).variables).toEqual({ AGENTS: 'dave' });
    expect(await callTo(prod)).toBe(dial(prod, '+14157239999'));
    expect(live(dev)).toEqual(before);
  });

  it('requests nothing where a widget is faulty', async () => {
    const requested = api.requests.length;
    project.write(faulty);
    expect(await runWithApi(project, api, 'twilio-run deploy')).toEqual({
      status: 1,
      stdout: '',
      stderr: `assets/widgets/default.private.json:5:11  properties.to  is "nobody"; expected a phone number in E.164, such as +14155550100, or Liquid\n${warned}1 fault: nothing is built until they are fixed.\n`,
    });
    expect(api.requests.length).toBe(requested);
  });

  it('goes back to an earlier build without a look at the widgets', async () => {
    project.write(faulty);
    const page = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
    const [, promote = ''] = /`npx (twilio-run promote [^`]*)`/.exec(page) ?? [];
    const back = promote.replace('ZB…', firstBuild);
    expect(await runWithApi(project, api, back)).toMatchObject({ status: 0, stdout: `${prod}\n` });
    expect(live(prod)).toEqual({ ...live(dev), variables: { AGENTS: 'dave' } });
  });
});

describe('another clone of the project', () => {
  let other: TemporaryProject;
  beforeAll(() => {
    const widgets = Array.from({ length: 60 }, (_, index): [string, object] => [
      `widget-${index}`,
      { ...number('+14157234000'), numbers: [`+141555501${String(index).padStart(2, '0')}`] },
    ]);
    other = temporaryProject({
      ...content,
      widgets: { ...content.widgets, ...Object.fromEntries(widgets) },
      environment: { ...content.environment, AGENTS: 'erin' },
    });
  });
  afterAll(() => other.discard());

  it('does not replace what is there unasked', async () => {
    const before = live(dev);
    expect(await runWithApi(other, api, 'twilio-run deploy')).toEqual({
      status: 1,
      stdout: `${announced}\n`,
      stderr: `${warned}${built('2 assets', '63 widgets')}✖ Failed Deployment

│ ERROR Service with name "connect-call-to" already exists with SID
│ "ZS…".
│
│ Here are a few ways to solve this problem:
│
│ - Rename your project in the package.json "name" property
│ - Pass an explicit name to your deployment
│   > twilio-run deploy -n my-new-service-name
│ - Deploy to the existing service with the name "connect-call-to"
│   > twilio-run deploy --override-existing-project
│ - Run deployment in force mode
│   > twilio-run deploy --force

`,
    });
    expect(live(dev)).toEqual(before);
  });

  it('replaces it when asked, however many widgets it has', async () => {
    expect(await runWithApi(other, api, 'twilio-run deploy --override-existing-project')).toEqual({
      status: 0,
      stdout: `${announced}${deployed}
assets
private /widgets/1-of-1.json https://${dev}/widgets/1-of-1.json
public  /hello.txt           https://${dev}/hello.txt
`,
      stderr: warned + built('2 assets', '63 widgets') + succeeded,
    });
    expect(live(dev).variables).toEqual({ ...variables, AGENTS: 'erin' });
    expect(await callTo(dev, { ...inboundCall, To: '+14155550159' })).toBe(
      dial(dev, '+14157234000', 'widget-59'),
    );
  });
});
