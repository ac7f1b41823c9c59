import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { runWithApi } from '../support/deploy';
import { type ServerlessApi, startServerlessApi } from '../support/serverless-api';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const credentials = { accountSid: `AC${'0a1b2c3d'.repeat(4)}`, authToken: '4e5f6a7b'.repeat(4) };
const signIn = { ACCOUNT_SID: credentials.accountSid, AUTH_TOKEN: credentials.authToken };
const dev = 'connect-call-to-1234-dev.twil.io';

const packageJson = readFileSync(join(__dirname, '../../package.json'), 'utf8');
const shipped = `"@twilio/runtime-handler": "${manifest.dependencies['@twilio/runtime-handler']}"`;

let api: ServerlessApi;
let project: TemporaryProject;
beforeEach(async () => {
  api = await startServerlessApi(credentials);
  project = temporaryProject({
    widgets: { default: widgetContent({ noun: 'number', to: '+14157234000' }, { callCompleted: '' }) },
    environment: signIn,
  });
});
afterEach(async () => {
  project.discard();
  await api.stop();
});

/** Deploy, as `npm run deploy` does. What twilio-run frames and breaks into lines is one line again. */
async function deploy(args = '') {
  const { status, stderr } = await runWithApi(
    project,
    api,
    `node --import tsx scripts/deploy.ts ${args}`.trim(),
  );
  const said = stderr.replaceAll(/^│/gm, '').replaceAll(/\s+/g, ' ').trim();
  return { status, said };
}

const override = '--override-existing-project';
const built = 'Built 1 widget, 3 Functions, 1 asset into dist/ in N ms. - Deploying Function';
const succeeded = '✔ Serverless project successfully deployed';
const failed = (why: string) => ({ status: 1, said: expect.stringContaining(why) });
const stays = `The service "connect-call-to" (ZS…) has been made all the same, and stays. When what is wrong is put right, deploy to it with npm run deploy -- ${override}`;
const told = (count: number) =>
  'Twilio has no time for so many requests (429); waiting before the next try. '.repeat(count);

/** What a try after the first one is told, where nothing says whose the service is. */
const isThere = (found: string) =>
  `ERROR The service "connect-call-to" (ZS…) is there already. ${found} npm run deploy -- ${override} To make another service instead: npm run deploy -- --service-name NAME`;

// One story, since each deployment takes its seconds: what one has left behind is what the next one meets.
it('a deployment that fails is told, and leaves a service that the next one takes over when asked', async () => {
  // All there is to tell, where Twilio gives no reason.
  api.endBuilds('failed');
  expect(await deploy()).toEqual(
    failed(
      `Twilio could not put the build together (ZB…). Twilio gives no reason. Mostly a package cannot be installed there, or all together is too large. It was to install @twilio/runtime-handler ${manifest.dependencies['@twilio/runtime-handler']}, twilio ${manifest.dependencies.twilio} on node22. ${stays}`,
    ),
  );
  api.endBuilds('completed');
  expect(await deploy()).toEqual(
    failed(isThere('Nothing is live there: it was left by a deployment that failed. To deploy to it:')),
  );
  expect(api.live(dev)).toBeUndefined();

  // An upload that Twilio has no time for is tried again.
  api.refuseNext(2, /Versions$/);
  expect(await deploy(override)).toEqual({ status: 0, said: `${built} ${told(2)}${succeeded}` });
  expect(api.live(dev)?.functions.length).toBe(3);
  expect(api.live(dev)?.assets.map(({ content }) => content.length > 0)).toEqual([true]);

  // The reason, where Twilio gives one; and the service is not new.
  api.endBuilds('failed', { error_message: 'npm could not install twilio' });
  const later = await deploy();
  expect(later).toEqual(failed('(ZB…). Twilio says: error_message: npm could not install twilio'));
  expect(later.said).not.toContain('stays');

  // What another clone has deployed is not replaced unasked.
  project.remove('.twiliodeployinfo');
  const found =
    'It was deployed from another clone, from CI, or by another project of that name. To replace what is live there:';
  expect(await deploy()).toEqual(failed(isThere(found)));
});

it('a first deployment for which Twilio has no time is tried again, after a pause', async () => {
  api.refuseNext(1, /POST .*\/Services$/);
  expect(await deploy()).toEqual({ status: 0, said: `${built} ${told(1)}${succeeded}` });
});

describe('a first deployment that Twilio refuses', () => {
  it('for its handler says so', async () => {
    project.write({
      files: { 'package.json': packageJson.replace(shipped, '"@twilio/runtime-handler": "2.1.0"') },
    });
    const { status, said } = await deploy();
    expect(status).toBe(1);
    expect(said).toContain(
      'Some dependencies could not be validated. No matching version found for @twilio/runtime-handler@2.1.0.',
    );
    expect(said).toContain(stays);
  });

  it('for a handler that is a range never comes to Twilio', async () => {
    project.write({
      files: { 'package.json': packageJson.replace(shipped, '"@twilio/runtime-handler": "^2.0.1"') },
    });
    expect(await deploy()).toEqual(
      failed('The @twilio/runtime-handler version has to be an exact valid semver'),
    );
    expect(api.requests).toEqual([]);
  });

  it('for a runtime that is gone says so', async () => {
    const rc = readFileSync(join(project.root, '.twilioserverlessrc.js'), 'utf8');
    project.write({ files: { '.twilioserverlessrc.js': rc.replace("'node22'", "'node18'") } });
    expect(await deploy()).toEqual(failed('Runtime node18 is not supported.'));
  });

  it('for an asset that is too large says so', async () => {
    project.write({ files: { 'assets/large.bin': new Uint8Array(25_000_001) } });
    expect(await deploy()).toEqual(
      failed(`Failed to upload Asset /large.bin: 413 Content is larger than 25 MB. ${stays}`),
    );
  });

  it('for a variable that is too long says so', async () => {
    project.write({ environment: { ...signIn, LONG: 'a'.repeat(451) } });
    expect(await deploy()).toEqual(failed('Value is longer than 450 bytes.'));
  });
});

describe('the credentials of CI', () => {
  const page = readFileSync(join(__dirname, '../../docs/deploy.md'), 'utf8');
  const [, args = ''] = /^ *npm run deploy -- (--load-system-env .*)$/m.exec(page) ?? [];
  const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');

  it('come from the environment, with the command of docs/deploy.md, and show nowhere', async () => {
    project.remove('.env');
    project.write({ files: { '.env.example': example } });
    const environment = { ...signIn, SIP_PASSWORD: 'pa55', UNRELATED: 'kept' };
    const { status, stdout, stderr } = await runWithApi(
      project,
      api,
      `npm run deploy -- ${args}`,
      environment,
    );
    expect(status).toBe(0);
    const secrets = [signIn.AUTH_TOKEN, environment.SIP_PASSWORD];
    expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
    expect(api.live(dev)?.variables).toEqual({ SIP_PASSWORD: 'pa55' });
  });
});

describe('DOMAIN_NAME among the variables', () => {
  const refused = (file: string) =>
    `${file}:3:1  DOMAIN_NAME  is set by Twilio itself; sent there, it could lead this service's calls to another host. Remove the line. Behind a tunnel write TUNNEL_HOST instead: it counts only where the service runs on localhost.\n`;

  // What a command reads first is its configuration, which goes by its arguments: that takes a third of the time.
  it.each([
    ['.env', 'npm run deploy --silent'],
    ['.env', 'twilio-run deploy'],
    ['.env', 'node .twilioserverlessrc.js promote --build-sid=ZB0 --to=prod'],
    ['.env', 'node .twilioserverlessrc.js env import'],
    ['.env.prod', 'npm run deploy --silent -- --environment=prod --env .env.prod'],
    ['.env.prod', 'node .twilioserverlessrc.js deploy --env=.env.prod'],
  ])('in %s stops %s', async (file, command) => {
    project.write({ environment: signIn });
    project.write({
      files: {
        [file]: `ACCOUNT_SID=${signIn.ACCOUNT_SID}\nAUTH_TOKEN=${signIn.AUTH_TOKEN}\nDOMAIN_NAME=tunnel.example.com\n`,
      },
    });
    expect(await runWithApi(project, api, command)).toEqual({ status: 1, stdout: '', stderr: refused(file) });
    expect(api.requests).toEqual([]);
  });

  it('does not stop the way to remove it from the service', async () => {
    project.write({ files: { '.env': 'DOMAIN_NAME=tunnel.example.com\n' } });
    const unset = 'node .twilioserverlessrc.js env unset --key=DOMAIN_NAME';
    expect(await runWithApi(project, api, unset)).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
