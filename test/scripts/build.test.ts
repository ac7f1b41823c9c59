import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { keptProject } from '../support/kept-project';
import { runCommand, startCommand } from '../support/run-command';
import type { TemporaryProject } from '../support/temporary-project';
import { widgetContent } from '../support/widget-content';

const sales = widgetContent({ noun: 'client', to: 'alice' });
const functions = [
  'functions/connect-screen.protected.js',
  'functions/connect-status.protected.js',
  'functions/connect.protected.js',
];
function built({ root }: TemporaryProject): string[] {
  return readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, 'dist/').length))
    .sort();
}

/** Build, and what it says, without the time that it took. */
async function build(made: TemporaryProject) {
  const { status, stdout, stderr } = await runCommand(made, 'build');
  return { status, stdout: stdout.replace(/in \d+ ms/, 'in N ms'), stderr };
}

function success(what: string) {
  return { status: 0, stdout: `Built ${what} into dist/ in N ms.\n`, stderr: '' };
}

describe('npm run build', () => {
  it('packs the widgets, bundles the Functions and copies the other assets', async () => {
    const image = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00]);
    const made = keptProject({
      widgets: { sales, support: sales },
      files: {
        'assets/logo.png': image,
        'assets/music/hold.private.txt': 'la la la',
        'assets/data.json': '{}',
        'assets/.DS_Store': '',
        'assets/widgets/README.md': 'Our widgets.',
      },
    });
    expect(await build(made)).toEqual(success('2 widgets, 3 Functions, 4 assets'));
    expect(built(made)).toEqual([
      'assets/data.json',
      'assets/logo.png',
      'assets/music/hold.private.txt',
      'assets/widgets/1-of-1.private.json',
      ...functions,
    ]);
    expect(readFileSync(join(made.root, 'dist/assets/logo.png')).equals(image)).toBe(true);
  });

  it('takes in what was edited, and removes what was removed', async () => {
    const made = keptProject({ widgets: { sales }, files: { 'assets/a.txt': '1', 'assets/b/c.txt': '1' } });
    await build(made);
    const functionFile = join(made.root, 'dist', 'functions/connect.protected.js');
    const { mtimeMs } = statSync(functionFile);
    made.remove('assets/b');
    made.write({
      widgets: { sales: widgetContent({ noun: 'client', to: 'bob' }) },
      files: { 'assets/a.txt': '2' },
    });
    expect(await build(made)).toEqual(success('1 widget, 3 Functions, 2 assets'));
    expect(built(made)).toEqual(['assets/a.txt', 'assets/widgets/1-of-1.private.json', ...functions]);
    expect(readFileSync(join(made.root, 'dist/assets/a.txt'), 'utf8')).toBe('2');
    expect(readFileSync(join(made.root, 'dist/assets/widgets/1-of-1.private.json'), 'utf8')).toContain('bob');
    expect(statSync(functionFile).mtimeMs).toBe(mtimeMs);
  });

  it('leaves an earlier build as it is where a widget is faulty', async () => {
    const made = keptProject({ widgets: { sales } });
    await build(made);
    const pack = join(made.root, 'dist/assets/widgets/1-of-1.private.json');
    const before = readFileSync(pack, 'utf8');
    made.write({ widgets: { sales: '{}x', support: sales } });
    expect(await build(made)).toMatchObject({ status: 1, stdout: '' });
    expect(readFileSync(pack, 'utf8')).toBe(before);
  });

  it('packs thousands of widgets into ten assets at most', async () => {
    const to = 'a'.repeat(300);
    const many = Array.from({ length: 5_000 }, (_, index) => [
      `w${index}`,
      widgetContent({ noun: 'client', to }),
    ]);
    const made = keptProject({ widgets: Object.fromEntries(many) });
    expect(await build(made)).toEqual(success('5000 widgets, 3 Functions, 8 assets'));
    expect(built(made)).toEqual([
      ...Array.from({ length: 8 }, (_, index) => `assets/widgets/${index + 1}-of-8.private.json`),
      ...functions,
    ]);
  });

  it('names the place of a slip in a Function, without a stack trace', async () => {
    const made = keptProject({
      widgets: { sales },
      files: { 'functions/mine.protected.ts': 'export const handler = (;\n' },
    });
    const { status, stdout, stderr } = await build(made);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toBe(
      'Build failed with 1 error:\nfunctions/mine.protected.ts:1:24: ERROR: Unexpected ";"\n',
    );
  });

  it('refuses an asset that Twilio would not take, and leaves what was built as it is', async () => {
    const made = keptProject({ widgets: { sales } });
    await build(made);
    const before = built(made);
    made.write({ widgets: { support: sales }, files: { 'assets/rings/+1.mp3': 'ring' } });
    expect(await build(made)).toEqual({
      status: 1,
      stdout: '',
      stderr: `assets/rings/+1.mp3 cannot be deployed: Twilio takes none of ; , ? : @ + & $ ( ) ' " # in a path. Rename it.\n`,
    });
    expect(built(made)).toEqual(before);
    expect(readFileSync(join(made.root, 'dist/assets/widgets/1-of-1.private.json'), 'utf8')).not.toContain(
      'support',
    );
  });

  it('makes the inspector’s page of one script, one style and itself, and the script is small', async () => {
    const secretive = widgetContent({ noun: 'client', to: 'whom-nobody-else-may-know' });
    const made = keptProject({ widgets: { sales: secretive } }, { page: true });
    expect(await build(made)).toEqual(success('1 widget, 3 Functions, 6 assets'));
    expect(built(made).filter((name) => name.startsWith('assets/') && !name.includes('widgets'))).toEqual([
      'assets/assets/index.html',
      'assets/icon.svg',
      'assets/index.html',
      'assets/inspector.css',
      'assets/inspector.js',
    ]);
    const script = readFileSync(join(made.root, 'dist/assets/inspector.js'));
    expect(gzipSync(script).length).toBeLessThan(120_000);
    // It holds no configuration.
    expect(script.includes('whom-nobody-else-may-know')).toBe(false);
  });

  it('leaves the inspector out where somebody has a page of their own', async () => {
    const made = keptProject({ widgets: { sales }, files: { 'assets/index.html': 'Mine.' } }, { page: true });
    expect(await build(made)).toEqual(success('1 widget, 3 Functions, 2 assets'));
    expect(readFileSync(join(made.root, 'dist/assets/index.html'), 'utf8')).toBe('Mine.');
  });

  it('succeeds however many run at once, and leaves nothing but the build', async () => {
    const made = keptProject({ widgets: { sales }, files: { 'assets/logo.png': 'logo' } });
    for (let round = 0; round < 4; round++) {
      made.write({ widgets: { [`more-${round}`]: sales } });
      if (round > 0) made.remove(`assets/widgets/more-${round - 1}.private.json`);
      const builds = await Promise.all(Array.from({ length: 5 }, () => build(made)));
      expect(builds.map(({ status, stdout }) => ({ status, stdout }))).toEqual(
        builds.map(() => ({
          status: 0,
          stdout: 'Built 2 widgets, 3 Functions, 2 assets into dist/ in N ms.\n',
        })),
      );
      expect(readFileSync(join(made.root, 'dist/assets/widgets/1-of-1.private.json'), 'utf8')).toContain(
        `more-${round}`,
      );
      expect(built(made)).toEqual(['assets/logo.png', 'assets/widgets/1-of-1.private.json', ...functions]);
    }
  });

  it('waits for a build that runs, says so, and takes what is there afterwards', async () => {
    const made = keptProject({ widgets: { sales } });
    mkdirSync(join(made.root, 'dist'));
    writeFileSync(join(made.root, 'dist/.lock'), String(process.pid));
    const waiting = startCommand(made, 'build');
    const written = text(waiting.stdout);
    expect(String(await once(waiting.stderr, 'data'))).toBe(
      `Another build is running (process ${process.pid}); this one waits for it.\n`,
    );
    await setTimeout(500);
    expect(built(made)).toEqual(['.lock']);
    made.write({ widgets: { support: sales } });
    made.remove('dist/.lock');
    expect((await written).replace(/in \d+ ms/, 'in N ms')).toBe(
      success('2 widgets, 3 Functions, 1 asset').stdout,
    );
  });

  it('does not wait for a build that was ended, and clears away what that left', async () => {
    const made = keptProject({ widgets: { sales } });
    // No system counts its processes so far.
    const gone = 2 ** 30;
    made.write({ files: { 'dist/.lock': String(gone), [`dist/.build-${gone}/functions/half.js`]: '' } });
    expect(await build(made)).toEqual(success('1 widget, 3 Functions, 1 asset'));
    expect(built(made)).toEqual(['assets/widgets/1-of-1.private.json', ...functions]);
    expect(existsSync(join(made.root, `dist/.build-${gone}`))).toBe(false);
  });

  it('makes no service that answers nobody', async () => {
    const made = keptProject({ files: { 'assets/logo.png': 'logo' } });
    expect(await build(made)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets:1:1  $  has no widget: every call would be refused. Write one, NAME.private.json, or bring a Studio flow over with npm run import\n1 fault: nothing is built until they are fixed.\n',
    });
    expect(existsSync(join(made.root, 'dist'))).toBe(false);
  });

  it.each([
    [['--help'], 0, /^Usage: npm run build -- \[options\]\n/, /^$/],
    [['now'], 2, /^$/, /^error: too many arguments.*\nTry --help\.\n$/s],
  ])('helps: %s', async (args, status, stdout, stderr) => {
    expect(await runCommand(keptProject({}), 'build', args)).toEqual({
      status,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});
