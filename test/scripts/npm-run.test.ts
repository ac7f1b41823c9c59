import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCall } from '../support/run-call';
import { type Finished, runCommand } from '../support/run-command';
import { type TemporaryProject, temporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

// The other tests run each command as one file of JavaScript, which starts sooner. Here it is what a user types.

let project: TemporaryProject;
beforeAll(() => {
  project = temporaryProject({
    widgets: {
      default: {
        ...widgetContent({ noun: 'client', to: 'alice' }, { callCompleted: 'gone' }),
        numbers: ['+13125550100'],
      },
      gone: widgetContent({ noun: 'number', to: '{{flow.data.to}}' }),
    },
    files: { 'flow.json': readFileSync('test/fixtures/studio-flow.json') },
  });
});
afterAll(() => project.discard());

/** As npm runs it, in the project's folder. */
function npmRun(command: string, args: readonly string[]): Promise<Finished> {
  const env = { PATH: process.env.PATH, npm_config_update_notifier: 'false' };
  return new Promise((done) => {
    execFile(
      'npm',
      ['run', '-s', command, '--', ...args],
      { cwd: project.root, env },
      (error, stdout, stderr) => done({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** Without what is another in each run, and without the warnings, which `runCommand` leaves out as well. */
function steady({ status, stdout, stderr }: Finished): Finished {
  const times = (text: string) =>
    text.replaceAll(/\bin \d+ ms/g, 'in 0 ms').replaceAll(/localhost(:|%3A)\d+/g, 'localhost$13000');
  return {
    status,
    stdout: times(stdout),
    stderr: times(stderr).replaceAll(/^\S+:\d+:\d+ {2}.* {2}warning: .*\n/gm, ''),
  };
}

it.each([
  ['check', [], 0],
  ['build', ['now'], 2],
  ['verify', ['--json'], 1],
  ['map', [], 0],
  ['import', ['flow.json', '--dry-run'], 0],
] as const)('npm run %s %j does what the tests run', async (command, args, status) => {
  const told = steady(await npmRun(command, args));
  expect(told).toEqual(steady(await runCommand(project, command, args)));
  expect(told.status).toBe(status);
});

it('npm run call does what the tests run', async () => {
  const args = ['--outcome', 'caller-hangup'];
  const told = steady(await npmRun('call', args));
  expect(told).toEqual(steady(await runCall(project, ...args)));
  expect([told.status, told.stdout]).toEqual([0, expect.stringMatching(/<Client>alice<\/Client>/)]);
});

it('each command is a program of scripts/, run by tsx', () => {
  const { scripts } = JSON.parse(readFileSync(join(project.root, 'package.json'), 'utf8'));
  const commands = ['build', 'call', 'check', 'deploy', 'import', 'map', 'start', 'verify'];
  expect(commands.map((name) => scripts[name])).toEqual(commands.map((name) => `tsx scripts/${name}.ts`));
});
