import { execFileSync } from 'node:child_process';
import { type ServerlessApi, startServerlessApi } from '../support/serverless-api';
import { serverlessAccount } from '../support/serverless-api-account';

const accountSid = `AC${'0a1b2c3d'.repeat(4)}`;
const service = `/v1/Services/ZS${'0'.repeat(32)}`;

type Parameters = readonly (readonly string[])[];

/** Ask an empty account, or the one given. */
function post(path: string, parameters: Parameters, account = serverlessAccount(accountSid)): object {
  const form = new Map<string, Buffer[]>();
  for (const [name = '', value = ''] of parameters) {
    form.set(name, [...(form.get(name) ?? []), Buffer.from(value)]);
  }
  const host = path.endsWith('/Versions') ? 'serverless-upload.twilio.com' : 'serverless.twilio.com';
  return account.answer({ method: 'POST', host, path, form });
}

const long = [
  ['Key', 'LONG'],
  ['Value', 'é'.repeat(226)],
];

const version = (path: string, visibility: string, size = 0): [string, Parameters] => [
  `${service}/Assets/ZH${'0'.repeat(32)}/Versions`,
  [
    ['Path', path],
    ['Visibility', visibility],
    ['Content', 'a'.repeat(size)],
  ],
];

describe('the stand-in for the Serverless API refuses what Twilio refuses', () => {
  it.each([
    ['Path /+1.json is invalid.', ...version('/+1.json', 'private')],
    ['Path hello.txt is invalid.', ...version('hello.txt', 'public')],
    ['Visibility secret is invalid.', ...version('/hello.txt', 'secret')],
    ['At least one Function Version or Asset Version is required for Build.', `${service}/Builds`, []],
    [`ZN${'0'.repeat(32)} was not found`, `${service}/Builds`, [['FunctionVersions', `ZN${'0'.repeat(32)}`]]],
    ['Missing required parameter UniqueName in the post body', '/v1/Services', []],
    ['/v1/Flows of serverless.twilio.com was not found', '/v1/Flows', []],
    ['Content is larger than 10 MB.', ...version('/large.json', 'private', 10_000_001)],
    ['Content is larger than 25 MB.', ...version('/large.json', 'public', 25_000_001)],
    ['Value is longer than 450 bytes.', `${service}/Environments/ZE${'0'.repeat(32)}/Variables`, long],
  ])('%s', (message, path, parameters) => {
    expect(() => post(path, parameters)).toThrow(message);
  });

  const handlers =
    'You can find the valid versions at https://www.twilio.com/docs/serverless/functions-assets/handler';
  it.each([
    ['2.0.1', 'node22', undefined],
    ['2.1.2', 'node24', undefined],
    ['1.2.1', 'node20', undefined],
    // npm has them.
    ...['2.1.0', '2.0.3', '2.0.2', '^2.0.1', '2', 'latest'].map((handler): [string, string, string] => [
      handler,
      'node22',
      `Some dependencies could not be validated. No matching version found for @twilio/runtime-handler@${handler}. ${handlers}`,
    ]),
    ['2.0.1', 'node18', 'Runtime node18 is not supported.'],
    ['2.0.1', 'node21', 'Runtime node21 is not supported.'],
  ])('the handler %s on %s', (handler, runtime, message) => {
    const account = serverlessAccount(accountSid);
    const { sid } = Object(post(...version('/hello.txt', 'public'), account));
    const dependencies = [
      { name: '@twilio/runtime-handler', version: handler },
      { name: 'twilio', version: '^6.0.0' },
    ];
    const parameters = [
      ['AssetVersions', String(sid)],
      ['Dependencies', JSON.stringify(dependencies)],
      ['Runtime', runtime],
    ];
    const build = () => post(`${service}/Builds`, parameters, account);
    if (message === undefined) expect(build()).toMatchObject({ dependencies, runtime });
    else expect(build).toThrow(message);
  });

  it.each([
    ['10 services', 10, '/v1/Services', 'UniqueName'],
    ['25 environments', 25, undefined, 'DomainSuffix'],
  ])('more than %s', (what, most, path, key) => {
    const account = serverlessAccount(accountSid);
    const { sid } =
      path === undefined ? Object(post('/v1/Services', [['UniqueName', 'calls']], account)) : { sid: '' };
    const make = (name: string) => post(path ?? `/v1/Services/${sid}/Environments`, [[key, name]], account);
    for (let index = 0; index < most; index += 1) make(`n${index}`);
    expect(() => make('last')).toThrow(`There are ${what} already.`);
  });

  it.each([
    [50, 'private', undefined],
    [51, 'private', 'A Build holds at most 50 private assets.'],
    [51, 'public', undefined],
  ])('%i assets that are %s', (count, visibility, message) => {
    const account = serverlessAccount(accountSid);
    const versions = Array.from({ length: count }, (_, index): [string, string] => {
      const made = post(...version(`/${index}.json`, visibility), account);
      return ['AssetVersions', String(Reflect.get(made, 'sid'))];
    });
    const build = () => post(`${service}/Builds`, versions, account);
    if (message === undefined) expect(build()).toMatchObject({ status: 'building' });
    else expect(build).toThrow(message);
  });
});

describe('a command in the environment of the stand-in', () => {
  let api: ServerlessApi;
  beforeAll(async () => {
    api = await startServerlessApi({ accountSid, authToken: '4e5f6a7b'.repeat(4) });
  });
  afterAll(() => api.stop());

  /** What becomes of this statement, in a process of its own. */
  function outcome(statement: string): string {
    const script = `
      process.on('uncaughtException', (error) => console.log((error.cause ?? error).message));
      ${statement}`;
    return execFileSync(process.execPath, ['--eval', script], {
      env: { ...api.environment },
      encoding: 'utf8',
    });
  }

  it.each([
    ["https.request('https://api.twilio.com/')", 'Nothing stands in for api.twilio.com here\n'],
    [
      "https.get('https://serverless.twilio.com/')",
      'No connection to serverless.twilio.com is opened here\n',
    ],
    ["http.get('http://example.com/')", 'No connection to example.com is opened here\n'],
    ["net.connect(443, '192.0.2.1')", 'No connection to 192.0.2.1 is opened here\n'],
    ["new net.Socket().connect(443, '192.0.2.1')", 'No connection to undefined is opened here\n'],
    ["tls.connect(443, 'example.com')", 'No connection to example.com is opened here\n'],
    ["fetch('https://example.com/')", 'No connection to example.com is opened here\n'],
  ])('reaches no other machine: %s', (statement, expected) => {
    expect(outcome(statement)).toBe(expected);
  });

  it('gets nothing without the credentials of the account', async () => {
    const response = await fetch(`http://127.0.0.1:${api.environment.SERVERLESS_API_PORT}/v1/Services`);
    expect([response.status, await response.json()]).toEqual([
      401,
      {
        status: 401,
        code: 20003,
        message: 'Authenticate',
        more_info: 'https://www.twilio.com/docs/errors/20003',
      },
    ]);
  });
});
