import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import inboundCall from '../fixtures/inbound-call.json';
import { runCommand, startCommand } from '../support/run-command';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const client = (to: string) => widgetContent({ noun: 'client', to });

/** A port that nobody listens on: twilio-run asks a person about a port that is taken. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  return address.port;
}

/** What the service on this port answers to a call, as soon as it answers at all. */
async function callAt(port: number, runtime: ChildProcess): Promise<string> {
  while (runtime.exitCode === null) {
    try {
      const response = await fetch(`http://localhost:${port}/connect`, {
        method: 'POST',
        body: new URLSearchParams(inboundCall),
        signal: AbortSignal.timeout(5_000),
      });
      return await response.text();
    } catch {
      // Not listening yet.
      await setTimeout(50);
    }
  }
  throw new Error(`twilio-run ended with ${runtime.exitCode}.`);
}

/** Start the service anew and make one call. */
async function callAfterStart(project: TemporaryProject): Promise<string> {
  const port = await freePort();
  const runtime = startCommand(project, 'twilio-run', ['start', '--port', String(port)]);
  const ended = once(runtime, 'exit');
  runtime.stdout.resume();
  runtime.stderr.resume();
  try {
    return (await callAt(port, runtime)).replaceAll(String(port), 'PORT');
  } finally {
    runtime.kill();
    await ended;
  }
}

function dial(to: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Dial action="http://localhost:PORT/connect-status?widget=default" method="POST" callerId="+14155550111" timeout="30"><Client>${to}</Client></Dial></Response>`;
}

describe('twilio-run, which builds nothing itself', () => {
  let project: TemporaryProject;
  beforeEach(() => {
    project = temporaryProject({ widgets: { default: client('alice') } });
  });
  afterEach(() => project.discard());

  it('serves a fresh copy of the project, and after an edit the edit', async () => {
    expect(await callAfterStart(project)).toBe(dial('alice'));
    project.write({ widgets: { default: client('bob') } });
    expect(await callAfterStart(project)).toBe(dial('bob'));
  });

  it('does not start with a faulty widget', async () => {
    project.write({ widgets: { default: client('') } });
    const port = await freePort();
    expect(await runCommand(project, 'twilio-run', ['start', '--port', String(port)])).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets/default.private.json:5:11  properties.to  is missing; noun "client" needs a client identity, such as alice\n' +
        '1 fault: nothing is built until they are fixed.\n',
    });
  });

  it('finds a fresh build wherever it reads the configuration, as a deployment does', async () => {
    const pack = () => readFileSync(join(project.root, 'dist/assets/widgets/1-of-1.private.json'), 'utf8');
    const read = () => runCommand(project, 'read the configuration');
    expect(await read()).toMatchObject({ status: 0 });
    expect(pack()).toContain('"to":"alice"');
    project.write({ widgets: { default: client('bob') } });
    const { status, stdout, stderr } = await read();
    expect(pack()).toContain('"to":"bob"');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      functionsFolder: 'dist/functions',
      assetsFolder: 'dist/assets',
    });
    expect(stderr).toMatch(/^Built 1 widget, 3 Functions, 1 asset into dist\/ in \d+ ms\.\n$/);
  });

  it('reads no configuration with a faulty widget, so that nothing is uploaded', async () => {
    project.write({ widgets: { default: '{' } });
    expect(await runCommand(project, 'read the configuration')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets/default.private.json:1:2  $  is not JSON: a closing brace } is missing\n' +
        '1 fault: nothing is built until they are fixed.\n',
    });
  });
});

describe('the commands of twilio-cli and twilio-run that read the configuration', () => {
  /** The scripts that the configuration runs for a command, with what they are told. */
  function ran(command: string): string[] {
    const spawnSync = jest.fn((_: string, __: readonly string[]) => ({ status: 0 }));
    const { argv } = process;
    process.argv = ['node', 'twilio', ...command.split(' ')];
    try {
      jest.isolateModules(() => {
        jest.doMock('node:child_process', () => ({ spawnSync }));
        require('../../.twilioserverlessrc.js');
      });
    } finally {
      process.argv = argv;
      jest.dontMock('node:child_process');
    }
    return spawnSync.mock.calls.map(([, [, , ...script]]) => script.join(' '));
  }

  it.each([
    ['promote --to=prod', ['scripts/check-variables.ts promote --to=prod']],
    ['serverless:promote --to=prod', ['scripts/check-variables.ts serverless:promote --to=prod']],
    ['serverless promote --to=prod', ['scripts/check-variables.ts serverless promote --to=prod']],
    ['serverless:activate', ['scripts/check-variables.ts serverless:activate']],
    ['serverless activate', ['scripts/check-variables.ts serverless activate']],
    ['env import', ['scripts/check-variables.ts env import']],
    ['env list', []],
    ['serverless:env:unset --key=A', []],
    ['serverless env unset --key=A', []],
    ['serverless logs', []],
    ['serverless:list builds', []],
  ])('build nothing for %s', (command, scripts) => {
    expect(ran(command)).toEqual(scripts);
  });

  it.each(['deploy', 'serverless:deploy', 'serverless deploy'])(
    'check the variables and build for %s',
    (command) => {
      expect(ran(command)).toEqual([`scripts/check-variables.ts ${command}`, 'scripts/build.ts']);
    },
  );

  it.each(['serverless start', 'start --live'])('build for %s', (command) => {
    expect(ran(command)).toEqual(['scripts/build.ts']);
  });

  it('end where one of these fails', async () => {
    const project = temporaryProject({ widgets: { default: '{' } });
    try {
      const deploy = ['twilio', 'serverless:deploy'];
      expect(await runCommand(project, 'read the configuration', deploy)).toMatchObject({ status: 1 });
      const promote = ['twilio', 'serverless:promote', '--to=prod'];
      expect(await runCommand(project, 'read the configuration', promote)).toMatchObject({ status: 0 });
    } finally {
      project.discard();
    }
  });
});

describe('npm start', () => {
  /** Start a service whose phone is alice's. */
  async function startHere() {
    const project = temporaryProject({ widgets: { default: client('alice') } });
    const port = await freePort();
    const runtime = startCommand(project, 'start', ['--port', String(port)]);
    const ended = once(runtime, 'exit');
    let told = '';
    runtime.stdout.resume();
    runtime.stderr.on('data', (chunk) => {
      told += chunk;
    });
    const stop = async () => {
      runtime.kill();
      await ended;
      project.discard();
    };
    return { project, port, runtime, said: () => told, stop };
  }

  it('takes in edits of widgets and code while it runs, and goes on through a faulty one', async () => {
    const { project, port, runtime, said, stop } = await startHere();
    const call = async () => (await callAt(port, runtime)).replaceAll(String(port), 'PORT');
    const untilCalled = async (expected: string) => {
      while ((await call()) !== expected) await setTimeout(50);
    };
    try {
      expect(await call()).toBe(dial('alice'));
      project.write({ widgets: { default: client('bob') } });
      await untilCalled(dial('bob'));
      project.write({ widgets: { default: '{"properties": {"noun": "fax"}}' } });
      while (!said().includes('The last good build still serves.\n')) await setTimeout(50);
      expect(await call()).toBe(dial('bob'));
      project.write({ widgets: { default: client('carol') } });
      await untilCalled(dial('carol'));
      const code = readFileSync(join(project.root, 'lib/twiml/answer-elements.ts'), 'utf8');
      project.write({ files: { 'lib/twiml/answer-elements.ts': code.replace("'Client'", "'Customer'") } });
      await untilCalled(dial('carol').replaceAll('Client', 'Customer'));
      expect(said()).not.toContain('starts again');
    } finally {
      await stop();
    }
  });

  it('takes in a new Function, and goes on where a faulty widget is saved at the same time', async () => {
    const { project, port, runtime, said, stop } = await startHere();
    const code = (text: string) => `exports.handler = (_, __, callback) => callback(null, '${text}');\n`;
    const untilAnswered = async (path: string, expected: string) => {
      for (;;) {
        const answer = await fetch(`http://localhost:${port}${path}`).then(
          (response) => response.text(),
          () => undefined,
        );
        if (answer === expected) return;
        await setTimeout(50);
      }
    };
    try {
      await callAt(port, runtime);
      project.write({ files: { 'functions/hello.js': code('hello') } });
      await untilAnswered('/hello', 'hello');
      project.write({ files: { 'functions/bye.js': code('bye') } });
      while (said().split('the service starts again.\n').length < 3) await setTimeout(5);
      project.write({ widgets: { default: '{' } });
      while (!/still serves|starts again after/.test(said())) await setTimeout(50);
      project.write({ widgets: { default: client('bob') } });
      await untilAnswered('/bye', 'bye');
      expect((await callAt(port, runtime)).replaceAll(String(port), 'PORT')).toBe(dial('bob'));
    } finally {
      await stop();
    }
  });
});
