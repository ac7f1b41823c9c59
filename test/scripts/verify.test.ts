import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { servicePaths } from '../../scripts/verify/verify-project';
import { readWidgetFiles } from '../../scripts/widget-files';
import { keptProject } from '../support/kept-project';
import { runCommand } from '../support/run-command';
import type { ProjectContent } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const lead = "Lead on from there: to a widget, or to a voicemail's URL.";
const voicemail = 'https://calls.example.net/voicemail';
const alice = { noun: 'client', to: 'alice' };

describe('npm run verify', () => {
  it('is content with the sample widgets', async () => {
    const { files } = readWidgetFiles('test/fixtures/samples');
    const samples = files.map(({ path, text }) => [path, text]);
    expect(await runCommand(keptProject({ files: Object.fromEntries(samples) }), 'verify')).toEqual({
      status: 0,
      stdout: 'Walked 4 numbers, 6 Dials and 32 outcomes: no caller is left with nothing.\n',
      stderr: '',
    });
  });

  it('has a line for each way on which a caller is left with nothing, and leaves dist/ alone', async () => {
    const made = keptProject({
      widgets: {
        '13125550100': widgetContent(alice, {
          noAnswer: 'desk',
          busy: '',
          callCompleted: '{{env.VOICEMAIL}}',
        }),
        desk: widgetContent({ noun: 'number', to: '+14157234000' }, { callCompleted: '/voicemail' }),
        default: widgetContent({ noun: 'client', to: '{{flow.data.agent}}' }, { callCompleted: '/hello' }),
      },
      files: { 'functions/hello.protected.ts': 'export const handler = () => {};' },
      environment: { VOICEMAIL: voicemail },
    });
    expect(await runCommand(made, 'verify')).toEqual({
      status: 1,
      stdout: [
        '+13125550100 → 13125550100: busy → the end of the call',
        '+13125550100 → 13125550100: no-answer → desk: no-answer, busy, failed, canceled → /voicemail, where nothing of this service answers',
        '',
      ].join('\n'),
      stderr: `Walked 1 number, 2 Dials and 12 outcomes: 2 ways on which a caller is left with nothing. ${lead}\n`,
    });
    expect(existsSync(join(made.root, 'dist/functions'))).toBe(false);
  });

  it('walks flows, and tells machines the same', async () => {
    const states = [
      {
        name: 'Trigger',
        type: 'trigger',
        transitions: [{ event: 'incomingCall', next: 'hours' }],
        properties: {},
      },
      {
        name: 'hours',
        type: 'business-hours',
        transitions: [{ event: 'open', next: 'bye' }, { event: 'closed' }],
        properties: { timezone: 'Europe/London', open: { mon: '09:00-17:00' } },
      },
      {
        name: 'bye',
        type: 'say-play',
        transitions: [{ event: 'audioComplete' }],
        properties: { say: 'Bye.' },
      },
    ];
    const made = keptProject({
      files: { 'assets/flows/main.private.json': JSON.stringify({ numbers: ['+13125550100'], states }) },
    });
    expect(await runCommand(made, 'verify')).toEqual({
      status: 1,
      stdout: '+13125550100 → flow main → hours: closed → the end of the call\n',
      stderr: `Walked 1 number, 0 Dials, 2 other widgets and 3 outcomes: 1 way on which a caller is left with nothing. ${lead}\n`,
    });
    const { status, stdout, stderr } = await runCommand(made, 'verify', ['--json']);
    expect({ status, stderr, result: JSON.parse(stdout) }).toEqual({
      status: 1,
      stderr: '',
      result: {
        numbers: 1,
        dials: 0,
        others: 2,
        outcomes: 3,
        deadEnds: [
          {
            entrance: '+13125550100',
            steps: [{ flow: 'main', widget: 'hours', outcomes: ['closed'] }],
            end: 'the end of the call',
          },
        ],
        hasGivenUp: false,
      },
    });
  });

  it('takes the parameters that the Voice URL has', async () => {
    const made = keptProject({
      widgets: {
        '13125550100': widgetContent({ noun: 'client', to: '{{flow.data.agent}}' }, { answered: '' }),
      },
    });
    const end = `ways? on which a caller is left with nothing. ${lead}\n`;
    const { stdout, stderr } = await runCommand(made, 'verify');
    expect(stdout).toBe(
      '+13125550100 → an error: Widget "13125550100": to leaves nobody to ring: it rendered to nothing.\n',
    );
    expect(stderr).toMatch(new RegExp(end));
    expect(await runCommand(made, 'verify', ['--param', 'agent=alice'])).toMatchObject({
      status: 1,
      stdout: '+13125550100 → 13125550100: no-answer, busy, failed, canceled → the end of the call\n',
    });
  });

  it.each<[string, ProjectContent, string]>([
    [
      'a faulty widget',
      { widgets: { sales: '{' } },
      'assets/widgets/sales.private.json:1:2  $  is not JSON: a closing brace } is missing\n1 fault: nothing is built until they are fixed.\n',
    ],
    [
      'no widget',
      {},
      'assets/widgets:1:1  $  has no widget: every call would be refused. Write one, NAME.private.json, or bring a Studio flow over with npm run import\n1 fault: nothing is built until they are fixed.\n',
    ],
    [
      'what cannot be built',
      {
        widgets: { default: widgetContent(alice, { callCompleted: voicemail }) },
        files: { 'functions/mine.ts': 'export const handler = (;\n' },
      },
      'Build failed with 1 error:\nfunctions/mine.ts:1:24: ERROR: Unexpected ";"\n',
    ],
  ])('refuses %s', async (_, content, stderr) => {
    expect(await runCommand(keptProject(content), 'verify')).toEqual({ status: 1, stdout: '', stderr });
  });

  it.each([
    [['--help'], 0, /^Usage: npm run verify -- \[options\]\n/, /^$/],
    [['--param', '=x'], 2, /^$/, /^--param "=x" has no name; expected NAME=VALUE\nTry --help\.\n$/],
  ])('helps: %s', async (args, status, stdout, stderr) => {
    expect(await runCommand(keptProject({}), 'verify', args)).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});

describe('the paths of a service', () => {
  it('are its Functions and what is public of its assets', () => {
    const { root } = keptProject({
      files: {
        'functions/a.protected.ts': '',
        'functions/deep/b.js': '',
        'functions/c.private.ts': '',
        'functions/types.d.ts': '',
        'functions/notes.md': '',
        'assets/ring.mp3': '',
        'assets/in.protected.mp3': '',
        'assets/secret.private.txt': '',
        'assets/widgets/sales.private.json': '{}',
        'assets/two words.txt': '',
        'assets/ü.txt': '',
      },
    });
    expect([...servicePaths(root)].sort()).toEqual([
      '/%C3%BC.txt',
      '/a',
      '/connect',
      '/connect-screen',
      '/connect-status',
      '/deep/b',
      '/in.mp3',
      '/ring.mp3',
      '/two-words.txt',
    ]);
  });
});
