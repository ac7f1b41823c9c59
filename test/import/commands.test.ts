import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandEnvironment, commandFile } from '../support/command-file';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'connect-call-to-'));
  cpSync('test/fixtures/studio-flow.json', join(root, 'flow.json'));
});

afterEach(() => rmSync(root, { recursive: true }));

/** Run a command as npm does, in a project's folder. */
function run(
  command: 'import' | 'map' | 'check',
  args: readonly string[] = [],
  input: string | Uint8Array = '',
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [commandFile(command), ...args], {
    cwd: root,
    env: commandEnvironment,
    input,
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

const widgets = () => readdirSync(join(root, 'assets/widgets'));
const notes = `flow.json:69:19  states[4].transitions[1].next  warning: led to "send_summary" (send-message); left out: the caller is gone, and Twilio runs no TwiML any more. Write a URL or a /path that is to learn of it
flow.json:75:15  states[4].properties.to  warning: reads {{widgets.lookup.parsed.agent}}, which only the Studio flow knows: add agent={{widgets.lookup.parsed.agent}} to the URL of Add TwiML Redirect (with | url_encode where it may hold + or &), and write {{flow.data.agent}} here
flow.json:82:33  states[5].transitions[0].next  warning: led to "goodbye" (say-play); left out: the call goes back to the flow. Enter through Add TwiML Redirect, and let its Return lead to "goodbye"
`;

describe('npm run import -- --widgets', () => {
  it('writes widgets that pass the check, and the second time changes nothing', () => {
    expect(run('import', ['flow.json', '--widgets', '--dry-run'])).toEqual({
      status: 0,
      stdout:
        'assets/widgets/connect_agent.private.json  would be written\nassets/widgets/connect_sales.private.json  would be written\n2 widgets would be written.\n',
      stderr: notes,
    });
    expect(existsSync(join(root, 'assets'))).toBe(false);
    expect(run('import', ['flow.json', '--widgets'])).toEqual({
      status: 0,
      stdout:
        'assets/widgets/connect_agent.private.json  written\nassets/widgets/connect_sales.private.json  written\n2 widgets written.\n',
      stderr: notes,
    });
    expect(run('check')).toMatchObject({ status: 0, stdout: '2 widgets checked: no faults.\n' });
    expect(run('import', ['flow.json', '--widgets'])).toEqual({
      status: 0,
      stdout:
        'assets/widgets/connect_agent.private.json  unchanged\nassets/widgets/connect_sales.private.json  unchanged\n2 widgets unchanged.\n',
      stderr: notes,
    });
  });

  it('keeps what differs, until it is forced', () => {
    const file = 'assets/widgets/connect_sales.private.json';
    const mine =
      '{"name":"connect_sales","numbers":["+13125550100"],"properties":{"noun":"client","to":"a"}}';
    mkdirSync(join(root, 'assets/widgets'), { recursive: true });
    writeFileSync(join(root, file), mine);
    const kept = `flow.json:79:5  states[5]  ${file} differs from this and is kept. With --force it is overwritten, but for its "numbers"\n`;
    const { status, stdout, stderr } = run('import', ['flow.json', '--widgets']);
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: 'assets/widgets/connect_agent.private.json  written\n1 widget written.\n',
    });
    expect(stderr).toContain(kept);
    expect(readFileSync(join(root, file), 'utf8')).toBe(mine);
    expect(run('import', ['--force', '--widgets', 'flow.json'])).toEqual({
      status: 0,
      stdout: `assets/widgets/connect_agent.private.json  unchanged\n${file}  overwritten\n1 widget overwritten, 1 widget unchanged.\n`,
      stderr: notes,
    });
    expect(JSON.parse(readFileSync(join(root, file), 'utf8'))).toMatchObject({ numbers: ['+13125550100'] });
  });

  it.each([
    ['UTF-16, as PowerShell writes it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
  ])('reads standard input: %s', (_, encode) => {
    const input = encode(readFileSync('test/fixtures/studio-flow-older.json', 'utf8'));
    expect(run('import', ['-', '--widgets'], input)).toMatchObject({ status: 0 });
    expect(widgets()).toEqual(['connect_front_desk.private.json', 'connect_office.private.json']);
  });

  it('tells machines the same', () => {
    const { status, stdout, stderr } = run('import', [
      'flow.json',
      'nope.json',
      '--widgets',
      '--json',
      '--dry-run',
    ]);
    const { dryRun, widgets: planned, findings } = JSON.parse(stdout);
    expect({ status, stderr, dryRun }).toEqual({ status: 1, stderr: '', dryRun: true });
    expect(planned).toEqual([
      {
        name: 'connect_agent',
        from: 'flow.json',
        file: 'assets/widgets/connect_agent.private.json',
        change: 'new',
      },
      {
        name: 'connect_sales',
        from: 'flow.json',
        file: 'assets/widgets/connect_sales.private.json',
        change: 'new',
      },
    ]);
    expect(findings).toMatchObject([{ file: 'nope.json', severity: 'fault' }, {}, {}, {}]);
  });

  it.each([
    [['nope.json'], '', 'nope.json:1:1  $  is not there; give the path of an exported flow\n'],
    [['.'], '', '.:1:1  $  is a folder; give the path of an exported flow\n'],
    [
      ['-'],
      'hello',
      'standard input:1:1  $  is not JSON: this word means nothing in JSON; text stands in double quotes\n',
    ],
    [
      ['-'],
      Buffer.from([0x22, 0xe9, 0x22]),
      'standard input:1:1  $  is neither UTF-8 nor UTF-16; save it in one of them\n',
    ],
  ])('fails with %j', (args, input, stderr) => {
    expect(run('import', args, input)).toEqual({ status: 1, stdout: 'No flow imported.\n', stderr });
  });

  it('tells of a file that cannot be written', () => {
    writeFileSync(join(root, 'assets'), '');
    const { status, stdout, stderr } = run('import', ['flow.json', '--widgets']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'No widget imported.\n' });
    expect(stderr).toMatch(
      /^assets\/widgets\/connect_sales\.private\.json:1:1 {2}\$ {2}cannot be written: E/m,
    );
  });

  it.each([
    [[], "error: missing required argument 'FLOW.json'\nTry --help.\n"],
    [['--forse', 'flow.json'], "error: unknown option '--forse'\n(Did you mean --force?)\nTry --help.\n"],
  ])('refuses wrong use: %j', (args, stderr) => {
    expect(run('import', args)).toEqual({ status: 2, stdout: '', stderr });
  });

  it('helps', () => {
    expect(run('import', ['--help'])).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('npm run import', () => {
  const file = 'assets/flows/flow.private.json';
  const flowNotes = (of: string, at: readonly [number, number]) =>
    `${of}:${at[0]}:5  states[1]  warning: differs from Studio: here "url" is what is asked, whatever the SIDs say, and an answer may take 5 s
${of}:${at[1]}:20  states[7].properties.service  warning: is for chats: service and channel are ignored, and a text message is sent
`;
  const alone = (name: string) =>
    `assets/flows/${name}.private.json:1:1  $  warning: no number and no transition reaches this flow: only /connect?flow=${name} runs it. Write "numbers" beside "states"\n`;

  it('writes the whole flow as it is', () => {
    expect(run('import', ['flow.json', '--dry-run'])).toEqual({
      status: 0,
      stdout: `${file}  would be written\n1 flow would be written.\n`,
      stderr: alone('flow') + flowNotes(file, [16, 112]),
    });
    expect(existsSync(join(root, 'assets'))).toBe(false);
    expect(run('import', ['flow.json'])).toMatchObject({
      status: 0,
      stdout: `${file}  written\n1 flow written.\n`,
    });
    expect(readFileSync(join(root, file), 'utf8')).toBe(readFileSync(join(root, 'flow.json'), 'utf8'));
    expect(run('check')).toMatchObject({ status: 0, stdout: '1 flow checked: no faults.\n' });
    expect(run('import', ['flow.json'])).toMatchObject({
      status: 0,
      stdout: `${file}  unchanged\n1 flow unchanged.\n`,
    });
  });

  it('gives it a name and numbers, and keeps those, and what differs, until it is forced', () => {
    const args = ['flow.json', '--name', 'main'];
    const main = 'assets/flows/main.private.json';
    const numbers = ['+13125550100', '+13125550101'];
    expect(run('import', [...args, ...numbers.flatMap((number) => ['--number', number])])).toEqual({
      status: 0,
      stdout: `${main}  written\n1 flow written.\n`,
      stderr: flowNotes(main, [36, 202]),
    });
    const original: unknown = JSON.parse(readFileSync(join(root, 'flow.json'), 'utf8'));
    const written = () => JSON.parse(readFileSync(join(root, main), 'utf8'));
    expect(written()).toEqual({ numbers, ...Object(original) });
    const edited = readFileSync(join(root, 'flow.json'), 'utf8').replace('"timeout": 20', '"timeout": 25');
    writeFileSync(join(root, 'flow.json'), edited);
    const { status, stdout, stderr } = run('import', args);
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'No flow imported.\n' });
    expect(stderr).toBe(
      `flow.json:1:1  $  ${main} differs from this and is kept. With --force it is overwritten, but for its "numbers"\n`,
    );
    expect(run('import', [...args, '--force'])).toMatchObject({
      status: 0,
      stdout: `${main}  overwritten\n1 flow overwritten.\n`,
    });
    expect(written()).toEqual({ numbers, ...JSON.parse(edited) });
  });

  it('reads what the command line of Twilio prints, from standard input, and tells machines the same', () => {
    const definition = readFileSync(join(root, 'flow.json'), 'utf8');
    const input = JSON.stringify([{ sid: 'FW1', friendlyName: 'Main Line!', definition }]);
    const { status, stdout, stderr } = run('import', ['-', '--json'], input);
    const { dryRun, flows, findings } = JSON.parse(stdout);
    expect({ status, stderr, dryRun, flows }).toEqual({
      status: 0,
      stderr: '',
      dryRun: false,
      flows: [
        {
          name: 'Main_Line',
          from: 'standard input',
          file: 'assets/flows/Main_Line.private.json',
          change: 'new',
        },
      ],
    });
    expect(findings).toHaveLength(3);
    expect(run('check')).toMatchObject({ status: 0, stdout: '1 flow checked: no faults.\n' });
  });

  it('tells of a flow that cannot be written', () => {
    writeFileSync(join(root, 'assets'), '');
    const { status, stdout, stderr } = run('import', ['flow.json']);
    expect({ status, stdout }).toEqual({ status: 1, stdout: 'No flow imported.\n' });
    expect(stderr).toMatch(/^assets\/flows\/flow\.private\.json:1:1 {2}\$ {2}cannot be written: E/m);
  });

  it.each([
    [
      ['--name', 'a b', 'flow.json'],
      '--name "a b" is no name of a flow; expected letters, digits, _ and -, at most 64',
    ],
    [['--number', '555', 'flow.json'], '--number "555" is no number in E.164, such as +13125550100'],
    [
      ['--widgets', '--name', 'a', 'flow.json'],
      '--name and --number are for a whole flow, not for --widgets',
    ],
    [['--name', 'a', 'flow.json', 'other.json'], '--name and --number are for one flow, and these are 2'],
  ])('refuses wrong use: %j', (args, sentence) => {
    cpSync('test/fixtures/studio-flow-older.json', join(root, 'other.json'));
    expect(run('import', args)).toEqual({ status: 2, stdout: '', stderr: `${sentence}\nTry --help.\n` });
  });
});

describe('npm run map', () => {
  it('draws the widgets', () => {
    run('import', ['flow.json', '--widgets']);
    const map = `flowchart LR
  widget_connect_agent["connect_agent<br/>client<br/>#123;#123;widgets.lookup.parsed.agent#125;#125;"]
  widget_connect_sales["connect_sales<br/>number-multi<br/>+14155550101<br/>+14155550102"]
  flow_end(["back to Studio, or hang up"])
  widget_connect_agent -->|"callCompleted"| widget_connect_sales
  widget_connect_agent -.->|"hangup"| flow_end
  widget_connect_sales -->|"callCompleted"| flow_end
  widget_connect_sales -.->|"hangup"| flow_end
`;
    expect(run('map')).toEqual({ status: 0, stdout: map, stderr: '' });
    const { nodes, edges } = JSON.parse(run('map', ['--json']).stdout);
    expect([nodes.length, edges.length]).toEqual([3, 4]);
  });

  it('has no map of a faulty configuration', () => {
    mkdirSync(join(root, 'assets/widgets'), { recursive: true });
    writeFileSync(join(root, 'assets/widgets/a.private.json'), '{}');
    expect(run('map')).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'assets/widgets/a.private.json:1:1  properties  is missing; expected an object in braces\n1 fault: nothing is built until they are fixed.\n',
    });
  });

  it('draws nothing where there is nothing', () => {
    expect(run('map')).toEqual({
      status: 0,
      stdout: 'flowchart LR\n',
      stderr: 'There is no flow in assets/flows and no widget in assets/widgets yet.\n',
    });
  });

  it('refuses wrong use', () => {
    expect(run('map', ['sales'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: too many arguments. Expected 0 arguments but got 1.\nTry --help.\n',
    });
  });
});
